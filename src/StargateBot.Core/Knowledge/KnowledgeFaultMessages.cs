using System.Globalization;
using System.Resources;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>What is wrong with knowledge and how to mend it, in words for people.</summary>
public static class KnowledgeFaultMessages
{
    private const string LineForm = "line";
    private const string FileForm = "file";

    private static readonly ResourceManager Texts = new("StargateBot.Core.Knowledge.KnowledgeTexts", typeof(KnowledgeFaultMessages).Assembly);

    /// <summary>Describes a fault with its place, such as <c>a.md, line 3: …</c>; one line.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="language">Language of the text.</param>
    public static string Describe(KnowledgeFault fault, Language language)
    {
        var message = Message(fault.Code, [.. fault.Arguments], language);
        return fault switch
        {
            { File.Length: 0 } => message,
            { Line: { } line } => Message(LineForm, [fault.File, line.ToString(CultureInfo.InvariantCulture), message], language),
            _ => Message(FileForm, [fault.File, message], language),
        };
    }

    /// <summary>Describes why a folder cannot be read; one line.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="language">Language of the text.</param>
    public static string Describe(KnowledgeException exception, Language language) => Message(exception.Code, [exception.Folder], language);

    // Values come from files: what could break a line or reorder it on a terminal is dropped.
    private static string Message(string code, string[] arguments, Language language)
    {
        var culture = CultureInfo.GetCultureInfo(language.ToCode());
        var form = Texts.GetString(code, culture) ?? throw new ArgumentException($"No text for the code '{code}'.", nameof(code));
        object[] values = [.. arguments.Select(argument => PlainText.Clean(argument, keepLines: false))];
        return string.Format(CultureInfo.InvariantCulture, form, values);
    }
}
