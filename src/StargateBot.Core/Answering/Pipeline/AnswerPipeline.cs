using Microsoft.SemanticKernel;
using StargateBot.Core.Answering.Composition;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Pipeline;

/// <summary>The way of a question, as functions of a Semantic Kernel plugin: understand, retrieve, compose, verify.</summary>
/// <remarks>
/// Each step is a kernel function, so that filters (auditing, redaction, metrics) see every step, and so that a language model can take
/// the place of one step without the others noticing.
/// </remarks>
internal sealed class AnswerPipeline
{
    /// <summary>The plugin's name.</summary>
    public const string PluginName = "answering";

    private const string StateArgument = "state";
    private const int RetrievedShown = 3;
    private const int ScoreDigits = 4;

    private readonly AnsweringOptions _options;
    private readonly SnapshotView _snapshot;
    private readonly QuestionReader _reader;
    private readonly EvidenceFinder _finder;
    private readonly TopicFinder _topics;
    private readonly Kernel _kernel = new();
    private readonly KernelFunction[] _steps;

    /// <summary>Makes the pipeline of a snapshot.</summary>
    /// <param name="snapshot">The knowledge.</param>
    /// <param name="options">Settings.</param>
    public AnswerPipeline(KnowledgeSnapshot snapshot, AnsweringOptions options)
    {
        _options = options;
        _snapshot = new SnapshotView(snapshot.Index, snapshot.Analyzer);
        _reader = new QuestionReader(snapshot.Analyzer, _snapshot, options.DefaultLanguage);
        _finder = new EvidenceFinder(_snapshot);
        _topics = new TopicFinder(_snapshot);
        _steps =
        [
            Step((state, _) => Understand(state), "understand", "Finds out what a message asks, and in which language."),
            Step(Retrieve, "retrieve", "Finds and ranks the sentences that may answer."),
            Step((state, _) => Compose(state), "compose", "Writes the answer from the sentences found, or says that they do not answer."),
            Step((state, _) => Verify(state), "verify", "Drops an answer that its cited passages do not support."),
        ];
        _kernel.Plugins.AddFromFunctions(PluginName, _steps);
    }

    /// <summary>Answers one question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="traceId">The answer's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<Answer> RunAsync(Question question, string traceId, CancellationToken cancellationToken)
    {
        var state = new AnswerState(question, traceId);
        var arguments = new KernelArguments { [StateArgument] = state };
        foreach (var step in _steps)
        {
            await step.InvokeAsync(_kernel, arguments, cancellationToken).ConfigureAwait(false);
            if (state.Answer is { } answer)
            {
                return answer with { StandsAlone = state.Understood!.StandsAlone };
            }
        }

        throw new InvalidOperationException("The last step of the pipeline gave no answer.");
    }

    // The state travels as a plain argument: for a parameter of its type the kernel would describe the whole object graph as a JSON
    // schema, a third of a short program's start.
    private static KernelFunction Step(Action<AnswerState, CancellationToken> step, string name, string description) =>
        KernelFunctionFactory.CreateFromMethod(
            (KernelArguments arguments, CancellationToken cancellationToken) => step((AnswerState)arguments[StateArgument]!, cancellationToken),
            name,
            description);

    private void Understand(AnswerState state)
    {
        var sanitized = MessageSanitizer.Sanitize(state.Question.Text);
        var understood = _reader.Read(state.Question with { Text = sanitized.Text });
        state.Understood = understood;
        var texts = AnswerTexts.For(understood.Language);
        state.Answer = understood.Kind switch
        {
            QuestionKind.Empty => Without(state, AnswerOutcome.Help, texts.EmptyQuestion),
            QuestionKind.Help => Without(state, AnswerOutcome.Help, texts.Help) with { Topics = _topics.Near([], understood.Language) },
            QuestionKind.Instruction => Without(state, AnswerOutcome.Abstained, texts.InstructionRefused),
            _ => null,
        };
    }

    private void Retrieve(AnswerState state, CancellationToken cancellationToken) =>
        state.Evidence = _finder.Find(state.Understood!, cancellationToken);

