using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Storage.Tests;

/// <summary>Things to keep.</summary>
internal static class Samples
{
    public static ChatPlace Place { get; } = new("discord", "42", "7") { ParentChannel = "6" };

    public static IncomingQuestion Question(string key, string text = "Berapa nilai SK Hynix?", string user = "u1", DateTimeOffset? tokenExpires = null) => new()
    {
        EventKey = key,
        MessageKey = "message:" + key,
        Place = Place,
        Conversation = Place.Key,
        OpensConversation = "thread",
        Author = new ChatAuthor(user) { IsTenantAdmin = true, Roles = ["r1", "r2"], Name = "Budi \"B\" 😀" },
        Addressing = Addressing.Command,
        Request = new ChatRequest(ChatCommand.Ask, text) { AnswerId = "a0", Fields = new Dictionary<string, string> { [RequestFields.Days] = "7" } },
        Language = Language.English,
        OnlyIfAnswered = true,
        ReplyTo = Target(tokenExpires),
    };

    public static ReplyTarget Target(DateTimeOffset? tokenExpires) => new()
    {
        Place = Place,
        ReplyToMessage = "m1",
        Recipient = "u1",
        Token = tokenExpires is null ? null : new Secret("token-of-the-interaction"),
        TokenExpires = tokenExpires,
        Private = true,
        Fallback = new ReplyTarget { Place = Place, IsLasting = true },
    };

    public static Reply Reply(string text = "100 miliar [1]") => new()
    {
        Kind = ReplyKind.Answer,
        Language = Language.Indonesian,
        Text = text,
        Sources = [Citation("berita", 17)],
        Actions = [new ReplyAction("Sumber", new ChatRequest(ChatCommand.Sources) { AnswerId = "a0" })],
        TraceId = "a0",
        Outcome = AnswerOutcome.Answered,
    };

    public static Citation Citation(string document, ulong hash) =>
        new(1, document, "Judul", "¶3", "senilai 100 miliar", Language.Indonesian) { PassageHash = hash, IsTranslation = true };

    public static Answer Answer(string id, AnswerOutcome outcome = AnswerOutcome.Answered, Language language = Language.Indonesian) => new()
    {
        Outcome = outcome,
        Language = language,
        Text = "Nilainya **100 miliar** [1].",
        Citations = outcome == AnswerOutcome.Answered ? [Citation("berita", ulong.MaxValue - 1)] : [],
        Retrieved = [new RetrievedPassage("berita", "¶3", 1.5)],
        Topics = outcome == AnswerOutcome.Abstained ? ["Nilai SK Hynix"] : [],
        Confidence = 0.75,
        Composer = "extractive",
        Snapshot = "v1",
        TraceId = id,
        Elapsed = TimeSpan.FromMilliseconds(1.25),
    };

    public static LoggedAnswer Logged(
        string id, DateTimeOffset at, string asker = "asker1", string question = "Berapa nilai SK Hynix?", AnswerOutcome outcome = AnswerOutcome.Answered) => new()
        {
            Answer = Answer(id, outcome),
            EventKey = "event:" + id,
            Place = Place,
            Asker = asker,
            Question = new Question(question) { History = ["Apa itu SK Hynix?"], Locale = Language.English },
            At = at,
        };
}
