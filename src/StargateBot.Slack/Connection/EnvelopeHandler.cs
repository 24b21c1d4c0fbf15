using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Core.Telemetry;
using StargateBot.Slack.Api;
using StargateBot.Slack.Reading;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Connection;

/// <summary>
/// Reads envelopes and has the intake take them, in their order. Each is acknowledged on its own link when what it asks is safe; many may
/// wait for that at once, so that neither a slow write nor a slow question about a person holds up what comes after.
/// </summary>
/// <param name="intake">Takes questions.</param>
/// <param name="identity">Tells who the bot is.</param>
/// <param name="people">What is known of persons.</param>
/// <param name="home">Shows the app's home.</param>
/// <param name="forms">Opens forms.</param>
/// <param name="latch">Closed when the app is taken out of the workspace.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
#pragma warning disable CA1001 // The semaphore holds nothing to give back: its wait handle is never asked for.
internal sealed class EnvelopeHandler(
    IChatIntake intake,
    Func<SlackIdentity> identity,
    SlackPeople people,
    HomePublisher home,
    FormOpener forms,
    SlackLatch latch,
    TimeProvider time,
    ILogger log) : IEnvelopeHandler
#pragma warning restore CA1001
{
    /// <summary>How long an envelope may wait for the store. Slack waits for 3 s; later an acknowledgement would cross with the repetition.</summary>
    public static readonly TimeSpan TakeLimit = TimeSpan.FromSeconds(2);

    /// <summary>How many envelopes may wait at once; then reading waits too.</summary>
    public const int MaxInFlight = 1_000;

    private static readonly KeyValuePair<string, object?> PlatformTag = new("platform", SlackPlatform.PlatformName);

    private readonly SemaphoreSlim _room = new(MaxInFlight, MaxInFlight);

    // Writes under way, by event key: what Slack sends again meanwhile is no safer than the first.
    private readonly ConcurrentDictionary<string, Task<bool>> _writing = new(StringComparer.Ordinal);

    public async ValueTask HandleAsync(SocketFrame frame, SocketLink link, long arrived, CancellationToken cancellationToken)
    {
        var arrival = Read(frame);
        if (arrival is Arrival.Asked asked)
        {
            try
            {
                await _room.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Admit(asked, new Envelope(link, frame.EnvelopeId.IsEmpty ? null : Acknowledgement.Empty(frame.EnvelopeId.Span), arrived), cancellationToken);
            return;
        }

        if (!frame.EnvelopeId.IsEmpty)
        {
            await AcknowledgeAsync(new Envelope(link, AcknowledgementOf(arrival, frame), arrived));
        }

        Follow(arrival);
    }

    private static byte[] AcknowledgementOf(Arrival arrival, SocketFrame frame) => arrival is Arrival.Incomplete incomplete && frame.AcceptsPayload
        ? Acknowledgement.FormErrors(frame.EnvelopeId.Span, incomplete.Errors)
        : Acknowledgement.Empty(frame.EnvelopeId.Span);

    private void Admit(Arrival.Asked asked, Envelope envelope, CancellationToken cancellationToken)
    {
        var question = WithPerson(asked.Question);
        var admitting = AdmitAsync(question, cancellationToken);
        if (admitting.IsCompletedSuccessfully && envelope.Link.Turn.IsCompleted)
        {
            Take(admitting.Result, asked, envelope);
        }
        else if (admitting.IsCompleted || question.Request.Command == ChatCommand.Ask)
        {
            envelope.Link.Turn = TakeInTurnAsync(envelope.Link.Turn, admitting, asked, envelope, cancellationToken);
        }
        else
        {
            // Whether the person may open a form is found out from Slack: nothing that is answered waits for that.
            _ = TakeInTurnAsync(Task.CompletedTask, admitting, asked, envelope, cancellationToken);
        }
    }

    // Also what fails before it waits is a failed admission, not a failed link.
    private ValueTask<Admission> AdmitAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return intake.AdmitAsync(question, cancellationToken);
        }
#pragma warning disable CA1031 // Logged where it is awaited.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return ValueTask.FromException<Admission>(e);
        }
    }

    private async Task TakeInTurnAsync(
        Task before, ValueTask<Admission> admitting, Arrival.Asked asked, Envelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            var admission = await admitting;
            await before;
            Take(admission, asked, envelope);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _room.Release();
        }
#pragma warning disable CA1031 // Not acknowledged, it is sent again; the link and all other questions go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.EnvelopeFailed(e);
            _room.Release();
        }
    }

    private void Take(Admission admission, Arrival.Asked asked, Envelope envelope)
    {
        var acknowledged = AcknowledgeTakenAsync(WriteOf(admission), envelope);
        if (admission.WantsReply)
        {
            // Also when the acknowledgement is lost or late: it was taken, so what Slack sends again is a duplicate.
            intake.Begin(admission, acknowledged);
        }
        else if (admission is { Kind: AdmissionKind.Form, Form: { } form })
        {
            forms.Open(form, admission.Question, asked.TriggerId, acknowledged);
        }
    }

    private Task<bool> WriteOf(Admission admission)
    {
        var key = admission.Question.EventKey;
        if (admission.Kind == AdmissionKind.Duplicate)
        {
            return _writing.GetValueOrDefault(key) ?? admission.Taken;
        }

        if (!admission.Taken.IsCompleted)
        {
            _writing[key] = admission.Taken;
            admission.Taken.ContinueWith(
                _ => _writing.TryRemove(key, out var _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return admission.Taken;
    }

    /// <returns>Always true: on Slack a reply needs no acknowledgement, but comes after it.</returns>
    private async Task<bool> AcknowledgeTakenAsync(Task<bool> taken, Envelope envelope)
    {
        try
        {
            if (!taken.IsCompletedSuccessfully)
            {
                // Whether it was this or an earlier process that took it, it is safe.
                await taken.WaitAsync(Positive(TakeLimit - time.GetElapsedTime(envelope.Arrived)), time);
            }

            if (envelope.Acknowledgement is not null)
            {
                await AcknowledgeAsync(envelope);
            }
        }
        catch (TimeoutException)
        {
            log.NotSafeInTime(TakeLimit.TotalSeconds);
        }
#pragma warning disable CA1031 // Not acknowledged, it is sent again; the link and all other questions go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.EnvelopeFailed(e);
        }
        finally
        {
            _room.Release();
        }

        return true;
    }

    private async Task AcknowledgeAsync(Envelope envelope)
    {
        if (await envelope.Link.TryAcknowledgeAsync(envelope.Acknowledgement))
        {
            ChatTelemetry.AcknowledgementTime.Record(time.GetElapsedTime(envelope.Arrived).TotalSeconds, PlatformTag);
        }
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

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

    private IncomingQuestion WithPerson(IncomingQuestion question)
    {
        var author = question.Author;
        if (author.Kind != AuthorKind.Person)
        {
            return question;
        }

        if (question.Addressing == Addressing.Direct)
        {
            people.Meet(author.UserId, question.Place.Channel);
        }

        var locale = people.Locale(author.UserId);
        var name = people.Name(author.UserId);
        return locale is null && name is null ? question : question with { Locale = locale, Author = author with { Name = name ?? author.Name } };
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

    /// <summary>An envelope that is being taken.</summary>
    /// <param name="Link">Where it came from.</param>
    /// <param name="Acknowledgement">What acknowledges it, or null where it has no id.</param>
    /// <param name="Arrived">Timestamp of the clock when it had been read.</param>
    private readonly record struct Envelope(SocketLink Link, byte[]? Acknowledgement, long Arrived);
}
