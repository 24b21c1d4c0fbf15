using System.Text.Json;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Where a person's words and acts stand: found beside the writing, so that the removal itself is short.</summary>
internal sealed class PersonTraces
{
    private static readonly Sql CountSql = new(
        """
        SELECT (SELECT count(*) FROM answers WHERE asker = ?1), (SELECT count(*) FROM votes WHERE voter = ?1),
          (SELECT count(*) FROM subscriptions WHERE platform = ?2 AND tenant = ?3 AND user_id = ?4)
        """);

    private static readonly Sql OwnAnswersSql = new("SELECT number, id, asker, body, NULL, replaced_by FROM answers WHERE asker = ?1 ORDER BY number");
    private static readonly Sql OtherAnswersSql = new("SELECT number, body FROM answers WHERE number > ?1 AND platform = ?2 AND tenant = ?3 AND asker <> ?4");
    private static readonly Sql VotesSql = new("SELECT answer_id, voter FROM votes WHERE voter = ?1");
    private static readonly Sql SubscriptionsSql = new("SELECT id, platform, tenant, user_id, answer_id, body FROM subscriptions");
    private static readonly Sql ConversationsSql = new("SELECT id, questions, askers FROM conversations");
    private static readonly Sql PendingSql = new("SELECT id, body FROM questions WHERE author = ?1");

    private static readonly Sql RemoveVotesOnSql = new("DELETE FROM votes WHERE answer_id = ?1");
    private static readonly Sql RemoveVoteSql = new("DELETE FROM votes WHERE answer_id = ?1 AND voter = ?2");
    private static readonly Sql RemoveCitationsSql = new("DELETE FROM citations WHERE answer = ?1");
    private static readonly Sql RemoveAddressSql = new("DELETE FROM addresses WHERE answer = ?1");
    private static readonly Sql RemoveCorrectionsSql = new("DELETE FROM corrections WHERE answer_id = ?1");
    private static readonly Sql RemoveAnswerSql = new("DELETE FROM answers WHERE number = ?1");
    private static readonly Sql RemoveSubscriptionSql = new("DELETE FROM subscriptions WHERE id = ?1");
    private static readonly Sql RemoveConversationSql = new("DELETE FROM conversations WHERE id = ?1");
    private static readonly Sql RemovePendingSql = new("DELETE FROM questions WHERE id = ?1");
    private static readonly Sql RewriteAnswerSql = new("UPDATE answers SET body = ?2 WHERE number = ?1");
    private static readonly Sql RewriteSubscriptionSql = new("UPDATE subscriptions SET body = ?2 WHERE id = ?1");

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<(string Answer, string Voter)> _votes = [];
    private readonly List<long> _subscriptions = [];
    private readonly List<long> _conversations = [];
    private readonly List<long> _pending = [];
    private readonly List<(long Number, StoredAnswer Answer)> _answersOfOthers = [];
    private readonly List<(long Id, GapSubscription Subscription)> _subscriptionsOfOthers = [];

    private PersonTraces()
    {
    }

    /// <summary>Gets the answers to the person.</summary>
    public List<(long Number, string Id)> Answers { get; } = [];

    /// <summary>Gets how many votes the person gave.</summary>
    public int OwnVotes => _votes.Count;

    /// <summary>Gets how many questions the person wants to be told of.</summary>
    public int OwnSubscriptions { get; private set; }

    /// <summary>Gets whether nothing was found.</summary>
    public bool IsEmpty =>
        Answers.Count + _votes.Count + _subscriptions.Count + _conversations.Count + _pending.Count + _answersOfOthers.Count + _subscriptionsOfOthers.Count == 0;

    /// <summary>Counts what is kept of a person.</summary>
    public static PersonRecord Count(StoreConnection connection, Person person) =>
        connection[CountSql].Bind(1, person.Pseudonym).Bind(2, person.Platform).Bind(3, person.Tenant).Bind(4, person.UserId)
            .ReadFirst(static row => new PersonRecord(row.Int32(0), row.Int32(1), row.Int32(2)))!;

    /// <summary>Looks for all of a person, in others' records too: an earlier question of the same thread stands with every later answer.</summary>
    public static PersonTraces Find(StoreConnection connection, Person person)
    {
        var found = new PersonTraces();
        found.FindAnswers(connection, person);
        connection[VotesSql].Bind(1, person.Pseudonym).ReadAll(row => found._votes.Add((row.Text(0), row.Text(1))));
        found.FindSubscriptions(connection, person);
        found.FindConversations(connection, person);
        found.FindPending(connection, person);
        return found;
    }

