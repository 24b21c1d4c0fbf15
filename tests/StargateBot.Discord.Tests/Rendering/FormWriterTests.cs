using System.Text;
using System.Text.Json.Nodes;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Discord.Rendering;

namespace StargateBot.Discord.Tests.Rendering;

public sealed class FormWriterTests
{
    private static readonly ChatForm Reason = new(
        "Why not?",
        [
            new FormField(RequestFields.Reason, "What was wrong?", 1000, IsMultiline: true, IsRequired: false, "The year is wrong"),
            new FormField(RequestFields.Title, "Title", 150, IsMultiline: false, IsRequired: true),
        ],
        "Send",
        new ChatRequest(ChatCommand.GiveReason) { AnswerId = "t-1" },
        Language.English);

    [Fact]
    public void Write_Form_IsAModalOfLabelsAroundInputs() => Assert.Equal(
        """{"type":9,"data":{"custom_id":"sb1:reason:t-1","title":"Why not?","components":[{"type":18,"label":"What was wrong?","component":{"type":4,"custom_id":"reason","style":2,"max_length":1000,"required":false,"placeholder":"The year is wrong"}},{"type":18,"label":"Title","component":{"type":4,"custom_id":"title","style":1,"max_length":150,"required":true}}]}}""",
        Encoding.UTF8.GetString(FormWriter.Write(Reason)));

    [Fact]
    public void Write_LongTexts_AreCutToTheLimits()
    {
        var form = Reason with
        {
            Title = new string('t', 60),
            Fields = [new FormField("x", new string('l', 60), 10, IsMultiline: false, IsRequired: true, new string('h', 120))],
        };

        var data = JsonNode.Parse(FormWriter.Write(form))!["data"]!;

        Assert.Equal(45, data["title"]!.GetValue<string>().Length);
        Assert.Equal(45, data["components"]![0]!["label"]!.GetValue<string>().Length);
        Assert.Equal(100, data["components"]![0]!["component"]!["placeholder"]!.GetValue<string>().Length);
    }

    [Fact]
    public void Write_RequestTooLongForItsId_IsAFault() => Assert.Throws<ArgumentException>(
        () => FormWriter.Write(Reason with { Submit = new ChatRequest(ChatCommand.GiveReason) { AnswerId = new string('t', 100) } }));
}
