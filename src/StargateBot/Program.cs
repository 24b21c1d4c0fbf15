using StargateBot.CommandLine;
using StargateBot.Commands;
using StargateBot.Localization;
using StargateBot.Output;

Utf8Console.Use();
var texts = Texts.OfLocale();
var program = new ProgramCommand(texts)
{
    new AskCommand(texts),
    new ChatCommand(texts),
    new EvalCommand(texts),
    new KnowledgeCommand(texts),
};
return await CommandRunner.RunAsync(program, args, texts, CancellationToken.None);
