using CodeCommitEvents;
using CodeCommitEvents.Benchmarks.Cold;

var starter = new CountingStarter();
var dispatcher = new BuildDispatcher(TeamRules.Rules, starter);
using var payload = new MemoryStream(File.ReadAllBytes(args[0]));
using var answer = await dispatcher.HandleLambdaAsync(payload, TimeSpan.FromSeconds(30));
answer.CopyTo(Console.OpenStandardOutput());
return starter.Builds;
