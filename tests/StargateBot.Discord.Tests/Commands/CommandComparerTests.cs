using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StargateBot.Discord.Commands;

namespace StargateBot.Discord.Tests.Commands;

/// <summary>Trap 21: commands are overwritten only when they differ in meaning.</summary>
public sealed partial class CommandComparerTests
{
    private readonly JsonArray _registered = JsonNode.Parse(CommandCatalog.Write(adminsByPermission: true))!.AsArray();

    [Fact]
    public void Same_WhatDiscordGivesBack_IsNoDifference()
    {
        foreach (var command in _registered.Select(node => node!.AsObject()))
        {
            command["id"] = "1";
            command["application_id"] = "99";
            command["version"] = "2";
            command["nsfw"] = false;
            command["default_member_permissions"] ??= null;
            command["dm_permission"] = command["contexts"]!.AsArray().Count == 3;
            command["description"] ??= "";
            command["description_localizations"] ??= null;
        }

        Assert.True(IsSame());
    }

    [Fact]
    public void Same_OtherOrderOfCommandsFieldsAndSets_IsNoDifference()
    {
        var commands = _registered.Select(node => node!.DeepClone().AsObject()).Reverse().ToList();
        foreach (var command in commands)
        {
            command["contexts"] = new JsonArray([.. command["contexts"]!.AsArray().Reverse().Select(context => context!.DeepClone())]);
        }

        var reordered = new JsonArray([.. commands.Select(command => (JsonNode)new JsonObject(command.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))))]);

        Assert.True(IsSame(reordered));
    }

    [Fact]
    public void Same_DefaultValuesWrittenOutOrLeftOut_IsNoDifference()
    {
        var options = _registered[0]!["options"]!.AsArray();
        options[1]!["required"] = false;
        options[1]!["autocomplete"] = false;
        options[0]!["choices"] = new JsonArray();
        _registered[1]!["options"] = new JsonArray();
        _registered[1]!.AsObject().Remove("type");

        Assert.True(IsSame());
    }

    [Fact]
    public void Same_LocalizationsNotTold_IsNoDifference()
    {
        foreach (var command in _registered)
        {
            command!.AsObject().Remove("name_localizations");
            command.AsObject().Remove("description_localizations");
        }

        Assert.True(IsSame());
    }

    [Fact]
    public void Same_AnythingThatPeopleWouldNotice_IsADifference()
    {
        Action<JsonArray>[] changes =
        [
            commands => commands.RemoveAt(3),
            commands => commands.Add(new JsonObject { ["name"] = "old" }),
            commands => commands[0]!["description"] = "Other words",
            commands => commands[0]!["name_localizations"]!["id"] = "tanyakan",
            commands => commands[0]!["name_localizations"] = null,
            commands => commands[0]!["options"]!.AsArray().RemoveAt(2),
            commands => commands[0]!["options"]![0]!["autocomplete"] = false,
            commands => commands[0]!["options"]![0]!["max_length"] = 100,
            commands => commands[0]!["options"]![1]!["choices"]![0]!["value"] = "in",
            commands => commands[0]!["contexts"] = new JsonArray(0),
            commands => commands[0]!["default_member_permissions"] = "0",
            commands => commands[3]!["type"] = 2,
            commands => Reload(commands).Remove("default_member_permissions"),
            commands => Reload(commands)["default_member_permissions"] = "8",
            commands => Reload(commands)["contexts"] = new JsonArray(0, 1),
            commands => Reload(commands)["integration_types"] = new JsonArray(0, 1),
            commands =>
            {
                Reload(commands)["contexts"] = null;
                Reload(commands)["dm_permission"] = true;
            },
            commands => Named(commands, "gaps")["options"]![0]!["max_value"] = 7,
        ];

        Assert.All(changes, change =>
        {
            var changed = _registered.DeepClone().AsArray();
            change(changed);
            Assert.False(IsSame(changed));
        });
    }

    [Fact]
    public void Same_PermissionsAsANumber_IsNoDifference()
    {
        Reload(_registered)["default_member_permissions"] = 32;

        Assert.True(IsSame());
    }

    [Fact]
    public void Write_AdminsByList_HidesNoCommandFromThem()
    {
        var commands = JsonNode.Parse(CommandCatalog.Write(adminsByPermission: false))!.AsArray();

        Assert.All(commands, command => Assert.Null(command!["default_member_permissions"]));
        Assert.False(IsSame(commands));
    }

    [Fact]
    public void Write_AdminCommands_AreForThoseWhoManageAServer()
    {
        string[] admin = ["gaps", "knowledge", "reload", "rollback", "settings", "stats", "teach"];

        var hidden = _registered.Where(command => command!["default_member_permissions"] is not null).ToList();

        Assert.Equal(admin, hidden.Select(command => command!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(hidden, command => Assert.Equal(
            ("\"32\"", "[0]", "[0]"),
            (command!["default_member_permissions"]!.ToJsonString(), command["contexts"]!.ToJsonString(), command["integration_types"]!.ToJsonString())));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1,2,3,4]")]
    [InlineData("[{},{},{},{}]")]
    public void Same_SomethingElse_IsADifference(string json) => Assert.False(IsSame(JsonNode.Parse(json)!));

    [Fact]
    public void Write_Commands_KeepDiscordsLimits()
    {
        foreach (var command in _registered.Where(command => command!["type"]!.GetValue<int>() == CommandNames.SlashType))
        {
            foreach (var named in (IEnumerable<JsonNode?>)[command, .. command!["options"]?.AsArray() ?? []])
            {
                Assert.Matches(Name(), named!["name"]!.GetValue<string>());
                Assert.All(named["name_localizations"]!.AsObject(), name => Assert.Matches(Name(), name.Value!.GetValue<string>()));
                Assert.All(named["description_localizations"]!.AsObject(), text => Assert.InRange(text.Value!.GetValue<string>().Length, 1, 100));
                Assert.InRange(named["description"]!.GetValue<string>().Length, 1, 100);
                Assert.Equal(["en-GB", "en-US", "id"], named["name_localizations"]!.AsObject().Select(name => name.Key).Order(StringComparer.Ordinal));
            }
        }
    }

    private static JsonObject Reload(JsonArray commands) => Named(commands, "reload");

    private static JsonObject Named(JsonArray commands, string name) =>
        commands.Single(command => command!["name"]!.GetValue<string>() == name)!.AsObject();

    private bool IsSame(JsonNode? registered = null)
    {
        using var wanted = JsonDocument.Parse(CommandCatalog.Write(adminsByPermission: true));
        using var other = JsonDocument.Parse((registered ?? _registered).ToJsonString());
        return CommandComparer.Same(wanted.RootElement, other.RootElement);
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$")]
    private static partial Regex Name();
}
