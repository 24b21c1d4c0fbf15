namespace StargateBot.Simulator.Slack.WebApi;

/// <summary>Which token a method wants.</summary>
internal enum TokenKind
{
    None,
    Bot,
    App,
}

/// <summary>One method of the Web API.</summary>
/// <param name="Name">Its name, such as <c>chat.postMessage</c>.</param>
/// <param name="Token">The token that it wants.</param>
/// <param name="Scope">The scope that the token must have; null for none.</param>
/// <param name="Run">Does it; its answer is what stands beside <c>ok</c>, null for nothing. Refuses with <see cref="ApiRefusal"/>.</param>
internal sealed record ApiMethod(string Name, TokenKind Token, string? Scope, Func<ApiCall, JsonFields?> Run)
{
    /// <summary>Gets the scopes of which the token may have any instead of <see cref="Scope"/>.</summary>
    public IReadOnlyList<string> OtherScopes { get; init; } = [];
}
