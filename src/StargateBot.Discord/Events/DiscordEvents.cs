using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Discord.Connection;
using StargateBot.Discord.Rendering;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Events;

/// <summary>Who the bot is, known from READY on.</summary>
/// <param name="UserId">Id of the bot's account.</param>
/// <param name="ApplicationId">Id of the application.</param>
internal sealed record BotIdentity(string UserId, string ApplicationId);

/// <summary>Hands in what people say: decodes events in the read loop, judges nothing, and waits for nothing.</summary>
/// <param name="intake">Takes the questions.</param>
/// <param name="responder">Acknowledges interactions.</param>
/// <param name="sessions">Told how far questions are handed in.</param>
/// <param name="threads">Knows which channels are threads.</param>
/// <param name="parents">Asks for the channel of a thread.</param>
/// <param name="completion">Completes what is being typed.</param>
/// <param name="onReady">Called for each new session.</param>
/// <param name="onResumed">Called when a session goes on.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to log.</param>
/// <param name="stopping">Cancelled when the platform stops.</param>
internal sealed partial class DiscordEvents(
    IChatIntake intake,
    InteractionResponder responder,
    SessionKeeper sessions,
    ThreadDirectory threads,
    ThreadParents parents,
    Completion completion,
    Action<BotIdentity> onReady,
    Action onResumed,
    TimeProvider time,
    ILogger logger,
    CancellationToken stopping) : IGatewayEvents
{
    // Admissions that wait, for a store that is slow to write. More than this means that it is stuck; then events are dropped, with a log line.
    private const int MaxWaiting = 4096;

    private static readonly Task<bool> NothingToAcknowledge = Task.FromResult(true);

    private MessageMapper? _messages;
    private InteractionMapper? _interactions;
    private BotIdentity? _self;
    private int _waiting;

    private MessageMapper Messages => _messages ??= new MessageMapper(threads);

    private InteractionMapper Interactions => _interactions ??= new InteractionMapper(Messages, threads, time);

    /// <inheritdoc/>
    public void OnReady(ReadyEvent ready)
    {
        // Where READY tells no application, its id is the bot's: they differ only for very old applications.
        _self = new BotIdentity(ready.User.Id, ready.Application?.Id ?? ready.User.Id);
        onReady(_self);
    }

    /// <inheritdoc/>
    public void OnRestored(BotIdentity self) => _self = self;

    /// <inheritdoc/>
    public void OnResumed() => onResumed();

    /// <inheritdoc/>
    public bool OnDispatch(DispatchKind kind, ReadOnlySpan<byte> data, long sequence, long arrived)
    {
        try
        {
            return kind switch
            {
                DispatchKind.MessageCreate => OnMessage(data, sequence),
                DispatchKind.InteractionCreate => OnInteraction(data, sequence, arrived),
                DispatchKind.GuildCreate or DispatchKind.ThreadList => OnThreads(data),
                DispatchKind.Thread => OnThread(data),
                _ => false,
            };
        }
        catch (Exception e)
        {
            // One event that nobody foresaw must not end the connection for all others.
            LogFault(logger, e, kind);
            return false;
        }
    }

    private bool OnMessage(ReadOnlySpan<byte> data, long sequence)
    {
        if (_self is not { } self || WireReader.TryRead(data, DiscordJsonContext.Default.MessageEvent) is not { } message)
        {
            LogUnreadable(logger, DispatchKind.MessageCreate, data.Length);
            return false;
        }

        if (Messages.Map(message, self.UserId) is not { } question)
        {
            return false;
        }

        _ = HandInAsync(question, null, ChannelTypes.IsThread(message.ChannelType), sequence, 0);
        return question.Author.Kind == AuthorKind.Person;
    }

    private bool OnInteraction(ReadOnlySpan<byte> data, long sequence, long arrived)
    {
        if (_self is not { } self || WireReader.TryRead(data, DiscordJsonContext.Default.InteractionEvent) is not { } interaction)
        {
            LogUnreadable(logger, DispatchKind.InteractionCreate, data.Length);
            return false;
        }

        if (interaction.Type == InteractionTypes.Autocomplete)
        {
            _ = CompleteAsync(interaction, arrived);
        }
        else if (Interactions.Map(interaction, self.UserId) is { } question)
        {
            _ = HandInAsync(question, interaction, isThread: false, sequence, arrived);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool OnThreads(ReadOnlySpan<byte> data)
    {
        threads.AddThreadsOf(data);
        return false;
    }

    private bool OnThread(ReadOnlySpan<byte> data)
    {
        var thread = WireReader.TryRead(data, DiscordJsonContext.Default.ChannelObject);
        threads.Add(thread?.Id, thread?.ParentId);
        return false;
    }

    // The order of the calls is the order of the events: up to its first wait this runs inside the read loop.
    private async Task HandInAsync(IncomingQuestion question, InteractionEvent? interaction, bool isThread, long sequence, long arrived)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            LogDropped(logger, question.EventKey);
            return;
        }

        var session = sessions.Begin(sequence);
        var isQuestion = false;
        try
        {
            if (isThread && question.Place.ParentChannel is null)
            {
                await parents.LearnAsync(question.Place.Channel);
                question = MessageMapper.Within(question, threads.ParentOf(question.Place.Channel));
            }

            var admission = await intake.AdmitAsync(question, stopping);
            isQuestion = admission.WantsReply;
            Begin(admission, interaction, arrived);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The platform stops: what is not admitted yet is not answered, and a session that goes on brings it again.
            return;
        }
        catch (Exception e)
        {
            LogFault(logger, e, interaction is null ? DispatchKind.MessageCreate : DispatchKind.InteractionCreate);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        sessions.HandedIn(session, sequence, isQuestion);
    }

    private void Begin(Admission admission, InteractionEvent? interaction, long arrived)
    {
        if (admission.Form is { } form && interaction is not null)
        {
            _ = responder.RespondAsync(interaction, FormWriter.Write(form), arrived);
        }
        else if (admission.WantsReply)
        {
            intake.Begin(
                admission, interaction is null ? NothingToAcknowledge : responder.DeferAsync(interaction, admission.Question.ReplyTo.Private, arrived));
        }
    }

    private async Task CompleteAsync(InteractionEvent interaction, long arrived)
    {
        try
        {
            await responder.RespondAsync(interaction, await completion.CompleteAsync(interaction), arrived);
        }
        catch (Exception e)
        {
            LogFault(logger, e, DispatchKind.InteractionCreate);
        }
    }

    [LoggerMessage(EventId = 320, Level = LogLevel.Warning, Message = "{Kind} of {Length} bytes could not be read and was skipped.")]
    private static partial void LogUnreadable(ILogger logger, DispatchKind kind, int length);

    [LoggerMessage(EventId = 321, Level = LogLevel.Error, Message = "{Kind} could not be handed in.")]
    private static partial void LogFault(ILogger logger, Exception exception, DispatchKind kind);

    [LoggerMessage(EventId = 322, Level = LogLevel.Error, Message = "Too many events wait for admission; {EventKey} was dropped.")]
    private static partial void LogDropped(ILogger logger, string eventKey);
}
