using System.Text;

namespace StargateBot.Slack.Rendering;

/// <summary>Writes a reply's text as mrkdwn, Slack's own markup: the fallback of messages with blocks. Slack's documentation, "Formatting message text".</summary>
internal static class MrkdwnText
{
    /// <summary>Writes a text: bold stays bold, everything else shows as it is.</summary>
    public static string Write(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (result.Length > 0)
            {
                result.Append('\n');
            }

            var runs = new BoldRuns(line);
            while (runs.MoveNext())
            {
                if (runs.IsBold)
                {
                    result.Append('*');
                }

                Escape(runs.Text, result);
                if (runs.IsBold)
                {
                    result.Append('*');
                }
            }
        }

        return result.ToString();
    }

    private static void Escape(ReadOnlySpan<char> text, StringBuilder result)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!Entities.TryAppend(text[at], result))
            {
                result.Append(text[at]);
                Pings.Defuse(text, at, result);
            }
        }
    }
}
