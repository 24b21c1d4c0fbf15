namespace StargateBot.Core.Knowledge;

/// <summary>Counts what was read and tells it now and then.</summary>
internal sealed class ProgressMeter(IProgress<KnowledgeProgress>? progress, int totalFiles)
{
    private const int FilesBetweenReports = 64;

    private int _files;
    private long _passages;

    /// <summary>Counts a file.</summary>
    /// <param name="passages">Its passages, 0 when it was refused.</param>
    public void Add(int passages)
    {
        _files++;
        _passages += passages;
        if (_files % FilesBetweenReports == 0)
        {
            Finish();
        }
    }

    /// <summary>Tells where it stands.</summary>
    public void Finish() => progress?.Report(new KnowledgeProgress(_files, totalFiles, _passages));
}
