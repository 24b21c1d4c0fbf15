using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>A request whose route is known.</summary>
/// <param name="Context">The HTTP request.</param>
/// <param name="Path">Its path relative to the API.</param>
/// <param name="Arguments">What stands for the stars of the route, in order.</param>
/// <param name="Body">The JSON body; undefined without one. It lives as long as the request.</param>
internal sealed record RestRequest(HttpContext Context, string Path, IReadOnlyList<string> Arguments, JsonElement Body)
{
    /// <summary>Gets how violations name the request: without ids and tokens.</summary>
    public required string Name { get; init; }

    /// <summary>Gets whether a query value is true: <c>true</c>, <c>True</c> or <c>1</c>.</summary>
    public bool QueryFlag(string name) => Context.Request.Query[name].ToString() is "true" or "True" or "1";
}
