namespace StargateBot.Core.Chat.Stores;

/// <summary>Tells how the store is.</summary>
public interface IStoreStatus
{
    /// <summary>Gets whether what is handed over is being kept on disk.</summary>
    bool IsKeeping { get; }

    /// <summary>Gets what is wrong and how to mend it, in English, safe to show; empty when nothing is.</summary>
    string Detail { get; }

    /// <summary>Gets how many days records are kept.</summary>
    int RetentionDays { get; }
}
