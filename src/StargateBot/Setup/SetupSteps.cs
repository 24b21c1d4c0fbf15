using System.Globalization;
using StargateBot.Localization;

namespace StargateBot.Setup;

/// <summary>Prints the numbered steps of a set-up.</summary>
/// <param name="output">Where to print.</param>
internal sealed class SetupSteps(TextWriter output)
{
    private const string Indent = "   ";

    private int _number;

    /// <summary>Prints the heading.</summary>
    /// <param name="title">What the steps lead to.</param>
    public void Begin(string title)
    {
        output.WriteLine(title);
        output.WriteLine();
    }

    /// <summary>Prints a step.</summary>
    /// <param name="text">What to do.</param>
    /// <param name="details">Lines below it.</param>
    public void Step(string text, params IEnumerable<string> details)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{++_number}. {text}"));
        foreach (var detail in details)
        {
            output.WriteLine(Indent + detail);
        }
    }

    /// <summary>Prints the steps that both platforms end with: set the tokens, start, ask.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="tokens">The settings that hold the tokens, each with what stands for its value.</param>
    /// <param name="ask">How to ask there.</param>
    public void Finish(SetupTexts texts, IReadOnlyList<(string Key, string Value)> tokens, string ask)
    {
        var first = tokens[0];
        Step(
            texts.SetVariables,
            tokens.Select(token => $"export {token.Key.Replace(":", "__", StringComparison.Ordinal)}='{token.Value}'")
                .Append(texts.SetSecrets.With($"dotnet user-secrets --project src/StargateBot set {first.Key} '{first.Value}'")));
        Step(texts.Start.With("stargatebot"));
        Step(ask);
    }
}
