using System.Xml.Linq;
using StargateBot.Testing;

namespace StargateBot.Discord.Tests;

public sealed class DiscordTextsTests
{
    [Fact]
    public void Resources_BothLanguages_HaveTheKeysOfTheClass()
    {
        var members = typeof(DiscordTexts).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(members, Keys("DiscordTexts.resx"));
        Assert.Equal(members, Keys("DiscordTexts.id.resx"));
    }

    private static IEnumerable<string> Keys(string file) =>
        XDocument.Load(Path.Combine(RepositoryFiles.Root, "src", "StargateBot.Discord", file)).Root!.Elements("data")
            .Select(element => element.Attribute("name")!.Value).Order(StringComparer.Ordinal);
}
