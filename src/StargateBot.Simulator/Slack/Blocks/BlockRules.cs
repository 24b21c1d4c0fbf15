using System.Globalization;
using System.Text.Json;

namespace StargateBot.Simulator.Slack.Blocks;

/// <summary>Where blocks stand.</summary>
internal enum BlockSurface
{
    Message,
    Modal,
    Home,
}

/// <summary>Checks blocks as Slack does.</summary>
/// <remarks>Source: node-slack-sdk <c>packages/types/src/block-kit</c>; docs "Block Kit reference", limits of each block.</remarks>
internal sealed class BlockRules(BlockSurface surface, BlockErrors errors)
{
    /// <summary>How many characters the blocks of one message may hold together; seen, not documented (bolt-js #2509).</summary>
    public const int MostCharacters = 13_200;

    /// <summary>How many characters the markdown blocks of one message may hold together. Source: docs "Markdown block".</summary>
    public const int MostMarkdown = 12_000;

    private readonly HashSet<string> _blockIds = new(StringComparer.Ordinal);
    private readonly ElementRules _elements = new(errors);
    private int _markdown;

    /// <summary>Gets a value indicating whether there is an input block, which makes a modal need a submit button.</summary>
    public bool HasInput { get; private set; }

    public void Check(JsonElement blocks, string pointer)
    {
        var most = surface == BlockSurface.Message ? 50 : 100;
        if (blocks.GetArrayLength() > most)
        {
            errors.Add($"no more than {most} items allowed", pointer);
        }

        var index = 0;
        foreach (var block in blocks.EnumerateArray())
        {
            CheckBlock(block, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"));
        }

        if (_markdown > MostMarkdown)
        {
            errors.Add($"markdown text must be less than {MostMarkdown + 1} characters in all", pointer);
        }
    }

    private void CheckBlock(JsonElement block, string at)
    {
        var type = BlockErrors.TypeOf(block);
        if (type.Length == 0)
        {
            errors.Add("missing required field: type", at);
            return;
        }

        errors.String(block, "block_id", at, longest: 255);
        if (block.TryGetProperty("block_id", out var id) && id.ValueKind == JsonValueKind.String && !_blockIds.Add(id.GetString()!))
        {
            errors.Add("`block_id` already exists", $"{at}/block_id");
        }

        switch (type)
        {
            case "section":
                Section(block, at);
                break;
            case "header" when errors.IsObject(block, at, "block_id", "text", "level"):
                errors.Text(block, "text", at, longest: 150, plainOnly: true);
                break;
            case "divider":
                errors.IsObject(block, at, "block_id");
                break;
            case "context" when errors.IsObject(block, at, "block_id", "elements"):
                Context(block, at);
                break;
            case "actions" when errors.IsObject(block, at, "block_id", "elements"):
                _elements.CheckAll(errors.Array(block, "elements", at, fewest: 1, most: 25), $"{at}/elements", ElementPlace.Actions);
                break;
            case "context_actions" when surface == BlockSurface.Message:
                errors.IsObject(block, at, "block_id", "elements");
                _elements.CheckAll(errors.Array(block, "elements", at, fewest: 1, most: 5), $"{at}/elements", ElementPlace.ContextActions);
                break;
            case "image" when errors.IsObject(block, at, "block_id", "image_url", "slack_file", "alt_text", "title"):
                errors.String(block, "alt_text", at, longest: 2000, required: true);
                errors.Text(block, "title", at, longest: 2000, plainOnly: true, required: false);
                break;
            case "markdown" when surface == BlockSurface.Message:
                Markdown(block, at);
                break;
            case "input" when errors.IsObject(block, at, "block_id", "label", "element", "hint", "optional", "dispatch_action"):
                Input(block, at);
                break;
            case "rich_text" when errors.IsObject(block, at, "block_id", "elements"):
                errors.Array(block, "elements", at, fewest: 1, most: int.MaxValue);
                break;
            case "table" when surface == BlockSurface.Message:
                Table(block, at);
                break;
            case "video" or "file" or "call" or "card" or "carousel" or "alert" or "plan" or "task_card":
                break;
            case "header" or "context" or "actions" or "image" or "input" or "rich_text":
                break;
            default:
                errors.Add($"unsupported type: {type}", $"{at}/type");
                break;
        }
    }

    private void Section(JsonElement block, string at)
    {
        if (!errors.IsObject(block, at, "block_id", "text", "fields", "accessory", "expand"))
        {
            return;
        }

        var hasFields = block.TryGetProperty("fields", out _);
        errors.Text(block, "text", at, longest: 3000, required: !hasFields);
        var index = 0;
        foreach (var field in errors.Array(block, "fields", at, fewest: 1, most: 10, required: false))
        {
            errors.TextObject(field, string.Create(CultureInfo.InvariantCulture, $"{at}/fields/{index++}"), longest: 2000);
        }

        if (block.TryGetProperty("accessory", out var accessory))
        {
            _elements.Check(accessory, $"{at}/accessory", ElementPlace.Accessory);
        }
    }

    private void Context(JsonElement block, string at)
    {
        var index = 0;
        foreach (var element in errors.Array(block, "elements", at, fewest: 1, most: 10))
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/elements/{index++}");
            if (BlockErrors.TypeOf(element) == "image")
            {
                errors.IsObject(element, pointer, "image_url", "slack_file", "alt_text");
                errors.String(element, "alt_text", pointer, longest: 2000, required: true);
            }
            else
            {
                errors.TextObject(element, pointer, longest: 2000);
            }
        }
    }

    private void Markdown(JsonElement block, string at)
    {
        errors.IsObject(block, at, "block_id", "text");
        errors.String(block, "text", at, MostMarkdown, required: true);
        if (block.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
        {
            _markdown += text.GetString()!.Length;
        }
    }

    private void Input(JsonElement block, string at)
    {
        HasInput = true;
        errors.Text(block, "label", at, longest: 2000, plainOnly: true);
        errors.Text(block, "hint", at, longest: 2000, plainOnly: true, required: false);
        errors.Bool(block, "optional", at);
        errors.Bool(block, "dispatch_action", at);
        if (block.TryGetProperty("element", out var element))
        {
            _elements.Check(element, $"{at}/element", ElementPlace.Input);
        }
        else
        {
            errors.Add("missing required field: element", at);
        }
    }

    private void Table(JsonElement block, string at)
    {
        errors.IsObject(block, at, "block_id", "rows", "column_settings");
        var index = 0;
        foreach (var row in errors.Array(block, "rows", at, fewest: 1, most: 100))
        {
            if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() > 20)
            {
                errors.Add("no more than 20 items allowed", string.Create(CultureInfo.InvariantCulture, $"{at}/rows/{index}"));
            }

            index++;
        }
    }
}
