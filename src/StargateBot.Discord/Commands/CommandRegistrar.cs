using System.Text.Json;
using Microsoft.Extensions.Logging;
using StargateBot.Discord.Connection;

namespace StargateBot.Discord.Commands;

/// <summary>Registers the commands, and only when they differ from what is registered.</summary>
/// <param name="rest">Makes the calls.</param>
/// <param name="adminsByPermission">Whether Discord shows admin commands only to those who manage the server.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to log.</param>
internal sealed partial class CommandRegistrar(DiscordRest rest, bool adminsByPermission, TimeProvider time, ILogger logger)
{
    private const int MaxTries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(5);

    /// <summary>Compares and, if need be, replaces all global commands of the application.</summary>
    /// <param name="applicationId">The application's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when the commands are registered, else what is wrong, safe to show.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<string?> RegisterAsync(string applicationId, CancellationToken cancellationToken)
    {
        var path = $"applications/{Uri.EscapeDataString(applicationId)}/commands";
        var read = await CallAsync(
            new RestCall(RestKind.Bot, HttpMethod.Get, "GET /applications/{id}/commands", "", path + "?with_localizations=true"), cancellationToken);
        var wanted = CommandCatalog.Write(adminsByPermission);
        if (read.Outcome == RestOutcome.Done && IsSame(wanted, read.Body))
        {
            LogUnchanged(logger);
            return null;
        }

        if (read.Outcome != RestOutcome.Done)
        {
            // Without knowing what is registered, overwriting at every start would spend the day's creations.
            return Failed(read);
        }

        var written = await CallAsync(
            new RestCall(RestKind.Bot, HttpMethod.Put, "PUT /applications/{id}/commands", "", path) { Body = wanted }, cancellationToken);
        if (written.Outcome != RestOutcome.Done)
        {
            return Failed(written);
        }

        LogRegistered(logger);
        return null;
    }

    private static bool IsSame(byte[] wanted, ReadOnlyMemory<byte> registered)
    {
        try
        {
            using var ours = JsonDocument.Parse(wanted);
            using var theirs = JsonDocument.Parse(registered);
            return CommandComparer.Same(ours.RootElement, theirs.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string Failed(RestReply reply)
    {
        LogFailed(logger, reply.Error);
        return $"The slash commands could not be registered (error {reply.Error}).";
    }

    // Replacing all commands twice is the same as once, so whatever may have happened is tried again.
    private async Task<RestReply> CallAsync(RestCall call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reply = await rest.CallAsync(call, cancellationToken);
            if (reply.Outcome is RestOutcome.Done or RestOutcome.Refused || attempt == MaxTries)
            {
                return reply;
            }

            var wait = reply.Wait > TimeSpan.Zero ? reply.Wait : Pause * attempt;
            await Task.Delay(wait < MaxPause ? wait : MaxPause, time, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 350, Level = LogLevel.Debug, Message = "The commands are registered already.")]
    private static partial void LogUnchanged(ILogger logger);

    [LoggerMessage(EventId = 351, Level = LogLevel.Information, Message = "The commands were registered.")]
    private static partial void LogRegistered(ILogger logger);

    [LoggerMessage(EventId = 352, Level = LogLevel.Error, Message = "The commands could not be registered: {Error}")]
    private static partial void LogFailed(ILogger logger, string error);
}
