using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Collects what is wrong with a body, by field, and writes it as error 50035 (reference, Error Messages).</summary>
internal sealed class FormErrors
{
    private List<(string Path, string Code, string Message)>? _errors;

    public bool Any => _errors is not null;

    /// <summary>Adds an error.</summary>
    /// <param name="path">The field, parts parted by dots, array indexes as numbers.</param>
    /// <param name="code">The inner code.</param>
    /// <param name="message">What a developer is told.</param>
    public void Add(string path, string code, string message) => (_errors ??= []).Add((path, code, message));

    /// <summary>Adds the errors of a part of the body.</summary>
    public void AddUnder(string path, FormErrors inner)
    {
        foreach (var error in inner._errors ?? [])
        {
            Add(error.Path.Length == 0 ? path : $"{path}.{error.Path}", error.Code, error.Message);
        }
    }

    /// <summary>Adds an error when a text is too long or too short.</summary>
    public void CheckLength(string path, string? text, int shortest, int longest)
    {
        if (text is null)
        {
            if (shortest > 0)
            {
                Required(path);
            }
        }
        else if (text.Length < shortest || text.Length > longest)
        {
            Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {shortest} and {longest} in length.");
        }
    }

    public void Required(string path) => Add(path, "BASE_TYPE_REQUIRED", "This field is required");

    public void Choice(string path, string allowed) => Add(path, "BASE_TYPE_CHOICES", $"Value must be one of {{{allowed}}}.");

    /// <summary>Adds an error when a member is there and of another kind; null counts as not there.</summary>
    /// <returns>True when it is there and of the kind.</returns>
    public bool CheckKind(string path, JsonElement element, string name, JsonValueKind kind, out JsonElement value)
    {
        if (!element.Has(name, out value))
        {
            return false;
        }

        if (value.ValueKind == kind)
        {
            return true;
        }

        Add(path, "BASE_TYPE_WRONG_KIND", $"Must be {kind}.");
        return false;
    }

    public byte[] ToBytes() => Json.ToBytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", "Invalid Form Body");
        writer.WriteNumber("code", 50035);
        writer.WriteStartObject("errors");
        Write(writer, (_errors ?? []).Select(error => ((ReadOnlyMemory<string>)error.Path.Split('.'), error.Code, error.Message)));
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>Gets the errors on one line, for the list of violations.</summary>
    public override string ToString() => string.Join("; ", (_errors ?? []).Select(error => $"{error.Path}: {error.Message}"));

    private static void Write(
        Utf8JsonWriter writer, IEnumerable<(ReadOnlyMemory<string> Path, string Code, string Message)> errors)
    {
        foreach (var field in errors.GroupBy(error => error.Path.IsEmpty ? "" : error.Path.Span[0]))
        {
            if (field.Key.Length == 0)
            {
                writer.WriteStartArray("_errors");
                foreach (var (_, code, message) in field)
                {
                    writer.WriteStartObject();
                    writer.WriteString("code", code);
                    writer.WriteString("message", message);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }
            else
            {
                writer.WriteStartObject(field.Key);
                Write(writer, field.Select(error => (error.Path[1..], error.Code, error.Message)));
                writer.WriteEndObject();
            }
        }
    }
}
