using System.Diagnostics;
using System.Globalization;
using CodeCommitEvents;
using CodeCommitEvents.Benchmarks.Cold;

var starter = new CountingStarter();
var dispatcher = new BuildDispatcher(TeamRules.Rules, starter);
var isWarm = args is [_, "--warm-up"];
if (isWarm)
{
    dispatcher.WarmUp();
}

var start = Stopwatch.GetTimestamp();
using var payload = new MemoryStream(File.ReadAllBytes(args[0]));
using var answer = dispatcher.HandleLambdaAsync(payload, TimeSpan.FromSeconds(30)).GetAwaiter().GetResult();
var elapsed = Stopwatch.GetElapsedTime(start);
answer.CopyTo(Console.OpenStandardOutput());
if (isWarm)
{
    Console.Out.WriteLine(elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
}

return starter.Builds;
