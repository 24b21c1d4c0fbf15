using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Slack.Api;
using StargateBot.Slack.Connection;
using StargateBot.Slack.Rendering;

namespace StargateBot.Slack;

/// <summary>Slack as a chat platform: one app in one workspace, connected by Socket Mode.</summary>
public sealed class SlackPlatform : IChatPlatform, IDisposable
{
    /// <summary>The platform's name in keys and logs.</summary>
    public const string PlatformName = "slack";

    private static readonly PlatformCapabilities SlackCapabilities = new()
    {
        MaxTextLength = ReplyRenderer.MaxText,
        MaxActions = ReplyRenderer.MaxButtons,
        MaxActionLength = BlockWriter.MaxValue,
        PrivateReplies = true,
        Edits = true,
        Streams = false,
    };

    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _invoker;
    private readonly SlackLatch _latch = new();
    private readonly WebApi _api;
    private readonly Warnings _warnings;
    private readonly BackgroundCalls _background;
    private readonly SlackPeople _people;
    private readonly HomePublisher _home;
    private readonly WorkingSign _working;
    private readonly MessageSender _sender;
    private readonly MessageFinder _finder;
    private readonly FormOpener _forms;
    private readonly SlackAdmins _admins;
    private readonly SocketModeClient _client;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private volatile ChatPlatformException? _stopped;

    /// <summary>Makes the platform; nothing is opened before <see cref="RunAsync"/>.</summary>
    /// <param name="options">Both tokens and the address.</param>
    /// <param name="questions">Questions to begin with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">The log.</param>
    public SlackPlatform(SlackOptions options, ISuggestedQuestions questions, TimeProvider time, ILogger<SlackPlatform> log)
        : this(options, questions, time, log, new SocketModeTiming())
    {
    }

    internal SlackPlatform(
        SlackOptions options, ISuggestedQuestions questions, TimeProvider time, ILogger<SlackPlatform> log, SocketModeTiming timing)
    {
        _handler = new SocketsHttpHandler
        {
            // Redirects would carry the token elsewhere; tracing headers are nobody's business outside.
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !options.BaseAddress.IsLoopback,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        };
        _invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
        _api = new WebApi(options, _handler, _latch, time, log);
        _warnings = new Warnings(log);
        _background = new BackgroundCalls(log);
        _people = new SlackPeople(_api, _background, _warnings, time);
        _home = new HomePublisher(_api, _people, questions, _background, _warnings);
        _working = new WorkingSign(_api, _people, _warnings);
        var direct = new DirectMessages(_api, _people, _warnings);
        _sender = new MessageSender(_api, _working, direct, _warnings, time);
        _finder = new MessageFinder(_api, direct, _warnings);
        _forms = new FormOpener(_api, _sender, log);
        _admins = new SlackAdmins(_api, _warnings, time);
        _client = new SocketModeClient(_api, _invoker, timing, time, log);
        _time = time;
        _log = log;
    }

    /// <inheritdoc/>
    public string Name => PlatformName;

    /// <inheritdoc/>
    public PlatformCapabilities Capabilities => SlackCapabilities;

    /// <inheritdoc/>
    public PlatformStatus Status
    {
        get
        {
            if ((_stopped ?? _latch.Refusal) is { } refusal)
            {
                return new PlatformStatus(PlatformState.Stopped, refusal.Message, _warnings.All);
            }

            return _client.IsConnected
                ? new PlatformStatus(PlatformState.Ready, "", _warnings.All)
                : new PlatformStatus(PlatformState.Connecting, _client.Fault, _warnings.All);
        }
    }

    /// <inheritdoc/>
    public async Task RunAsync(IChatIntake intake, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intake);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _latch.Closed);
        var handler = new EnvelopeHandler(intake, () => _client.Identity!, _people, _home, _forms, _latch, _time, _log);
        var background = _background.RunAsync(ending.Token);
        try
        {
            await _client.RunAsync(handler, ending.Token);
        }
        catch (OperationCanceledException) when (_latch.Refusal is { } refusal && !cancellationToken.IsCancellationRequested)
        {
            throw Stop(refusal);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The sockets are closed: that was the goodbye.
        }
        catch (ChatPlatformException refusal)
        {
            Stop(refusal);
            throw;
        }
        finally
        {
            await ending.CancelAsync();
            await background;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<OutgoingMessage> Render(Reply reply, ReplyTarget target, string key)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var bodies = ReplyRenderer.Render(reply);
        var messages = new OutgoingMessage[bodies.Count];
        for (var part = 0; part < messages.Length; part++)
        {
            messages[part] = new OutgoingMessage($"{key}:{part}", part, target, bodies[part]);
        }

        return messages;
    }

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _sender.SendAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SendResult> FindAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _finder.FindAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Slack has no nonce: only changing a message twice is as good as once.</remarks>
    public bool IsRepeatable(OutgoingMessage message, TimeSpan age)
    {
        ArgumentNullException.ThrowIfNull(message);
        return MessageSender.IsEdit(message);
    }

    /// <inheritdoc/>
    public ValueTask<bool?> IsTenantAdminAsync(ChatPlace place, string userId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        return _admins.ContainAsync(place.Tenant, userId, cancellationToken);
    }

    /// <inheritdoc/>
    public ReplyTarget DirectTo(ChatPlace place, string userId)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Reading.Targets.Direct(place, userId);
    }

    /// <inheritdoc/>
    public Task ShowWorkingAsync(ReplyTarget target, bool working, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return _working.SetAsync(target, working, cancellationToken);
    }

    /// <summary>Gives connections back; calls that are under way fail.</summary>
    public void Dispose()
    {
        _api.Dispose();
        _invoker.Dispose();
        _handler.Dispose();
        _latch.Dispose();
    }

    private ChatPlatformException Stop(ChatPlatformException refusal)
    {
        _stopped = refusal;
        _log.Stopped(refusal.Mend);
        return refusal;
    }
}
