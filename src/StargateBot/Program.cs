using StargateBot.CommandLine;
using StargateBot.Commands;
using StargateBot.Configuration;
using StargateBot.Localization;
using StargateBot.Output;

Utf8Console.Use();
var texts = Texts.OfLocale();
var settings = ConfigurationArguments.Split(args, texts);
var program = new ProgramCommand(texts, settings)
{
    new RunCommand(texts, settings),
    new SetupCommand(texts),
    new AskCommand(texts),
    new ChatCommand(texts),
    new EvalCommand(texts),
    new KnowledgeCommand(texts),
    new ReportCommand(texts, settings),
    new ReloadCommand(texts, settings),
    new HealthCommand(texts, settings),
};
return await CommandRunner.RunAsync(program, settings.Arguments, texts, CancellationToken.None);
