using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Storage.Tests;

public sealed class StorageServicesTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Fact]
    public async Task AddStorage_BeforeAddChat_ServesEveryStore()
    {
        await using var provider = Build(("Storage:ConnectionString", $"Data Source={_world.Path}"));

        Assert.True(provider.GetRequiredService<IQuestionLog>().IsDurable);
        Assert.Same(provider.GetRequiredService<Store>().Outbox, provider.GetRequiredService<IOutboxStore>());
        Assert.Same(provider.GetRequiredService<Store>().Answers, provider.GetRequiredService<IAnswerLog>());
        Assert.Same(provider.GetRequiredService<Store>().Conversations, provider.GetRequiredService<IConversationMemory>());
        Assert.Same(provider.GetRequiredService<Store>().Settings, provider.GetRequiredService<ISettingsStore>());
        Assert.NotNull(provider.GetRequiredService<ISessionStore>());
        Assert.Equal((true, "", 30), Tell(provider.GetRequiredService<IStoreStatus>()));
    }

    [Fact]
    public async Task AddStorage_NoHashKey_MakesOneThatPseudonymsKeep()
    {
        string first;
        await using (var provider = Build(("Storage:ConnectionString", $"Data Source={_world.Path}")))
        {
            first = provider.GetRequiredService<UserPseudonyms>().Of(Samples.Place, "u1");
        }

        await using var next = Build(("Storage:ConnectionString", $"Data Source={_world.Path}"));
        Assert.Equal(first, next.GetRequiredService<UserPseudonyms>().Of(Samples.Place, "u1"));
        var key = Path.Combine(Path.GetDirectoryName(_world.Path)!, "stargatebot.key");
        Assert.True(File.Exists(key));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }
    }

    [Fact]
    public async Task AddStorage_InMemory_KeepsNothingAndWorks()
    {
        await using var provider = Build(("Storage:ConnectionString", "Data Source=:memory:"));

        Assert.False(provider.GetRequiredService<IQuestionLog>().IsDurable);
        Assert.True(await provider.GetRequiredService<IQuestionLog>().TakeAsync(["e1"], Samples.Question("e1")));
        Assert.False(await provider.GetRequiredService<IQuestionLog>().TakeAsync(["e1"], Samples.Question("e1")));
        Assert.Empty(await provider.GetRequiredService<IQuestionLog>().ReadPendingAsync(StoreWorld.Token));
        Assert.True(provider.GetRequiredService<IStoreStatus>().IsKeeping);
    }

    [Theory]
    [InlineData("Storage:ConnectionString", "", "ConnectionString must be")]
    [InlineData("Storage:ConnectionString", "Server=db;Port=5432", "ConnectionString must be")]
    [InlineData("Storage:ConnectionString", "Data Source=a.db;Password=x", "ConnectionString must be")]
    [InlineData("Storage:ConnectionString", "Data Source=file:a.db", "ConnectionString must be")]
    [InlineData("Storage:RetentionDays", "0", "RetentionDays is 0; it must be from 1 to 3650.")]
    [InlineData("Storage:HashKey", "too short", "HashKey is too short")]
    public async Task AddStorage_AWrongSetting_IsNamed(string key, string value, string expected)
    {
        await using var provider = Build((key, value));

        var exception = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IQuestionLog>);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Password=x", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _world.Dispose();

    private static ServiceProvider Build(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value)).Build();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(configuration);
        services.AddChat(configuration);
        return services.BuildServiceProvider();
    }

    private static (bool IsKeeping, string Detail, int RetentionDays) Tell(IStoreStatus status) => (status.IsKeeping, status.Detail, status.RetentionDays);
}
