using System.Text.Json;
using StargateBot.Core.Languages;
using StargateBot.Localization;

namespace StargateBot.Json;

/// <summary>Takes typed fields out of a JSON object and says in the person's language what is wrong with one. Unknown fields are ignored.</summary>
internal sealed class JsonFields
{
    private readonly JsonElement _object;
    private readonly Texts _texts;

    /// <summary>Makes a reader of an object's fields.</summary>
    /// <param name="line">The value of a line.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="LineFaultException">The value is no object.</exception>
    public JsonFields(JsonElement line, Texts texts)
    {
        _object = line.ValueKind == JsonValueKind.Object
            ? line
            : throw new LineFaultException(texts.LineNotObject.With(line.ValueKind.ToString().ToLowerInvariant()));
        _texts = texts;
    }

    /// <summary>Gets whether a field stands in the object and is not null.</summary>
    /// <param name="name">The field's name.</param>
    public bool Has(string name) => _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Gets an id: a text or a number, kept as it is.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is missing or of another type.</exception>
    public JsonElement Id(string name)
    {
        var value = Required(name);
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.Clone() : throw WrongType(name, _texts.TypeStringOrNumber);
    }

    /// <summary>Gets a text.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is missing or of another type.</exception>
    public string String(string name) => TextOf(Required(name)) ?? throw WrongType(name, _texts.TypeString);

    /// <summary>Gets a text, or null when the field is absent.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is of another type.</exception>
    public string? OptionalString(string name) => Has(name) ? String(name) : null;

    /// <summary>Gets a truth value.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is missing or of another type.</exception>
    public bool Boolean(string name) => Required(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw WrongType(name, _texts.TypeBoolean),
    };

    /// <summary>Gets a truth value, false when the field is absent.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is of another type.</exception>
    public bool OptionalBoolean(string name) => Has(name) && Boolean(name);

    /// <summary>Gets a language.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is missing or neither <c>id</c> nor <c>en</c>.</exception>
    public Language Language(string name) =>
        LanguageCodes.TryParse(TextOf(Required(name)), out var language) ? language : throw WrongType(name, _texts.TypeLanguage);

    /// <summary>Gets a language, or null when the field is absent.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is neither <c>id</c> nor <c>en</c>.</exception>
    public Language? OptionalLanguage(string name) => Has(name) ? Language(name) : null;

    /// <summary>Gets a list of texts, empty when the field is absent.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is of another type.</exception>
    public IReadOnlyList<string> OptionalStrings(string name) =>
        Has(name) ? StringsOf(Required(name)) ?? throw WrongType(name, _texts.TypeStringArray) : [];

    /// <summary>Gets a list of lists of texts, empty when the field is absent.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is of another type.</exception>
    public IReadOnlyList<IReadOnlyList<string>> OptionalGroups(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        var value = Required(name);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(group => StringsOf(group) ?? throw WrongType(name, _texts.TypeGroups))]
            : throw WrongType(name, _texts.TypeGroups);
    }

    /// <summary>Gets a list of whole numbers, empty when the field is absent.</summary>
    /// <param name="name">The field's name.</param>
    /// <exception cref="LineFaultException">It is of another type.</exception>
    public IReadOnlyList<int> OptionalNumbers(string name)
    {
        if (!Has(name))
        {
            return [];
        }

        var value = Required(name);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number)
                ? number
                : throw WrongType(name, _texts.TypeNumberArray))]
            : throw WrongType(name, _texts.TypeNumberArray);
    }

    private static List<string>? StringsOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (TextOf(item) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }

    // A lone surrogate escape such as "\ud800" is valid JSON and no text.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement Required(string name) => Has(name) ? _object.GetProperty(name) : throw new LineFaultException(_texts.LineMissing.With(name));

    private LineFaultException WrongType(string name, string expected) => new(_texts.LineWrongType.With(name, expected));
}
