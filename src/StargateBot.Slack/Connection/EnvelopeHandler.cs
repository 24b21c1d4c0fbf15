using System.Text.Json;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Core.Telemetry;
using StargateBot.Slack.Api;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Connection;

/// <summary>Reads an envelope, has the intake take it, acknowledges it on its own link, and only then lets the work begin.</summary>
/// <param name="intake">Takes questions.</param>
/// <param name="identity">Tells who the bot is.</param>
/// <param name="people">What is known of persons.</param>
/// <param name="home">Shows the app's home.</param>
/// <param name="latch">Closed when the app is taken out of the workspace.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class EnvelopeHandler(
    IChatIntake intake,
    Func<SlackIdentity> identity,
    SlackPeople people,
    HomePublisher home,
    SlackLatch latch,
    TimeProvider time,
    ILogger log) : IEnvelopeHandler
{
    private static readonly KeyValuePair<string, object?> PlatformTag = new("platform", SlackPlatform.PlatformName);

    public async ValueTask HandleAsync(SocketFrame frame, SocketLink link, long arrived, CancellationToken cancellationToken)
    {
        var arrival = Read(frame);
        Admission? admission = null;
        if (arrival is Arrival.Asked asked)
        {
            try
            {
                admission = await intake.AdmitAsync(WithLocale(asked.Question), cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Not acknowledged, it is sent again; the link and all other questions go on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.EnvelopeFailed(e);
                return;
            }
        }

        if (!frame.EnvelopeId.IsEmpty && await link.TryAcknowledgeAsync(frame.EnvelopeId))
        {
            ChatTelemetry.AcknowledgementTime.Record(time.GetElapsedTime(arrived).TotalSeconds, PlatformTag);
        }

        // Also when the acknowledgement was lost: it was taken, so what Slack sends again is a duplicate.
        if (admission is { WantsReply: true })
        {
            intake.Begin(admission, Acknowledged);
        }

        Follow(arrival);
    }

    private static Task<bool> Acknowledged { get; } = Task.FromResult(true);

    private Arrival Read(SocketFrame frame)
    {
        if (frame.Payload.IsEmpty)
        {
            return new Arrival.Nothing(frame.TypeName);
        }

        var payload = frame.Payload.Span;
        try
        {
            return frame.Type switch
            {
                FrameType.Event when JsonSerializer.Deserialize(payload, SlackJson.Default.EventCallback) is { } callback =>
                    EventReader.Read(callback, identity()),
                FrameType.Command when JsonSerializer.Deserialize(payload, SlackJson.Default.SlashCommand) is { } command =>
                    CommandReader.Read(command, EnvelopeId(frame), identity(), time.GetUtcNow()),
                FrameType.Interaction when JsonSerializer.Deserialize(payload, SlackJson.Default.Interaction) is { } interaction =>
                    InteractionReader.Read(interaction, EnvelopeId(frame), identity(), people.DirectChannel, time.GetUtcNow()),
                _ => new Arrival.Nothing(frame.TypeName),
            };
        }
        catch (JsonException)
        {
            log.FrameSkipped("of another form than documented");
            return new Arrival.Nothing(frame.TypeName);
        }
    }

    private static string EnvelopeId(SocketFrame frame) => System.Text.Encoding.UTF8.GetString(frame.EnvelopeId.Span).Trim('"');

    private IncomingQuestion WithLocale(IncomingQuestion question)
    {
        if (question.Author.Kind != AuthorKind.Person)
        {
            return question;
        }

        if (question.Addressing == Addressing.Direct)
        {
            people.Meet(question.Author.UserId, question.Place.Channel);
        }

        return people.Locale(question.Author.UserId) is { } locale ? question with { Locale = locale } : question;
    }

    private void Follow(Arrival arrival)
    {
        switch (arrival)
        {
            case Arrival.HomeOpened opened:
                people.Meet(opened.UserId, opened.Channel);
                home.Show(opened);
                break;
            case Arrival.Removed removed:
                latch.Close(SlackErrors.Removed(removed.Code));
                break;
            case Arrival.EventsLimited:
                log.EventsLimited();
                break;
            case Arrival.Nothing nothing:
                log.Ignored(nothing.What);
                break;
        }
    }
}
