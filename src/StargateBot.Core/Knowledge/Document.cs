using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>What a passage was in its file.</summary>
public enum PassageKind
{
    /// <summary>Running text, or a code block with its lines joined by line feeds.</summary>
    Paragraph,

    /// <summary>A bulleted or numbered list, its items (those of lists inside it too) joined by line feeds, without bullets and numbers.</summary>
    List,

    /// <summary>A table, rows joined by line feeds, cells by <c> | </c>.</summary>
    Table,

    /// <summary>A block quotation, its paragraphs joined by line feeds.</summary>
    Quote,
}

/// <summary>A run of characters inside a text.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Gets the index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Cuts the span out of its text.</summary>
    /// <param name="text">The text that the span was made for.</param>
    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>One paragraph, list, table or block quote of a document: what is retrieved and cited.</summary>
public sealed record Passage
{
    /// <summary>Gets the document's id: the path below the knowledge folder, with <c>/</c> and without extension.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Gets the document's title.</summary>
    public required string DocumentTitle { get; init; }

    /// <summary>Gets the document's language.</summary>
    public required Language Language { get; init; }

    /// <summary>Gets the number inside the document, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Gets what the passage was in its file.</summary>
    public required PassageKind Kind { get; init; }

    /// <summary>Gets the headings above the passage below the title, outermost first, joined by <c> › </c>; empty when there is none.</summary>
    public required string Heading { get; init; }

    /// <summary>Gets the rendered plain text, white space collapsed.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the sentences of <see cref="Text"/> in order; they cover everything in it but white space.</summary>
    public required IReadOnlyList<TextSpan> Sentences { get; init; }

    /// <summary>Gets the locator, such as <c>¶3</c>.</summary>
    public string Locator => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"¶{Number}");
}

/// <summary>One knowledge file.</summary>
/// <param name="Id">The path below the knowledge folder, with <c>/</c> and without extension.</param>
/// <param name="Title">Front matter, else first heading, else file name.</param>
/// <param name="Language">Front matter, else identified from the text.</param>
/// <param name="Source">Where the text comes from, as the front matter says, or null.</param>
/// <param name="TranslationOf">Id of the original that this document translates, or null.</param>
/// <param name="Passages">Passages in order, at least one.</param>
public sealed record Document(
    string Id, string Title, Language Language, string? Source, string? TranslationOf, IReadOnlyList<Passage> Passages);

/// <summary>A document together with its translation, aligned passage by passage.</summary>
/// <param name="Original">The original, or a document that has no translation.</param>
/// <param name="Translation">The translation, with as many passages as the original, or null.</param>
public sealed record DocumentPair(Document Original, Document? Translation);

/// <summary>What retrieval ranks: a passage and, where there is one, the same passage in the other language.</summary>
/// <param name="Original">The original.</param>
/// <param name="Translation">Its translation, or null.</param>
public sealed record PassageUnit(Passage Original, Passage? Translation)
{
    /// <summary>Gets the text in a language, or the original where it exists only in the other.</summary>
    /// <param name="language">The language wanted.</param>
    public Passage In(Language language) =>
        Original.Language != language && Translation is { } translation && translation.Language == language ? translation : Original;
}
