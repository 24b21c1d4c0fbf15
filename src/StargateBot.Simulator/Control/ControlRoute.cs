namespace StargateBot.Simulator.Control;

/// <summary>One route of the control API; the list of them is also its documentation.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <c>/control/</c>; <c>{name}</c> stands for a segment.</param>
/// <param name="Takes">The fields of the JSON body or the query; those with <c>?</c> may be left out.</param>
/// <param name="Does">What it does and answers.</param>
/// <param name="Run">Does it. What it returns is written as one JSON object.</param>
internal sealed record ControlRoute(
    string Method, string Path, string Takes, string Does, Func<ControlRequest, CancellationToken, ValueTask<JsonFields>> Run)
{
    /// <summary>Makes a route that completes at once.</summary>
    public static ControlRoute Of(string method, string path, string takes, string does, Func<ControlRequest, JsonFields> run) =>
        new(method, path, takes, does, (request, _) => ValueTask.FromResult(run(request)));
}
