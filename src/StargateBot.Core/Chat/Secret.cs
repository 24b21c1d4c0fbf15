namespace StargateBot.Core.Chat;

/// <summary>A text that must never be seen: it prints as stars, also inside records and log lines.</summary>
/// <param name="value">The text.</param>
public sealed class Secret(string value) : IEquatable<Secret>
{
    /// <summary>Gets the text itself, for the call that needs it.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && other.Reveal() == value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "***";
}
