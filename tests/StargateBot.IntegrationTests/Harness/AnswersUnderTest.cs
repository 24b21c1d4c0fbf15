using System.Collections.Concurrent;
using StargateBot.Core.Answering;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>Stands before the real answers: it can hold them back, fail, or say something else. Without orders it does nothing.</summary>
internal sealed class AnswersUnderTest(IAnswerService real) : IAnswerService
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Gets or sets what is done to the answers; null hands out the real ones.</summary>
    public Func<Question, Answer, Answer>? Change { get; set; }

    /// <summary>Holds back the answers to questions that contain a word.</summary>
    /// <param name="word">Part of the question.</param>
    public Gate Hold(string word) => _gates.GetOrAdd(word, _ => new Gate());

    public async ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        foreach (var (word, gate) in _gates)
        {
            if (question.Text.Contains(word, StringComparison.Ordinal))
            {
                await gate.PassAsync(cancellationToken);
            }
        }

        var answer = await real.AnswerAsync(question, cancellationToken);
        return Change is { } change ? change(question, answer) : answer;
    }

    /// <summary>Where answers wait until a test lets them go.</summary>
    internal sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Gets a task that ends when the first answer waits here.</summary>
        public Task Reached => _reached.Task;

        /// <summary>Lets all answers go, now and later.</summary>
        public void Open() => _open.TrySetResult();

        public Task PassAsync(CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            return _open.Task.WaitAsync(cancellationToken);
        }
    }
}
