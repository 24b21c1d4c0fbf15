using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Stores;

/// <summary>Reads what was asked and answered. An answer that another one replaced counts no more.</summary>
internal sealed class AnswerHistory(IStoreReads engine) : IAnswerHistory
{
    private const string InScope = "a.replaced_by IS NULL AND (?2 IS NULL OR (a.platform = ?2 AND a.tenant = ?3))";
    private const int MaxTopPassages = 10;

    private static readonly Sql AnswersSql = new($"SELECT a.number, a.outcome, a.language, a.elapsed_us, a.asker FROM answers a WHERE a.number >= ?1 AND {InScope}");
    private static readonly Sql VotesSql = new(
        $"SELECT coalesce(sum(v.is_helpful), 0), count(*) FROM votes v JOIN answers a ON a.id = v.answer_id WHERE a.number >= ?1 AND {InScope}");

    private static readonly Sql TopSql = new(
        $"""
        SELECT c.document, c.locator, count(*) AS times FROM citations c JOIN answers a ON a.number = c.answer
        WHERE c.answer >= ?1 AND {InScope}
        GROUP BY c.document, c.locator ORDER BY times DESC, c.document, c.locator LIMIT ?4
        """);

    private static readonly Sql OpenSql = new(
        $"""
        SELECT a.asker, a.body, NULL, a.replaced_by,
          (SELECT v.reason FROM votes v WHERE v.answer_id = a.id AND v.is_helpful = 0 AND v.reason IS NOT NULL ORDER BY v.voted_at DESC LIMIT 1)
        FROM answers a
        WHERE a.number >= ?1 AND {InScope}
          AND (a.outcome = '{nameof(AnswerOutcome.Abstained)}' OR EXISTS (SELECT 1 FROM votes v WHERE v.answer_id = a.id AND v.is_helpful = 0))
        ORDER BY a.number DESC LIMIT ?4
        """);

    private static readonly Sql CitingSql = new("SELECT answer, document, hash FROM citations WHERE answer >= ?1 ORDER BY answer DESC");
    private static readonly Sql AnswerSql = new(
        "SELECT a.asker, a.body, s.body, a.replaced_by FROM answers a LEFT JOIN addresses s ON s.answer = a.number WHERE a.number = ?1 AND a.replaced_by IS NULL");

    /// <inheritdoc/>
    public Task<AnswerFigures> SumAsync(TenantScope? scope, DateTimeOffset since, CancellationToken cancellationToken) =>
        engine.ReadLongAsync(connection => Sum(connection, scope, since), new Sums().ToFigures(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OpenQuestion>> ReadOpenQuestionsAsync(TenantScope? scope, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        engine.ReadLongAsync<IReadOnlyList<OpenQuestion>>(
            connection =>
            {
                var found = new List<OpenQuestion>();
                BindScope(connection[OpenSql], scope, since).Bind(4, (long)limit).ReadAll(row =>
                {
                    if (AnswerLog.Read(row, 0) is { Answer: var answer } logged)
                    {
                        found.Add(new OpenQuestion(
                            answer.TraceId, logged.Question.Text, answer.Language, answer.Outcome, logged.At, logged.Asker, row.TextOrNull(4)));
                    }
                });
                return found;
            },
            [],
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedAnswer>> ReadCitingAsync(
        IReadOnlyCollection<PassageKey> passages, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passages);
        return engine.ReadLongAsync<IReadOnlyList<LoggedAnswer>>(
            connection =>
            {
                // The rows of an answer follow each other.
                var wanted = passages as IReadOnlySet<PassageKey> ?? passages.ToHashSet();
                var numbers = new List<long>();
                connection[CitingSql].Bind(1, AnswerNumber.First(since)).ReadAll(row =>
                {
                    if (wanted.Contains(new PassageKey(row.Text(1), unchecked((ulong)row.Int64(2)))) && (numbers.Count == 0 || numbers[^1] != row.Int64(0)))
                    {
                        numbers.Add(row.Int64(0));
                    }
                });

                var found = new List<LoggedAnswer>();
                foreach (var number in numbers.TakeWhile(_ => found.Count < limit))
                {
                    connection[AnswerSql].Bind(1, number).ReadAll(row =>
                    {
                        if (AnswerLog.Read(row, 0) is { } answer)
                        {
                            found.Add(answer);
                        }
                    });
                }

                return found;
            },
            [],
            cancellationToken);
    }

    private static AnswerFigures Sum(StoreConnection connection, TenantScope? scope, DateTimeOffset since)
    {
        var sums = new Sums();
        BindScope(connection[AnswersSql], scope, since).ReadAll(sums.Add);
        BindScope(connection[VotesSql], scope, since).ReadAll(row => (sums.Helpful, sums.Votes) = (row.Int32(0), row.Int32(1)));
        BindScope(connection[TopSql], scope, since).Bind(4, (long)MaxTopPassages).ReadAll(row => sums.Top.Add((row.Text(0), row.Text(1), row.Int32(2))));
        return sums.ToFigures();
    }

    private static Statement BindScope(Statement statement, TenantScope? scope, DateTimeOffset since) =>
        statement.Bind(1, AnswerNumber.First(since)).Bind(2, scope?.Platform).Bind(3, scope?.Tenant);

    private sealed class Sums
    {
        private readonly Dictionary<AnswerOutcome, int> _outcomes = [];
        private readonly Dictionary<Language, int> _languages = [];
        private readonly SortedDictionary<DateOnly, int> _days = [];
        private readonly HashSet<string> _askers = new(StringComparer.Ordinal);
        private readonly List<long> _elapsed = [];

        public int Helpful { get; set; }

        public int Votes { get; set; }

        public List<(string Document, string Locator, int Times)> Top { get; } = [];

        public void Add(Statement row)
        {
            if (Enum.TryParse<AnswerOutcome>(row.Text(1), out var outcome) && LanguageCodes.TryParse(row.Text(2), out var language))
            {
                _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
                _languages[language] = _languages.GetValueOrDefault(language) + 1;
                var day = AnswerNumber.Day(row.Int64(0));
                _days[day] = _days.GetValueOrDefault(day) + 1;
                _elapsed.Add(row.Int64(3));
                _askers.Add(row.Text(4));
            }
        }

        public AnswerFigures ToFigures()
        {
            _elapsed.Sort();
            return new AnswerFigures
            {
                Outcomes = _outcomes,
                Languages = _languages,
                Days = [.. _days.Select(day => (day.Key, day.Value))],
                Askers = _askers.Count,
                Helpful = Helpful,
                NotHelpful = Votes - Helpful,
                MedianMs = Share(0.5),
                P95Ms = Share(0.95),
                TopPassages = Top,
            };
        }

        // The nearest rank: the lowest time that so large a share of the answers stayed at or under.
        private double Share(double share) =>
            _elapsed.Count == 0 ? 0 : TimeSpan.FromMicroseconds(_elapsed[(int)Math.Ceiling(share * _elapsed.Count) - 1]).TotalMilliseconds;
    }
}
