using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Languages;
using StargateBot.Localization;
using StargateBot.Testing;

namespace StargateBot.Tests.Configuration;

public sealed class WorkerSettingsTests
{
    private static readonly Texts English = Texts.For(Language.English);

    [Fact]
    public void From_ShippedFile_LoadsAndHoldsTheDefaults()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(RepositoryFiles.Root, "appsettings.json")).Build();

        var settings = WorkerSettings.From(shipped, English);
        var defaults = WorkerSettings.From(new ConfigurationBuilder().Build(), English);

        Assert.Equal(defaults.Host, settings.Host);
        Assert.Equal(defaults.Http.Urls, settings.Http.Urls);
        Assert.Equal(defaults.Simulator, settings.Simulator);
        Assert.Equal(defaults.Logging.DefaultLevel, settings.Logging.DefaultLevel);
        Assert.Equal(defaults.Logging.CategoryLevels, settings.Logging.CategoryLevels);
        Assert.DoesNotContain(shipped.AsEnumerable(), setting => setting.Key.EndsWith("Token", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Http:Urls", "https://127.0.0.1:1")]
    [InlineData("Http:Urls", "127.0.0.1:1")]
    [InlineData("Http:Urls", "http://127.0.0.1:70000")]
    [InlineData("Http:Urls", "http://127.0.0.1:1/path")]
    [InlineData("Http:Urls", "http://127.0.0.1:1;nonsense")]
    [InlineData("Http:Urls", ";")]
    [InlineData("Simulator:Enabled", "maybe")]
    [InlineData("Simulator:Url", "http://192.0.2.1:5081")]
    [InlineData("Simulator:Url", "https://127.0.0.1:5081")]
    [InlineData("Simulator:Url", "5081")]
    [InlineData("Logging:Format", "xml")]
    [InlineData("Logging:LogLevel:Default", "Loud")]
    [InlineData("Logging:LogLevel:StargateBot", "7")]
    [InlineData("OpenTelemetry:Endpoint", "collector")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://collector")]
    [InlineData("Language:Default", "fr")]
    [InlineData("Knowledge:KeptAnswers", "-1")]
    [InlineData("Knowledge:KeptAnswers", "many")]
    [InlineData("Knowledge:KeptAnswers", "100001")]
    [InlineData("Knowledge:KeptSnapshots", "1001")]
    [InlineData("Knowledge:Watch", "sometimes")]
    public void From_UnusableValue_NamesTheSettingInOneLine(string key, string value)
    {
        var exception = Assert.Throws<BadInputException>(() => WorkerSettings.From(With(key, value), English));

        Assert.Contains(key, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void From_LogLevels_OverrideTheDefaultsByCategory()
    {
        var settings = WorkerSettings.From(With("Logging:LogLevel:Microsoft", "debug"), English);

        Assert.Equal(LogLevel.Debug, settings.Logging.CategoryLevels["Microsoft"]);
        Assert.Equal(LogLevel.Warning, settings.Logging.CategoryLevels["System"]);
    }

    [Fact]
    public void FreeUrls_AskedForAddressIsTaken_NamesIt()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var exception = Assert.Throws<BadInputException>(() => WorkerSettings.From(With("Http:Urls", url), English).Http.FreeUrls(English));

        Assert.Contains("Http:Urls", exception.Message, StringComparison.Ordinal);
        Assert.Contains(url, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://[::1]:8080;http://127.0.0.1:1", "http://[::1]:8080/")]
    public void LocalUrl_ListeningAddress_CanBeReachedFromThisMachine(string urls, string expected) =>
        Assert.Equal(expected, WorkerSettings.From(With("Http:Urls", urls), English).Http.LocalUrl().AbsoluteUri);

    private static IConfiguration With(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();
}
