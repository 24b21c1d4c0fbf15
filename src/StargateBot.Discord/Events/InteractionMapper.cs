using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Discord.Commands;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Events;

/// <summary>Makes questions of commands and buttons.</summary>
/// <param name="messages">Knows which conversation something belongs to.</param>
/// <param name="time">The clock.</param>
internal sealed class InteractionMapper(MessageMapper messages, TimeProvider time)
{
    // A token lives 15 minutes; the last minute is left for the way. Source: "Receiving and Responding", Interaction Callback.
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(14);
    private static readonly TimeSpan TokenEnd = TimeSpan.FromMinutes(15);

    /// <summary>Reads a command or a press of a button.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="selfId">The bot's own id.</param>
    /// <returns>Null for other interactions, and for what names no person.</returns>
    public IncomingQuestion? Map(InteractionEvent interaction, string selfId)
    {
        var userId = (interaction.Member?.User ?? interaction.User)?.Id;
        if (userId is null || interaction.Type is not (InteractionTypes.Command or InteractionTypes.Component))
        {
            return null;
        }

        var isDirect = interaction.GuildId is null;
        var channelType = interaction.Channel?.Type;
        var place = new ChatPlace(
            DiscordPlatform.PlatformName, interaction.GuildId ?? ChatPlace.NoTenant, interaction.ChannelId ?? interaction.Channel?.Id ?? "");
        var isButton = interaction.Type == InteractionTypes.Component;
        var request = isButton ? ActionCodec.Read(interaction.Data?.CustomId) ?? new ChatRequest(ChatCommand.Help) : RequestOf(interaction, selfId);
        var isPrivate = request.Command != ChatCommand.Ask
            || Option(interaction, CommandNames.Private) == "true"
            || (isButton && (interaction.Message?.Flags & InteractionMessage.Ephemeral) != 0 && interaction.Message is not null);
        return new IncomingQuestion
        {
            EventKey = $"{DiscordPlatform.PlatformName}:{place.Tenant}:interaction:{interaction.Id}",
            Place = place,
            Conversation = messages.ConversationOf(place, userId, isDirect, channelType),
            Author = new ChatAuthor(userId),
            Addressing = isButton ? Addressing.Action : Addressing.Command,
            Request = request,
            Language = LanguageCodes.TryParse(Option(interaction, CommandNames.Language), out var language) ? language : null,
            Locale = LanguageCodes.TryParse(interaction.Locale, out var locale) ? locale : null,
            ReplyTo = new ReplyTarget
            {
                Place = place,
                Recipient = userId,
                Token = new Secret($"{interaction.ApplicationId}/{interaction.Token}"),
                TokenExpires = ExpiryOf(interaction.Id),
                Private = isPrivate,
                Fallback = isPrivate || !MayPost(interaction, isDirect) ? null : new ReplyTarget { Place = place, Recipient = userId },
            },
        };
    }

    /// <summary>Gets the language of an interaction's person: theirs, else the server's, else English.</summary>
    /// <param name="interaction">The interaction.</param>
    public static Language LanguageOf(InteractionEvent interaction) =>
        LanguageCodes.TryParse(interaction.Locale, out var locale) || LanguageCodes.TryParse(interaction.GuildLocale, out locale) ? locale : Language.English;

    private static ChatRequest RequestOf(InteractionEvent interaction, string selfId)
    {
        var data = interaction.Data;
        if (data?.Type == CommandNames.MessageType)
        {
            var message = data.TargetId is { } target ? data.Resolved?.Messages?.GetValueOrDefault(target) : null;
            return new ChatRequest(ChatCommand.Ask, MessageText.Clean(message?.Content, selfId));
        }

        return data?.Name switch
        {
            CommandNames.Ask => new ChatRequest(ChatCommand.Ask, MessageText.Clean(Option(interaction, CommandNames.Question), selfId)),
            CommandNames.Sources => new ChatRequest(ChatCommand.Sources),
            _ => new ChatRequest(ChatCommand.Help),
        };
    }

    private static string? Option(InteractionEvent interaction, string name)
    {
        if (interaction.Data?.Options is { } options)
        {
            for (var i = 0; i < options.Count; i++)
            {
                if (options[i].Name == name)
                {
                    return options[i].Value;
                }
            }
        }

        return null;
    }

    // Where only the person installed the app, the bot is no member and may not post. Source: "Receiving and Responding", Authorizing Integration Owners.
    private static bool MayPost(InteractionEvent interaction, bool isDirect) =>
        interaction.Owners is not { Guild: null }
        && (isDirect ? interaction.Owners is not null : !Permissions.ForbidPosting(interaction.AppPermissions, ChannelTypes.IsThread(interaction.Channel?.Type)));

    // The id tells when the token was made; an id that tells nonsense is not believed.
    private DateTimeOffset ExpiryOf(string id)
    {
        var now = time.GetUtcNow();
        return Snowflake.TimeOf(id) is { } made && (now - made).Duration() < TokenEnd ? made + TokenLife : now + TokenLife;
    }
}
