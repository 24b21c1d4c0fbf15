using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat;

/// <summary>A form that a person fills in.</summary>
/// <param name="Title">Its title, at most 24 characters (Slack's limit).</param>
/// <param name="Fields">Its fields, one to five.</param>
/// <param name="SubmitLabel">What stands on the button that sends it, at most 24 characters.</param>
/// <param name="Submit">What sending it asks; the fields are added to <see cref="ChatRequest.Fields"/>.</param>
/// <param name="Language">The language of its words.</param>
public sealed record ChatForm(string Title, IReadOnlyList<FormField> Fields, string SubmitLabel, ChatRequest Submit, Language Language);

/// <summary>A text field of a form.</summary>
/// <param name="Name">Its name, of <see cref="RequestFields"/>.</param>
/// <param name="Label">What stands over it, at most 45 characters (Discord's limit).</param>
/// <param name="MaxLength">The longest text, at most 3,000 UTF-16 units (Slack's limit).</param>
/// <param name="IsMultiline">Whether it has several lines.</param>
/// <param name="IsRequired">Whether it must be filled in.</param>
/// <param name="Hint">What stands in it while it is empty, at most 100 characters, or null.</param>
public sealed record FormField(string Name, string Label, int MaxLength, bool IsMultiline, bool IsRequired, string? Hint = null);
