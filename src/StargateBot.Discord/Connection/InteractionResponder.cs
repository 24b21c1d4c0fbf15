using Microsoft.Extensions.Logging;
using StargateBot.Core.Telemetry;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Connection;

/// <summary>
/// Gives interactions their first answer, which Discord wants within 3 s (Discord documentation, "Receiving and Responding"). It is sent
/// before any other work, on connections of its own.
/// </summary>
/// <param name="rest">Makes the calls.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to log.</param>
internal sealed partial class InteractionResponder(DiscordRest rest, TimeProvider time, ILogger logger)
{
    // What an earlier try of ours, or another instance of the bot, has answered already.
    private const int AlreadyAcknowledged = 40060;

    // Of the 3 s, from the arrival of the frame on, tries and pauses included.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.5);

    // A try that hangs is made again: when the first one did arrive, the second is answered with 40060.
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(0.9);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    private static readonly byte[] Deferral = """{"type":5}"""u8.ToArray();
    private static readonly byte[] PrivateDeferral = """{"type":5,"data":{"flags":64}}"""u8.ToArray();

    /// <summary>Tells that an answer will follow, with type 5.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="isPrivate">Whether only the person may see the answer; this is fixed here.</param>
    /// <param name="arrived">When the frame arrived, a time stamp of the clock.</param>
    /// <returns>False when the interaction surely cannot be answered any more. Never fails.</returns>
    public Task<bool> DeferAsync(InteractionEvent interaction, bool isPrivate, long arrived) =>
        RespondAsync(interaction, isPrivate ? PrivateDeferral : Deferral, arrived);

    /// <summary>Sends a first answer.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="body">The answer, UTF-8 JSON.</param>
    /// <param name="arrived">When the frame arrived, a time stamp of the clock.</param>
    /// <returns>False when the interaction surely cannot be answered any more. Never fails.</returns>
    public async Task<bool> RespondAsync(InteractionEvent interaction, ReadOnlyMemory<byte> body, long arrived)
    {
        var call = new RestCall(
            RestKind.Callback,
            HttpMethod.Post,
            "POST /interactions/{id}/{token}/callback",
            interaction.Id,
            $"interactions/{Uri.EscapeDataString(interaction.Id)}/{Uri.EscapeDataString(interaction.Token)}/callback")
        {
            Body = body,
        };
        var pause = FirstPause;
        var left = Budget;
        var maybe = false;
        do
        {
            // The end of the program does not cancel it: what is in flight is answered before the process ends.
            var reply = await rest.CallAsync(call with { Timeout = left < TryTimeout ? left : TryTimeout }, CancellationToken.None);
            if (reply.Outcome == RestOutcome.Done || reply.Code == AlreadyAcknowledged)
            {
                ChatTelemetry.AcknowledgementTime.Record(
                    time.GetElapsedTime(arrived).TotalSeconds, new KeyValuePair<string, object?>("platform", DiscordPlatform.PlatformName));
                return true;
            }

            if (reply.Outcome == RestOutcome.Refused)
            {
                LogNotAcknowledged(logger, reply.Error);
                return false;
            }

            maybe |= reply.Outcome == RestOutcome.Unknown;
            var wait = reply.Wait > TimeSpan.Zero ? reply.Wait : pause;
            pause *= 2;
            left = Budget - time.GetElapsedTime(arrived);
            if (wait >= left)
            {
                break;
            }

            await Task.Delay(wait, time, CancellationToken.None);
            left -= wait;
        }
        while (left > TimeSpan.Zero);

        // One of the tries may have worked: then the answer finds its place, else it is refused and takes the fallback.
        LogNotAcknowledged(logger, "no answer in time");
        return maybe;
    }

    [LoggerMessage(EventId = 340, Level = LogLevel.Warning, Message = "An interaction could not be acknowledged: {Error}")]
    private static partial void LogNotAcknowledged(ILogger logger, string error);
}
