using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StargateBot.Core.Answering.Pipeline;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering;

/// <summary>Answers questions from one knowledge snapshot through the Semantic Kernel pipeline.</summary>
public sealed partial class AnswerService : IAnswerService
{
    private readonly AnswerPipeline _pipeline;
    private readonly string _version;
    private readonly AnsweringOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<AnswerService> _logger;

    /// <summary>Makes the service of a snapshot.</summary>
    /// <param name="snapshot">The knowledge; it must outlive the service.</param>
    /// <param name="options">Settings.</param>
    /// <param name="time">Measures how long an answer took.</param>
    /// <param name="logger">Told of faults, or null.</param>
    public AnswerService(KnowledgeSnapshot snapshot, AnsweringOptions options, TimeProvider time, ILogger<AnswerService>? logger = null)
    {
        _pipeline = new AnswerPipeline(snapshot, options);
        _version = snapshot.Version;
        _options = options;
        _time = time;
        _logger = logger ?? NullLogger<AnswerService>.Instance;
    }

    /// <inheritdoc/>
    public async ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        var started = _time.GetTimestamp();
        var traceId = NewTraceId();
        Answer answer;
        try
        {
            answer = await _pipeline.RunAsync(question, traceId, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The outermost step: a fault becomes a polite reply that carries the id under which it is logged.
            LogFault(exception, traceId);
            var language = question.Language ?? question.Locale ?? _options.DefaultLanguage;
            answer = new Answer
            {
                Outcome = AnswerOutcome.Failed,
                Language = language,
                Text = AnswerTexts.For(language).Failed(traceId),
                TraceId = traceId,
            };
        }

        return answer with { Snapshot = _version, Elapsed = _time.GetElapsedTime(started) };
    }

    /// <summary>Makes the short id of one answer: eight hexadecimal digits.</summary>
    internal static string NewTraceId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "Answering failed; the asker was given the id {TraceId}.")]
    private partial void LogFault(Exception exception, string traceId);
}
