using System.Diagnostics;
using System.Globalization;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Storage;

/// <summary>One run of answers through the stores: all that the handling of a question asks of them, and nothing else.</summary>
/// <param name="Answers">How many answers.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Cpu">Processor time of the whole process.</param>
/// <param name="Takes">How long each question took to be safe, in milliseconds, sorted.</param>
/// <param name="Kept">How long each reply took to be safe, in milliseconds, sorted.</param>
internal sealed record StoreRun(int Answers, TimeSpan Elapsed, TimeSpan Cpu, List<double> Takes, List<double> Kept)
{
    private static readonly ChatPlace Place = new("discord", "1100000000000000042", "1100000000000000007");

    public static async Task<StoreRun> MakeAsync(StoreSet stores, StoreLoad load, int answers, string name, CancellationToken cancellationToken)
    {
        var takes = new double[answers];
        var kept = new double[answers];
        var next = -1;
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, load.AtOnce).Select(_ => Task.Run(WorkAsync, cancellationToken)));
        var run = new StoreRun(answers, Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu, [.. takes.Order()], [.. kept.Order()]);
        return run;

        async Task WorkAsync()
        {
            for (var i = Interlocked.Increment(ref next); i < answers; i = Interlocked.Increment(ref next))
            {
                if (load.PerSecond > 0)
                {
                    var wait = TimeSpan.FromSeconds((double)i / load.PerSecond) - Stopwatch.GetElapsedTime(started);
                    if (wait > TimeSpan.Zero)
                    {
                        await Task.Delay(wait, TimeProvider.System, cancellationToken);
                    }
                }

                (takes[i], kept[i]) = await AnswerAsync(stores, name, i, cancellationToken);
            }
        }
    }

    private static async Task<(double Take, double Kept)> AnswerAsync(StoreSet stores, string name, int number, CancellationToken cancellationToken)
    {
        var id = number.ToString("x8", CultureInfo.InvariantCulture);
        var key = $"discord:{name}:event:11{number:d17}";
        var message = $"discord:{name}:message:11{number:d17}";
        var conversation = $"discord:{name}:{number / 5}";
        var question = Question(key, message, conversation, number);
        var answer = Answer(name[0] + id);
        var started = Stopwatch.GetTimestamp();
        await stores.Questions.TakeAsync([key, message], question);
        var taken = Stopwatch.GetElapsedTime(started);

        var memory = await stores.Memory.RecallAsync(conversation, cancellationToken);
        stores.Answers.Add(new LoggedAnswer
        {
            Answer = answer,
            EventKey = key,
            Place = Place,
            Asker = "0123456789abcdef01234567",
            Question = new Question(question.Request.Text) { History = memory.Questions },
            At = DateTimeOffset.UnixEpoch.AddMilliseconds(1_800_000_000_000 + number),
        });
        await stores.Memory.RememberAsync(conversation, "0123456789abcdef01234567", question.Request.Text, answer, cancellationToken);

        started = Stopwatch.GetTimestamp();
        await stores.Outbox.AddAsync(new OutgoingReply(key, ReplyOf(answer), question.ReplyTo), cancellationToken);
        var kept = Stopwatch.GetElapsedTime(started);

        string[] ids = [$"12{number:d17}"];
        stores.Outbox.Record(key, new DeliveryProgress(0, 1, ids, IsDone: true));
        stores.Answers.Deliver(answer.TraceId, new MessageAddress(question.ReplyTo with { MessageToEdit = ids[0] }, ids));
        stores.Questions.Complete(key);
        return (taken.TotalMilliseconds, kept.TotalMilliseconds);
    }

    private static IncomingQuestion Question(string key, string message, string conversation, int number) => new()
    {
        EventKey = key,
        MessageKey = message,
        Place = Place,
        Conversation = conversation,
        Author = new ChatAuthor("1100000000000000099") { Name = "Budi" },
        Addressing = Addressing.Mention,
        Request = new ChatRequest(ChatCommand.Ask, $"Berapa nilai investasi yang diumumkan SK Hynix untuk tahun {number}?"),
        ReplyTo = new ReplyTarget { Place = Place, ReplyToMessage = "1100000000000000001", IsLasting = true, Recipient = "1100000000000000099" },
    };

    private static Answer Answer(string id) => new()
    {
        Outcome = AnswerOutcome.Answered,
        Language = Language.Indonesian,
        Text = "**SK Hynix** menanamkan 100 miliar dolar dalam pabrik baru untuk cip memori, yang mulai berproduksi pada tahun 2027 [1][2].",
        Citations =
        [
            Citation(1, "announcement.id", 17),
            Citation(2, "announcement.en", 18) with { IsTranslation = true },
        ],
        Retrieved = [new("announcement.id", "¶3", 12.5), new("announcement.id", "¶7", 8.25), new("announcement.id", "¶1", 2.5)],
        Confidence = 0.87,
        Composer = "extractive",
        Snapshot = "0123456789ab",
        TraceId = id,
        Elapsed = TimeSpan.FromMicroseconds(170),
    };

    private static Citation Citation(int number, string document, ulong hash) => new(
        number,
        document,
        "SK Hynix bergabung dengan proyek Stargate",
        "¶3",
        "SK Hynix menanamkan 100 miliar dolar dalam pabrik baru untuk cip memori, yang mulai berproduksi pada tahun 2027.",
        Language.Indonesian)
    {
        PassageHash = hash,
    };

    private static Reply ReplyOf(Answer answer) => new()
    {
        Kind = ReplyKind.Answer,
        Language = answer.Language,
        Text = answer.Text,
        Sources = answer.Citations,
        Actions = [new ReplyAction("Sumber", new ChatRequest(ChatCommand.Sources) { AnswerId = answer.TraceId })],
        Snapshot = answer.Snapshot,
        TraceId = answer.TraceId,
        Outcome = answer.Outcome,
    };
}
