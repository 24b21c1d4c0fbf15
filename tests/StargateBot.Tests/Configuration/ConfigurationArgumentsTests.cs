using StargateBot.Configuration;
using StargateBot.Core.Languages;
using StargateBot.Localization;

namespace StargateBot.Tests.Configuration;

public sealed class ConfigurationArgumentsTests
{
    [Theory]
    [InlineData("run --Http:Urls=http://127.0.0.1:1 --knowledge d", "run --knowledge d", "Http:Urls=http://127.0.0.1:1")]
    [InlineData("--Http:Urls http://127.0.0.1:1 --knowledge d", "--knowledge d", "Http:Urls=http://127.0.0.1:1")]
    [InlineData("--Discord:Token= --Logging:LogLevel:Default=Debug", "", "Discord:Token= Logging:LogLevel:Default=Debug")]
    [InlineData("run --slack:botToken=a=b", "run", "slack:botToken=a=b")]
    [InlineData("ask --Http:Urls=x", "ask --Http:Urls=x", "")]
    [InlineData("run --knowledge=a:b", "run --knowledge=a:b", "")]
    public void Split_ArgumentsOfTheWorker_PartsSettingsFromOptions(string line, string arguments, string settings)
    {
        var split = Split(line);

        Assert.Equal(Words(arguments), split.Arguments);
        Assert.Equal(Words(settings), split.Require().Select(setting => $"{setting.Key}={setting.Value}"));
    }

    [Theory]
    [InlineData("run --Http:Urls", "--Http:Urls needs a value")]
    [InlineData("run --Http:Urls --knowledge d", "--Http:Urls needs a value")]
    [InlineData("--Discrod:Token=x", "--Discrod:Token is no setting")]
    public void Split_UnusableSetting_SaysWhatIsWrong(string line, string expected) =>
        Assert.Contains(expected, Split(line).Fault, StringComparison.Ordinal);

    private static ConfigurationArguments Split(string line) => ConfigurationArguments.Split(Words(line), Texts.For(Language.English));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
