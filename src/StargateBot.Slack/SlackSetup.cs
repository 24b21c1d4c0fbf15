using System.Text;
using System.Text.Json;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack;

/// <summary>What a person needs to install the bot in a workspace.</summary>
public static class SlackSetup
{
    /// <summary>The slash command.</summary>
    public const string Command = "/stargate";

    /// <summary>Id of the message shortcut.</summary>
    public const string ShortcutId = "ask_about";

    /// <summary>Address where an app is made from a manifest.</summary>
    public const string CreateAppUrl = "https://api.slack.com/apps?new_app=1";

    // At most 1000 characters.
    private const string UsageHint = "[public|publik] question | sources|sumber | help|bantuan | privacy|privasi | forget-me|lupakan-saya"
        + " | admins: reload|muat-ulang, rollback|kembalikan [version], knowledge|pengetahuan, gaps|celah [days], stats|statistik [days],"
        + " teach|ajarkan, settings|pengaturan [answer on|off|unset] [without-mention on|off|unset] [language id|en|unset] [private on|off|unset] [everywhere]";

    /// <summary>Gets the bot token's permissions that the bot needs: to be mentioned and written to, to post, for commands and forms, to begin
    /// direct messages, to tell people's languages and who manages the workspace, to show that it works.</summary>
    public static IReadOnlyList<string> BotScopes { get; } =
        ["app_mentions:read", "chat:write", "commands", "im:history", "im:write", "users:read", "assistant:write"];

    /// <summary>Gets the permissions that let threads go on without a mention and lost posts be looked for; without them that is off.</summary>
    public static IReadOnlyList<string> OptionalBotScopes { get; } = ["channels:history", "groups:history"];

    /// <summary>Gets the app-level token's permissions.</summary>
    public static IReadOnlyList<string> AppTokenScopes { get; } = ["connections:write"];

    /// <summary>Gets the events that the app subscribes to.</summary>
    public static IReadOnlyList<string> Events { get; } =
    [
        "app_mention", "message.im", "message.channels", "message.groups", "app_home_opened", "app_uninstalled", "tokens_revoked",
    ];

    /// <summary>Gets what to do, in order, in English.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        $"Open {CreateAppUrl}, choose \"From a manifest\", your workspace, and paste the manifest.",
        "Install the app: Install App > Install to Workspace. Copy the Bot User OAuth Token (xoxb-...) into Slack:BotToken.",
        "Make the app-level token: Basic Information > App-Level Tokens > Generate, with the scope connections:write. Copy it (xapp-...) into Slack:AppToken.",
        "Start the worker, invite the bot to a channel with /invite @stargatebot, and mention it.",
    ];

    /// <summary>Writes the app's manifest.</summary>
    /// <returns>JSON, indented, ready to paste. Source of its fields: Slack's documentation, "App manifest reference".</returns>
    public static string Manifest()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, SlackJson.Writing with { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("display_information");
            json.WriteString("name", "StargateBot");
            json.WriteString("description", "Answers questions with citations · Menjawab pertanyaan dengan kutipan");
            json.WriteEndObject();
            WriteFeatures(json);
            json.WriteStartObject("oauth_config");
            json.WriteStartObject("scopes");
            WriteList(json, "bot", BotScopes);
            WriteList(json, "bot_optional", OptionalBotScopes);
            json.WriteEndObject();
            json.WriteEndObject();
            WriteSettings(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteFeatures(Utf8JsonWriter json)
    {
        json.WriteStartObject("features");
        json.WriteStartObject("bot_user");
        json.WriteString("display_name", "stargatebot");
        json.WriteBoolean("always_online", true);
        json.WriteEndObject();

        json.WriteStartObject("app_home");
        json.WriteBoolean("home_tab_enabled", true);
        json.WriteBoolean("messages_tab_enabled", true);
        json.WriteBoolean("messages_tab_read_only_enabled", false);
        json.WriteEndObject();

        json.WriteStartObject("agent_view");
        json.WriteString("agent_description", "Answers questions about a fixed set of documents, with the words it answers from.");
        json.WriteStartArray("suggested_prompts");
        WritePrompt(json, "What can you do?");
        WritePrompt(json, "Apa yang bisa kamu lakukan?");
        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteStartArray("slash_commands");
        json.WriteStartObject();
        json.WriteString("command", Command);
        json.WriteString("description", "Ask a question · Ajukan pertanyaan");
        json.WriteString("usage_hint", UsageHint);
        json.WriteBoolean("should_escape", true);
        json.WriteEndObject();
        json.WriteEndArray();

        json.WriteStartArray("shortcuts");
        json.WriteStartObject();
        json.WriteString("name", "Ask StargateBot");
        json.WriteString("type", "message");
        json.WriteString("callback_id", ShortcutId);
        json.WriteString("description", "Answer this message's question, for you alone");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteStartObject("settings");
        json.WriteStartObject("event_subscriptions");
        WriteList(json, "bot_events", Events);
        json.WriteEndObject();
        json.WriteStartObject("interactivity");
        json.WriteBoolean("is_enabled", true);
        json.WriteEndObject();
        json.WriteBoolean("org_deploy_enabled", false);
        json.WriteBoolean("socket_mode_enabled", true);
        json.WriteBoolean("token_rotation_enabled", false);
        json.WriteEndObject();
    }

    private static void WritePrompt(Utf8JsonWriter json, string question)
    {
        json.WriteStartObject();
        json.WriteString("title", question);
        json.WriteString("message", question);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
