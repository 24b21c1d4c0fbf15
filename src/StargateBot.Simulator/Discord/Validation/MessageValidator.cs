using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Checks the body of a message (resources/message, Create Message and Edit Message).</summary>
internal static class MessageValidator
{
    public const long SuppressEmbeds = 4;
    public const long Ephemeral = 64;
    public const long SuppressNotifications = 4096;
    public const long VoiceMessage = 8192;
    public const long ComponentsV2 = 32768;

    private const int LongestContent = 2000;
    private const int LongestNonce = 25;

    private static readonly string[] Common =
    [
        "content", "embeds", "allowed_mentions", "components", "flags", "attachments", "poll",
    ];

    private static readonly string[] Create =
    [
        .. Common, "nonce", "enforce_nonce", "tts", "message_reference", "sticker_ids", "shared_client_theme",
    ];

    private static readonly string[] Webhook = [.. Common, "tts", "username", "avatar_url", "thread_name", "applied_tags"];

    // discord.js sends these two, unset, with every message that it makes: edits and callbacks too.
    private static readonly string[] UnsetEverywhere = ["tts", "enforce_nonce"];

    /// <summary>Checks a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="use">Where it was sent to.</param>
    /// <param name="isV2">Whether the message that is edited has the components V2 flag.</param>
    /// <param name="errors">Takes what the platform refuses.</param>
    /// <param name="report">Takes what the platform accepts and a good bot never sends.</param>
    public static void Check(JsonElement body, MessageUse use, bool isV2, FormErrors errors, Action<string> report)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Add("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a model.");
            return;
        }

        CheckNames(body, use, report);
        if (errors.CheckKind("content", body, "content", JsonValueKind.String, out var content))
        {
            errors.CheckLength("content", content.GetString(), 0, LongestContent);
        }

        var flags = CheckFlags(body, use, errors);
        var v2 = isV2 || (flags & ComponentsV2) != 0;
        if (v2)
        {
            CheckV2Exclusions(body, errors);
        }

        EmbedValidator.Check(body, errors);
        ComponentValidator.Check(body, v2, errors);
        MentionsValidator.Check(body, errors, report);
        CheckNonce(body, errors);
        if (errors.CheckKind("message_reference", body, "message_reference", JsonValueKind.Object, out var reference))
        {
            MentionsValidator.CheckId("message_reference.message_id", reference.Text("message_id"), errors);
        }
    }

    /// <summary>Gets whether a new message holds nothing that could be shown.</summary>
    public static bool IsEmpty(JsonElement body) =>
        string.IsNullOrWhiteSpace(body.Text("content"))
        && !body.Items("embeds").Any()
        && !body.Items("components").Any()
        && !body.Items("sticker_ids").Any()
        && !body.Items("attachments").Any()
        && !body.Has("poll", out _);

    private static void CheckNames(JsonElement body, MessageUse use, Action<string> report)
    {
        var known = use switch
        {
            MessageUse.ChannelPost => Create,
            MessageUse.Callback => [.. Common, "tts"],
            MessageUse.FollowUp => Webhook,
            _ => Common,
        };
        foreach (var member in body.EnumerateObject())
        {
            var unset = member.Value.ValueKind == JsonValueKind.False && UnsetEverywhere.Contains(member.Name);
            if (!unset && !known.Contains(member.Name))
            {
                report($"The field {member.Name} is unknown here.");
            }
        }
    }

    private static long CheckFlags(JsonElement body, MessageUse use, FormErrors errors)
    {
        if (!errors.CheckKind("flags", body, "flags", JsonValueKind.Number, out _))
        {
            return 0;
        }

        var allowed = use switch
        {
            MessageUse.ChannelPost => SuppressEmbeds | SuppressNotifications | VoiceMessage | ComponentsV2,
            MessageUse.Callback or MessageUse.FollowUp => SuppressEmbeds | Ephemeral | SuppressNotifications | VoiceMessage | ComponentsV2,
            _ => SuppressEmbeds | ComponentsV2,
        };
        if (body.Number("flags") is not { } flags || (flags & ~allowed) != 0)
        {
            errors.Add("flags", "MESSAGE_FLAGS_INVALID", $"Only the flags {allowed} may be set here.");
            return 0;
        }

        return flags;
    }

    private static void CheckV2Exclusions(JsonElement body, FormErrors errors)
    {
        const string Code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
        if (!string.IsNullOrEmpty(body.Text("content")))
        {
            errors.Add("content", Code, "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }

        foreach (var name in (ReadOnlySpan<string>)["embeds", "sticker_ids"])
        {
            if (body.Items(name).Any())
            {
                errors.Add(name, Code, $"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
            }
        }

        if (body.Has("poll", out _))
        {
            errors.Add("poll", Code, "The 'poll' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
    }

    private static void CheckNonce(JsonElement body, FormErrors errors)
    {
        if (!body.Has("nonce", out var nonce))
        {
            return;
        }

        if (nonce.ValueKind == JsonValueKind.String)
        {
            errors.CheckLength("nonce", nonce.GetString(), 0, LongestNonce);
        }
        else if (nonce.ValueKind != JsonValueKind.Number || !nonce.TryGetInt64(out _))
        {
            errors.Add("nonce", "NONCE_TYPE", "Must be a string or an integer.");
        }
    }
}
