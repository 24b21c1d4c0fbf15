using Microsoft.Data.Sqlite;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>SQLite FTS5: any word of the question, ranked by its bm25(), answered with the sentence of largest idf overlap.</summary>
internal sealed class SqliteBaseline : ISystemUnderTest
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _search;
    private readonly SqliteParameter _words;
    private readonly IReadOnlyList<PassageUnit> _units;
    private readonly IdfSentence _sentence;

    public SqliteBaseline(IReadOnlyList<PassageUnit> units, IdfSentence sentence)
    {
        _units = units;
        _sentence = sentence;
        _connection.Open();

        // FTS5 has a stemmer for English only.
        var tokenizer = units.Count > 0 && units[0].Original.Language == Language.English ? "porter unicode61" : "unicode61";
        Execute($"CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = '{tokenizer}')");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO passages(rowid, text) VALUES ($row, $text)";
        var row = insert.Parameters.Add("$row", SqliteType.Integer);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        for (var i = 0; i < units.Count; i++)
        {
            row.Value = i;
            text.Value = units[i].Original.Text;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        _search = _connection.CreateCommand();
        _search.CommandText = "SELECT rowid FROM passages WHERE passages MATCH $words ORDER BY bm25(passages), rowid LIMIT 3";
        _words = _search.Parameters.Add("$words", SqliteType.Text);
    }

    public string Name => "SQLite FTS5 + idf sentence";

    public ValueTask<SystemAnswer> AnswerAsync(string question, Language language, CancellationToken cancellationToken)
    {
        var words = TextAnalyzer.Tokenize(question, language).Select(t => '"' + t.Exact + '"').Distinct().ToList();
        if (words.Count == 0)
        {
            return ValueTask.FromResult(new SystemAnswer(false, "", [], null));
        }

        _words.Value = string.Join(" OR ", words);
        var found = new List<int>(3);
        using (var reader = _search.ExecuteReader())
        {
            while (reader.Read())
            {
                found.Add(reader.GetInt32(0));
            }
        }

        return ValueTask.FromResult(Baselines.Answer(found, _units, _sentence, question));
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
