using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using StargateBot.Admin;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Localization;

namespace StargateBot.Commands;

/// <summary><c>reload</c>: lets a running worker read its knowledge anew, and shows what changed.</summary>
internal sealed class ReloadCommand : Command
{
    // What is written where a version stands, for the one before.
    private const string Previous = "previous";

    private readonly Texts _texts;
    private readonly ReloadTexts _words;
    private readonly ConfigurationArguments _settings;
    private readonly Option<string?> _url;
    private readonly Option<string?> _rollback;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <param name="settings">The settings among the arguments.</param>
    public ReloadCommand(Texts texts, ConfigurationArguments settings)
        : base("reload", ReloadTexts.For(texts.Language).Description)
    {
        _texts = texts;
        _words = ReloadTexts.For(texts.Language);
        _settings = settings;
        _url = CommonOptions.WithValue("--url", "URL", _words.UrlDescription, texts);
        _rollback = CommonOptions.WithValue("--rollback", "VERSION", _words.RollbackDescription, texts);
        Add(_url);
        Add(_rollback);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = HostConfiguration.Load(_settings.Require(), _texts);
        var token = configuration[AdminEndpoint.TokenKey];
        if (string.IsNullOrWhiteSpace(token))
        {
            throw new BadInputException(_words.TokenMissing);
        }

        var worker = parsed.GetValue(_url) is { } url
            ? UrlOf(url)
            : HttpOptions.From(configuration.GetSection(HttpOptions.SectionName), _texts).LocalUrl();
        var version = parsed.GetValue(_rollback);
        var report = await AskAsync(worker, token.Trim(), version, cancellationToken);
        new ReloadPrinter(Console.Out, _texts.Language).Print(report);
        return report.Outcome switch
        {
            ReloadOutcome.Swapped or ReloadOutcome.Unchanged => ExitCode.Done,
            ReloadOutcome.Failed => ExitCode.Fault,
            _ => ExitCode.CheckFailed,
        };
    }

    // No redirection is followed: the token is for this worker alone.
    private async Task<ReportJson> AskAsync(Uri worker, string token, string? version, CancellationToken cancellationToken)
    {
        var query = version is null ? "" : $"?{AdminEndpoint.RollbackParameter}={(version == Previous ? "" : Uri.EscapeDataString(version))}";
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };

        // A reload takes as long as it takes; lines come meanwhile.
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(worker, AdminEndpoint.ReloadPath + query));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new BadInputException(RefusalOf(response, worker, version));
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await ReadAsync(body, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new BadInputException(_words.Unreachable.With(worker, exception.Message));
        }
    }

    private string RefusalOf(HttpResponseMessage response, Uri worker, string? version) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized => _words.Unauthorized,
        HttpStatusCode.Gone => _words.UnknownVersion.With(version),
        HttpStatusCode.NotFound => _words.TurnedOff.With(worker),
        var status => _words.BadAnswer.With((int)status),
    };

    private async Task<ReportJson> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var printer = new ReloadPrinter(Console.Error, _texts.Language);
        var shown = 0;
        try
        {
            using var reader = new StreamReader(body);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                var read = JsonSerializer.Deserialize(line, AdminJson.Lines.ReloadLine);
                if (read?.Report is { } report)
                {
                    return report;
                }

                if (read?.Progress is { } progress && !Console.IsErrorRedirected)
                {
                    var text = printer.LineOf(progress);
                    await Console.Error.WriteAsync('\r' + text.PadRight(shown));
                    shown = text.Length;
                }
            }
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(_words.BadAnswer.With(exception.Message), exception);
        }
        finally
        {
            if (shown > 0)
            {
                // The progress gives way to the report.
                await Console.Error.WriteAsync('\r' + new string(' ', shown) + '\r');
            }
        }

        throw new InvalidDataException(_words.BadAnswer.With("EOF"));
    }

    private Uri UrlOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new BadInputException(_words.UrlRule.With(url));
}
