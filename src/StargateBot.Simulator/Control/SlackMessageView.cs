using System.Globalization;
using System.Text.Json;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Control;

/// <summary>Writes Slack's things as the control API shows them. Both platforms' messages have the same field names.</summary>
internal static class SlackMessageView
{
    public static void Write(Utf8JsonWriter json, SlackMessage message, SlackWorkspace workspace)
    {
        json.WriteString("platform", "slack");
        json.WriteString("channel", message.Channel);
        json.WriteString("id", message.Ts);
        json.WriteString("at", TimeOf(message.Ts));
        json.WriteString("thread", message.ThreadTs == message.Ts ? null : message.ThreadTs);
        json.WriteString("interaction", message.InteractionId);
        WriteAuthor(json, message.Author, workspace);
        json.WriteString("text", message.Text);
        json.WriteString("visibleTo", message.VisibleTo);
        json.WriteBoolean("edited", message.EditedTs is not null);
        json.WriteBoolean("pending", message.StreamingState == "in_progress");
        MessageJson.WriteOptional(json, "blocks", message.Author.IsBot ? message.Blocks : null);
    }

    public static void WriteAct(Utf8JsonWriter json, SlackAct act)
    {
        json.WriteNumber("number", act.Number);
        json.WriteString("at", act.At);
        json.WriteString("kind", act.Kind.ToString());
        json.WriteString("channel", act.Channel);
        json.WriteString("id", act.Ts);
        json.WriteString("thread", act.ThreadTs);
        json.WriteString("visibleTo", act.VisibleTo);
        json.WriteString("interaction", act.InteractionId);
        json.WriteString("text", act.Text);
        json.WriteString("visibleText", act.VisibleText);
        MessageJson.WriteOptional(json, "blocks", act.Blocks);
        MessageJson.WriteOptional(json, "metadata", act.Metadata);
    }

    private static void WriteAuthor(Utf8JsonWriter json, SlackPerson author, SlackWorkspace workspace) => json.WriteObject("author", json =>
    {
        json.WriteString("id", author.Id);
        json.WriteString("name", author.RealName);
        json.WriteBoolean("isBot", author.IsBot);
        json.WriteBoolean("isTheBot", author == workspace.Bot);
    });

    private static DateTimeOffset TimeOf(string ts) => decimal.TryParse(ts, NumberStyles.Number, CultureInfo.InvariantCulture, out var seconds)
        ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
        : DateTimeOffset.UnixEpoch;
}
