namespace StargateBot.Simulator.Discord.Rest;

/// <summary>One route of the API.</summary>
internal sealed class RestRoute
{
    private readonly string[] _segments;

    /// <summary>Initializes a new instance of the <see cref="RestRoute"/> class.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">The path; a star stands for one segment.</param>
    /// <param name="handle">Handles the request.</param>
    /// <param name="access">Whether the bot's token is needed and the global limit counts it.</param>
    public RestRoute(string method, string template, Func<RestRequest, RestResult> handle, RestAccess access = RestAccess.Bot)
    {
        Method = method;
        Template = template;
        Handle = handle;
        Access = access;
        _segments = template.Split('/');

        // The bucket names the route and leaves out the top-level id; FNV-1a is enough for an opaque id.
        var hash = 2166136261u;
        foreach (var character in method + template)
        {
            hash = (hash ^ character) * 16777619u;
        }

        Bucket = hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture) + "00simulated";
    }

    public string Method { get; }

    public string Template { get; }

    public Func<RestRequest, RestResult> Handle { get; }

    public RestAccess Access { get; }

    /// <summary>Gets the opaque bucket id.</summary>
    public string Bucket { get; }

    /// <summary>Gets what stands for the stars; null when the path is of another route.</summary>
    public string[]? Match(string[] path)
    {
        if (path.Length != _segments.Length)
        {
            return null;
        }

        var stars = 0;
        for (var i = 0; i < path.Length; i++)
        {
            if (_segments[i] == "*")
            {
                stars++;
            }
            else if (_segments[i] != path[i])
            {
                return null;
            }
        }

        var arguments = new string[stars];
        for (int i = 0, next = 0; i < path.Length; i++)
        {
            if (_segments[i] == "*")
            {
                arguments[next++] = path[i];
            }
        }

        return arguments;
    }
}