    private void Compose(AnswerState state)
    {
        var question = state.Understood!;
        var evidence = state.Evidence!;
        if (question.Kind == QuestionKind.Summary && SummaryUnit(evidence) is { } opening)
        {
            state.Units = [opening];
            state.Confidence = 1;
            state.Composed = ExtractiveComposer.Summarize(question, opening);
            return;
        }

        if (evidence.Sentences.Count == 0)
        {
            state.Answer = Abstain(state);
            return;
        }

        var best = evidence.Sentences[0];
        var answerTokens = AnswerTokens.Estimate(best, evidence.Terms.Matcher);
        state.Confidence = AnswerConfidence.Of(evidence.Sentences, answerTokens);
        if (AnswerGate.Bars(question, best, evidence.Terms)
            || (state.Confidence < _options.MinimumConfidence && !AnswerGate.Covers(best, evidence.Terms)))
        {
            state.Answer = Abstain(state);
            return;
        }

        List<SentenceCandidate> shown = CompletingSentence.Find(question, evidence) is { } second ? [best, second] : [best];
        state.Units = shown.ConvertAll(candidate => _snapshot.ViewOf(candidate.Unit));
        state.Composed = ExtractiveComposer.Compose(
            question, shown.ConvertAll(candidate => (candidate, _snapshot.ViewOf(candidate.Unit))), evidence.Terms.Matcher, answerTokens);
    }

    private void Verify(AnswerState state) => state.Answer = QuoteVerifier.Holds(state.Composed!, [.. state.Units.Select(unit => unit.Unit)])
        ? new Answer
        {
            Outcome = AnswerOutcome.Answered,
            Language = state.Understood!.Language,
            Text = state.Composed!.Text,
            Citations = state.Composed.Citations,
            Retrieved = Retrieved(state),
            Confidence = Math.Round(state.Confidence, ScoreDigits),
            Composer = ExtractiveComposer.Name,
            TraceId = state.TraceId,
        }
        : Abstain(state);

    // The document of the best passage, or the only document there is, from its beginning.
    private UnitView? SummaryUnit(Evidence evidence)
    {
        var index = _snapshot.Index;
        if (index.Count == 0)
        {
            return null;
        }

        var opening = index.GetUnit(0).Original.DocumentId;
        if (index.GetUnit(index.Count - 1).Original.DocumentId == opening)
        {
            return _snapshot.ViewOf(0);
        }

        if (evidence.Units.Count == 0)
        {
            return null;
        }

        var unit = evidence.Units[0].Unit;
        return _snapshot.ViewOf(unit - (index.GetUnit(unit).Original.Number - 1));
    }

    private Answer Abstain(AnswerState state)
    {
        var language = state.Understood!.Language;
        var topics = _topics.Near(state.Evidence!.Units, language);
        var texts = AnswerTexts.For(language);
        var text = topics.Count == 0 ? texts.Abstained : $"{texts.AbstainedWithTopics}\n{string.Join('\n', topics.Select(topic => "• " + topic))}";
        return Without(state, AnswerOutcome.Abstained, text) with
        {
            Topics = topics,
            Retrieved = Retrieved(state),
            Confidence = Math.Round(state.Confidence, ScoreDigits),
        };
    }

    private List<RetrievedPassage> Retrieved(AnswerState state)
    {
        var retrieved = new List<RetrievedPassage>(RetrievedShown);
        foreach (var ranked in state.Evidence!.Units.Take(RetrievedShown))
        {
            var passage = _snapshot.Index.GetUnit(ranked.Unit).In(state.Understood!.Language);
            retrieved.Add(new RetrievedPassage(passage.DocumentId, passage.Locator, Math.Round(TreeEnsemble.Probability(ranked.Score), ScoreDigits)));
        }

        return retrieved;
    }

    private static Answer Without(AnswerState state, AnswerOutcome outcome, string text) => new()
    {
        Outcome = outcome,
        Language = state.Understood!.Language,
        Text = text,
        TraceId = state.TraceId,
    };
}
