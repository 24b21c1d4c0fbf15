using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Discord.Commands;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Events;

/// <summary>Makes questions of commands, buttons and forms.</summary>
/// <param name="messages">Knows which conversation something belongs to.</param>
/// <param name="threads">Knows which channels are threads.</param>
/// <param name="time">The clock.</param>
internal sealed class InteractionMapper(MessageMapper messages, ThreadDirectory threads, TimeProvider time)
{
    // A token lives 15 minutes; the last minute is left for the way. Source: "Receiving and Responding", Interaction Callback.
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(14);
    private static readonly TimeSpan TokenEnd = TimeSpan.FromMinutes(15);

    /// <summary>Reads a command, a press of a button or a form that was sent.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="selfId">The bot's own id.</param>
    /// <returns>Null for other interactions, and for what names no person.</returns>
    public IncomingQuestion? Map(InteractionEvent interaction, string selfId)
    {
        if (interaction.Type is not (InteractionTypes.Command or InteractionTypes.Component or InteractionTypes.ModalSubmit)
            || AuthorReader.Of(interaction) is not { } author)
        {
            return null;
        }

        var isDirect = interaction.GuildId is null;
        var place = PlaceOf(interaction);
        var request = RequestReader.Read(interaction, selfId);
        var isPrivate = IsPrivate(interaction, request);
        var mayPost = MayPost(interaction, isDirect);
        return new IncomingQuestion
        {
            EventKey = $"{DiscordPlatform.PlatformName}:{place.Tenant}:interaction:{interaction.Id}",
            Place = place,
            Conversation = messages.ConversationOf(place, author.UserId, isDirect, interaction.Channel?.Type),
            Author = author,
            Addressing = interaction.Type == InteractionTypes.Command ? Addressing.Command : Addressing.Action,
            Request = request,
            Language = request.Command == ChatCommand.Ask && LanguageCodes.TryParse(RequestReader.Option(interaction, CommandNames.Language), out var language)
                ? language
                : null,
            Locale = LanguageCodes.TryParse(interaction.Locale, out var locale) ? locale : null,
            ReplyTo = new ReplyTarget
            {
                Place = place,
                Recipient = author.UserId,
                Token = new Secret($"{interaction.ApplicationId}/{interaction.Token}"),
                TokenExpires = ExpiryOf(interaction.Id),
                Private = isPrivate,
                IsLasting = !isPrivate && mayPost,
                Fallback = isPrivate || !mayPost ? null : new ReplyTarget { Place = place, Recipient = author.UserId, IsLasting = true },
            },
        };
    }

    /// <summary>Gets the language of an interaction's person: theirs, else the server's, else English.</summary>
    /// <param name="interaction">The interaction.</param>
    public static Language LanguageOf(InteractionEvent interaction) =>
        LanguageCodes.TryParse(interaction.Locale, out var locale) || LanguageCodes.TryParse(interaction.GuildLocale, out locale) ? locale : Language.English;

    private ChatPlace PlaceOf(InteractionEvent interaction)
    {
        var channel = interaction.Channel;
        var place = new ChatPlace(DiscordPlatform.PlatformName, interaction.GuildId ?? ChatPlace.NoTenant, interaction.ChannelId ?? channel?.Id ?? "");
        return place with { ParentChannel = (ChannelTypes.IsThread(channel?.Type) ? channel!.ParentId : null) ?? threads.ParentOf(place.Channel) };
    }

    // What is said to one person stays with them: all but answers, and those where the person wants it or asked from a private message.
    private static bool IsPrivate(InteractionEvent interaction, ChatRequest request) =>
        request.Command is not (ChatCommand.Ask or ChatCommand.Topic)
        || RequestReader.Option(interaction, CommandNames.Private) == "true"
        || (interaction is { Type: not InteractionTypes.Command, Message: { } message } && (message.Flags & InteractionMessage.Ephemeral) != 0);

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
