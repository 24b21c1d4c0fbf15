namespace StargateBot.IntegrationTests.Harness;

/// <summary>One worker for all the stories of a class: they break nothing that another one needs.</summary>
public sealed class SharedWorker : IAsyncLifetime
{
    private WorkerUnderTest? _worker;

    internal WorkerUnderTest Worker => _worker ?? throw new InvalidOperationException("The fixture has not been started.");

    /// <summary>Gets one platform by its name.</summary>
    internal TestPlatform this[string platform] => Worker[platform];

    public async ValueTask InitializeAsync() => _worker = await WorkerUnderTest.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }
    }

    /// <summary>Fails when the bot sent anything that no good bot sends.</summary>
    internal void AssertNoViolations() => Worker.AssertNoViolations();
}
