namespace StargateBot.Core.Chat.Commands;

/// <summary>Told of the forms that are opened: what a press means counts whether or not the form is sent.</summary>
internal interface IFormObserver
{
    /// <summary>A form is being opened. Returns at once and never throws.</summary>
    /// <param name="question">What asked for the form.</param>
    void OnOpening(IncomingQuestion question);
}
