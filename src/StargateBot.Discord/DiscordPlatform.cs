using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;
using StargateBot.Discord.Commands;
using StargateBot.Discord.Connection;
using StargateBot.Discord.Delivery;
using StargateBot.Discord.Events;
using StargateBot.Discord.Rendering;

namespace StargateBot.Discord;

/// <summary>Discord, over gateway and HTTP API version 10.</summary>
public sealed partial class DiscordPlatform : IChatPlatform, IDisposable
{
    /// <summary>The platform's name in keys, logs and metrics.</summary>
    public const string PlatformName = "discord";

    private readonly DiscordSettings _settings;
    private readonly DiscordDependencies _dependencies;
    private readonly TimeProvider _time;
    private readonly Func<double> _chance;
    private readonly ILogger _logger;
    private readonly DiscordRest _rest;
    private readonly MessageDelivery _delivery;
    private readonly DiscordStatus _status = new();

    /// <summary>Makes the platform; nothing is connected yet.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="dependencies">What it uses of the rest of the program.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where to log.</param>
    /// <exception cref="OptionsValidationException">The settings are wrong.</exception>
    public DiscordPlatform(IOptions<DiscordOptions> options, DiscordDependencies dependencies, TimeProvider time, ILoggerFactory loggers)
        : this(options, dependencies, time, loggers, Random.Shared.NextDouble)
    {
    }

    internal DiscordPlatform(
        IOptions<DiscordOptions> options, DiscordDependencies dependencies, TimeProvider time, ILoggerFactory loggers, Func<double> chance)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(dependencies);
        var faults = DiscordSettings.Read(options.Value, out var settings);
        _settings = settings ?? throw new OptionsValidationException(DiscordOptions.SectionName, typeof(DiscordOptions), faults);
        _dependencies = dependencies;
        _time = time;
        _chance = chance;
        _logger = loggers.CreateLogger<DiscordPlatform>();
        _rest = new DiscordRest(_settings.ApiBaseUrl, _settings.Token.Reveal(), time, _logger);
        _delivery = new MessageDelivery(_rest, time);
    }

    /// <inheritdoc/>
    public string Name => PlatformName;

    /// <inheritdoc/>
    public PlatformCapabilities Capabilities { get; } = new()
    {
        MaxTextLength = MessageRenderer.MaxContentLength,
        MaxActions = ButtonRows.MaxButtons,
        MaxActionLength = ButtonRows.MaxCustomIdLength,
        PrivateReplies = true,
        Edits = true,
        ReplacesInterim = true,
        Streams = false,
    };

    /// <inheritdoc/>
    public PlatformStatus Status => _status.Current;

    /// <inheritdoc/>
    public async Task RunAsync(IChatIntake intake, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(intake);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _rest.TokenRefused);
        var registration = new Registration(new CommandRegistrar(_rest, AdminsManageTheServer, _time, _logger), _status, stopping.Token);
        var sessions = new SessionKeeper(_dependencies.Sessions, _settings.ApiBaseUrl, _settings.Token.Reveal(), _time);
        var threads = new ThreadDirectory();
        var events = new DiscordEvents(
            intake,
            new InteractionResponder(_rest, _time, _logger),
            sessions,
            threads,
            new ThreadParents(_rest, threads),
            CompletionOf(_dependencies),
            OnReady,
            _status.Ready,
            _time,
            _logger,
            stopping.Token);
        var client = new GatewayClient(
            _settings, _rest, new GatewaySettings(_settings.Token.Reveal(), events, sessions, _time, _chance, _logger), _status, registration.Start);
        try
        {
            await client.RunAsync(stopping.Token);
            if (_rest.TokenRefused.IsCancellationRequested)
            {
                throw new ChatPlatformException(PlatformName, "401", CloseCodes.MendFor(4004));
            }

            _status.Connecting("Stopped.");
        }
        catch (ChatPlatformException e)
        {
            _status.Stopped(e.Message);
            LogStopped(_logger, e.Message);
            throw;
        }
        finally
        {
            await stopping.CancelAsync();
            sessions.Leave();
            await registration.Ended;
        }

        void OnReady(BotIdentity self)
        {
            _status.Ready();
            LogReady(_logger, self.UserId);
            registration.Start(self.ApplicationId);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<OutgoingMessage> Render(Reply reply, ReplyTarget target, string key)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(target);
        return MessageRenderer.Render(reply, target, key);
    }

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _delivery.SendAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Posts in channels are looked for there. Later parts of an interaction's answer cannot be: Discord lists those nowhere.</remarks>
    public Task<SendResult> FindAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _delivery.FindAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public bool IsRepeatable(OutgoingMessage message, TimeSpan age)
    {
        ArgumentNullException.ThrowIfNull(message);
        return MessageCalls.IsEdit(message) || (message.Target.Token is null && age < MessageCalls.NonceLife);
    }

    /// <inheritdoc/>
    /// <remarks>Discord tells the permissions with every interaction, the only way to give a command.</remarks>
    public ValueTask<bool?> IsTenantAdminAsync(ChatPlace place, string userId, CancellationToken cancellationToken) => new((bool?)null);

    /// <inheritdoc/>
    public ReplyTarget DirectTo(ChatPlace place, string userId) =>
        new() { Place = new ChatPlace(PlatformName, ChatPlace.NoTenant, DirectChannels.NameOf(userId)), Recipient = userId, IsLasting = true };

    /// <inheritdoc/>
    public Task ShowWorkingAsync(ReplyTarget target, bool working, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);

        // A deferred interaction shows it by itself, and what typing shows ends by itself.
        return working && target.Token is null ? _delivery.ShowTypingAsync(target.Place.Channel, cancellationToken) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _rest.Dispose();

    // Whoever is an admin by a list alone would not see commands that Discord shows to those who manage the server.
    private bool AdminsManageTheServer => _dependencies.Admins is { Users.Count: 0, Roles.Count: 0 };

    private Completion CompletionOf(DiscordDependencies dependencies) =>
        new(dependencies.Suggestions, new SnapshotChoices(dependencies.Knowledge, dependencies.Admins, _time));

    [LoggerMessage(EventId = 300, Level = LogLevel.Information, Message = "Discord is connected; the bot is {UserId}.")]
    private static partial void LogReady(ILogger logger, string userId);

    [LoggerMessage(EventId = 307, Level = LogLevel.Critical, Message = "{Message}")]
    private static partial void LogStopped(ILogger logger, string message);

    /// <summary>Registers the commands in the background as soon as the application is known, and again at every READY until it worked.</summary>
    private sealed class Registration(CommandRegistrar registrar, DiscordStatus status, CancellationToken stopping)
    {
        private volatile bool _done;

        public Task Ended { get; private set; } = Task.CompletedTask;

        public void Start(string applicationId)
        {
            if (!_done && Ended.IsCompleted)
            {
                // Started on the pool: the read loop goes on with the questions.
                Ended = Task.Run(() => RegisterAsync(applicationId), CancellationToken.None);
            }
        }

        private async Task RegisterAsync(string applicationId)
        {
            try
            {
                var warning = await registrar.RegisterAsync(applicationId, stopping);
                _done = warning is null;
                status.Commands(warning ?? "");
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The next start tries again.
            }
        }
    }
}
