using System.Threading.Channels;
using StargateBot.CommandLine;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;
using StargateBot.Json;
using StargateBot.Localization;

namespace StargateBot.Batch;

/// <summary>Answers one JSON question a line: in parallel, written in the order of the lines.</summary>
/// <param name="answers">What answers.</param>
/// <param name="texts">Texts in the person's language, for faults.</param>
/// <param name="language">Language of the replies where a line names none, or null.</param>
/// <param name="faults">Where lines that cannot be used are reported.</param>
internal sealed class BatchRunner(IAnswerService answers, Texts texts, Language? language, TextWriter faults)
{
    // Lines answered ahead of the one that is written next: enough to keep all processors busy, little enough to stay small.
    private static readonly int LookAhead = 4 * Environment.ProcessorCount;

    /// <summary>Answers all lines.</summary>
    /// <param name="input">Lines of UTF-8 JSON.</param>
    /// <param name="output">Receives one line for each valid line; flushed whenever no further answer is under way.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see cref="ExitCode.Done"/>, or <see cref="ExitCode.BadInput"/> when a line was reported.</returns>
    public async Task<int> RunAsync(Stream input, TextWriter output, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Full: reading waits, so that memory stays bounded however fast the input comes.
        var underWay = Channel.CreateBounded<Task<LineResult>>(new BoundedChannelOptions(LookAhead) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(input, underWay.Writer, stop.Token);
        try
        {
            var exitCode = await WriteAsync(underWay.Reader, output, stop.Token);
            await reading;
            return exitCode;
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private async Task ReadAsync(Stream input, ChannelWriter<Task<LineResult>> underWay, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in LineReader.ReadAsync(input, cancellationToken))
            {
                await underWay.WriteAsync(Task.Run(() => AnswerAsync(line, cancellationToken), cancellationToken), cancellationToken);
            }
        }
        finally
        {
            underWay.Complete();
        }
    }

    private async Task<LineResult> AnswerAsync(InputLine line, CancellationToken cancellationToken)
    {
        if (line.Bytes is not { } bytes)
        {
            return new LineResult(line.Number, null, texts.LineTooLong.With(LineReader.MaxLineBytes));
        }

        var (request, fault) = BatchRequest.Read(bytes, language, texts);
        if (request is null)
        {
            return new LineResult(line.Number, null, fault);
        }

        var answer = await answers.AnswerAsync(request.Question, cancellationToken);
        return new LineResult(line.Number, AnswerJson.From(answer, request.Id).ToLine(), null);
    }

    private async Task<int> WriteAsync(ChannelReader<Task<LineResult>> underWay, TextWriter output, CancellationToken cancellationToken)
    {
        var exitCode = ExitCode.Done;
        while (await underWay.WaitToReadAsync(cancellationToken))
        {
            while (underWay.TryRead(out var pending))
            {
                var result = await pending;
                if (result.Line is { } line)
                {
                    await output.WriteLineAsync(line.AsMemory(), cancellationToken);
                }
                else
                {
                    exitCode = ExitCode.BadInput;
                    await faults.WriteLineAsync(texts.LineFault.With(result.Number, result.Fault));
                }
            }

            // Whoever sends one question and waits for its answer must get it now.
            await output.FlushAsync(cancellationToken);
        }

        return exitCode;
    }

    private readonly record struct LineResult(int Number, string? Line, string? Fault);
}