    /// <summary>Removes what was found.</summary>
    public void Remove(StoreConnection connection)
    {
        foreach (var (number, id) in Answers)
        {
            connection[RemoveCitationsSql].Bind(1, number).Run();
            connection[RemoveAddressSql].Bind(1, number).Run();
            connection[RemoveVotesOnSql].Bind(1, id).Run();
            connection[RemoveCorrectionsSql].Bind(1, id).Run();
            connection[RemoveAnswerSql].Bind(1, number).Run();
        }

        _votes.ForEach(vote => connection[RemoveVoteSql].Bind(1, vote.Answer).Bind(2, vote.Voter).Run());
        _subscriptions.ForEach(id => connection[RemoveSubscriptionSql].Bind(1, id).Run());
        _conversations.ForEach(id => connection[RemoveConversationSql].Bind(1, id).Run());
        _pending.ForEach(key => connection[RemovePendingSql].Bind(1, key).Run());
        _answersOfOthers.ForEach(other => connection[RewriteAnswerSql].Bind(1, other.Number).Bind(2, connection.Json(other.Answer, StoredJson.Default.StoredAnswer)).Run());
        _subscriptionsOfOthers.ForEach(
            other => connection[RewriteSubscriptionSql].Bind(1, other.Id).Bind(2, connection.Json(other.Subscription, StoredJson.Default.GapSubscription)).Run());
    }

    private void FindAnswers(StoreConnection connection, Person person)
    {
        connection[OwnAnswersSql].Bind(1, person.Pseudonym).ReadAll(row =>
        {
            Answers.Add((row.Int64(0), row.Text(1)));
            if (AnswerLog.Read(row, 2) is { } answer)
            {
                _words.Add(Conversation.Beginning(answer.Question.Text));
            }
        });
        if (_words.Count == 0)
        {
            return;
        }

        connection[OtherAnswersSql].Bind(1, Answers[0].Number).Bind(2, person.Platform).Bind(3, person.Tenant).Bind(4, person.Pseudonym).ReadAll(row =>
        {
            if (row.Bytes(1).IndexOf("\"History\":[]"u8) < 0
                && TryRead(row.Bytes(1), StoredJson.Default.StoredAnswer) is { } answer && TryStrip(answer.Question, out var stripped))
            {
                _answersOfOthers.Add((row.Int64(0), answer with { Question = stripped }));
            }
        });
    }

    private void FindSubscriptions(StoreConnection connection, Person person)
    {
        var ids = Answers.Select(answer => answer.Id).ToHashSet(StringComparer.Ordinal);
        connection[SubscriptionsSql].ReadAll(row =>
        {
            var isOwn = row.Text(1) == person.Platform && row.Text(2) == person.Tenant && row.Text(3) == person.UserId;
            if (isOwn || ids.Contains(row.Text(4)))
            {
                _subscriptions.Add(row.Int64(0));
                OwnSubscriptions += isOwn ? 1 : 0;
            }
            else if (TryRead(row.Bytes(5), StoredJson.Default.GapSubscription) is { } subscription && TryStrip(subscription.Question, out var stripped))
            {
                _subscriptionsOfOthers.Add((row.Int64(0), subscription with { Question = stripped }));
            }
        });
    }

    private void FindConversations(StoreConnection connection, Person person) => connection[ConversationsSql].ReadAll(row =>
    {
        if (TryRead(row.Bytes(2), StoredJson.Default.StringArray)?.Contains(person.Pseudonym) == true
            || TryRead(row.Bytes(1), StoredJson.Default.StringArray)?.Any(_words.Contains) == true)
        {
            _conversations.Add(row.Int64(0));
        }
    });

    // The command that asks for all this is not replied to yet.
    private void FindPending(StoreConnection connection, Person person) => connection[PendingSql].Bind(1, person.UserId).ReadAll(row =>
    {
        if (TryRead(row.Bytes(1), StoredJson.Default.IncomingQuestion) is { Request.Command: not ChatCommand.ForgetMe } pending
            && pending.Place.Platform == person.Platform && pending.Place.Tenant == person.Tenant)
        {
            _pending.Add(row.Int64(0));
        }
    });

    private bool TryStrip(Question question, out Question stripped)
    {
        string[] left = [.. question.History.Where(earlier => !_words.Contains(earlier))];
        stripped = question with { History = left };
        return left.Length < question.History.Count;
    }

    private static T? TryRead<T>(ReadOnlySpan<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
