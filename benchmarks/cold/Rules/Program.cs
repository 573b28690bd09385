using System.Diagnostics;
using System.Globalization;
using CodeCommitEvents.Benchmarks.Rules;

var teams = Team.For(int.Parse(args[0], CultureInfo.InvariantCulture));
var by = args[1] == nameof(RepositoriesBy.Name) ? RepositoriesBy.Name : RepositoriesBy.Prefix;

var memory = GC.GetTotalMemory(forceFullCollection: true);
var allocated = GC.GetAllocatedBytesForCurrentThread();
var start = Stopwatch.GetTimestamp();
var rules = TeamRules.Build(teams, by);
var built = Stopwatch.GetElapsedTime(start);
allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
memory = GC.GetTotalMemory(forceFullCollection: true) - memory;

start = Stopwatch.GetTimestamp();
var builds = rules.Evaluate(Events.Of(Asked.OneMatches, teams[^1].Repository)).Builds.Count;
var evaluated = Stopwatch.GetElapsedTime(start);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{built.TotalMilliseconds} {evaluated.TotalMilliseconds} {allocated / rules.Rules.Count} {memory / rules.Rules.Count}"));
GC.KeepAlive(teams);
return builds == 1 ? 0 : 1;
