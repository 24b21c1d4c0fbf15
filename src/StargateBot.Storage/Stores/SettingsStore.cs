using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps what admins set; all of it is in memory too, for it is a few rows that every question asks for.</summary>
internal sealed partial class SettingsStore(StoreEngine engine, ILogger<SettingsStore> logger) : ISettingsStore
{
    private static readonly Sql ReadSql = new("SELECT key, body FROM settings");
    private static readonly Sql SetSql = new("INSERT OR REPLACE INTO settings (key, body) VALUES (?1, ?2)");
    private static readonly Sql RemoveSql = new("DELETE FROM settings WHERE key = ?1");

    private readonly ConcurrentDictionary<string, ChatSettings> _settings = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ChatSettings Find(string key) => _settings.GetValueOrDefault(key, ChatSettings.Unset);

    /// <inheritdoc/>
    public async Task SetAsync(string key, ChatSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        cancellationToken.ThrowIfCancellationRequested();
        _settings[key] = settings;
        await engine.WriteAsync((connection, _) => Write(connection, key, settings), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what is set, after the file was opened. What was set since the program started stays.</summary>
    /// <param name="connection">The file.</param>
    /// <returns>True.</returns>
    public bool Load(StoreConnection connection)
    {
        connection[ReadSql].ReadAll(row =>
        {
            var key = row.Text(0);
            try
            {
                _settings.TryAdd(key, JsonSerializer.Deserialize(row.Bytes(1), StoredJson.Default.ChatSettings)!);
            }
            catch (JsonException exception)
            {
                LogUnreadable(exception, key);
            }
        });

        return true;
    }

    private static void Write(StoreConnection connection, string key, ChatSettings settings)
    {
        if (settings == ChatSettings.Unset)
        {
            connection[RemoveSql].Bind(1, key).Run();
        }
        else
        {
            connection[SetSql].Bind(1, key).BindText(2, connection.Json(settings, StoredJson.Default.ChatSettings)).Run();
        }
    }

    [LoggerMessage(EventId = 612, Level = LogLevel.Error, Message = "The settings of {Key} cannot be read and are passed over.")]
    private partial void LogUnreadable(Exception exception, string key);
}
