using System.Text.Json;

namespace StargateBot.Simulator.Slack.Blocks;

/// <summary>Checks views as Slack does.</summary>
/// <remarks>Source: node-slack-sdk <c>packages/types/src/views.ts</c>.</remarks>
internal static class ViewRules
{
    private const int LargestView = 250_000;

    /// <summary>Checks a view.</summary>
    /// <param name="view">A JSON object.</param>
    /// <param name="home">Whether a Home tab is wanted, else a modal.</param>
    /// <exception cref="WebApi.ApiRefusal">It is refused.</exception>
    public static void Check(JsonElement view, bool home)
    {
        if (view.GetRawText().Length > LargestView)
        {
            throw new WebApi.ApiRefusal("view_too_large");
        }

        var errors = new BlockErrors();
        errors.IsObject(
            view,
            "/view",
            "title", "blocks", "close", "submit", "private_metadata", "callback_id", "clear_on_close", "notify_on_close", "external_id", "submit_disabled");
        if (BlockErrors.TypeOf(view) != (home ? "home" : "modal"))
        {
            errors.Add("must be a valid enum value", "/view/type");
        }

        errors.String(view, "callback_id", "/view", longest: 255);
        errors.String(view, "private_metadata", "/view", longest: 3000);
        errors.String(view, "external_id", "/view", longest: 255);
        var rules = new BlockRules(home ? BlockSurface.Home : BlockSurface.Modal, errors);
        if (view.TryGetProperty("blocks", out var blocks) && blocks.ValueKind == JsonValueKind.Array)
        {
            rules.Check(blocks, "/view/blocks");
        }
        else
        {
            errors.Add("missing required field: blocks", "/view");
        }

        if (!home)
        {
            errors.Text(view, "title", "/view", longest: 24, plainOnly: true);
            errors.Text(view, "submit", "/view", longest: 24, plainOnly: true, required: rules.HasInput);
            errors.Text(view, "close", "/view", longest: 24, plainOnly: true, required: false);
        }

        if (errors.Messages.Count > 0)
        {
            throw new WebApi.ApiRefusal("invalid_arguments", [.. errors.Messages]);
        }
    }
}
