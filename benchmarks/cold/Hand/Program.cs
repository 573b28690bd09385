using CodeCommitEvents.Benchmarks.Cold;

var starter = new CountingStarter();
var function = new Function(starter);
using var payload = new MemoryStream(File.ReadAllBytes(args[0]));
using var answer = function.HandleAsync(payload).GetAwaiter().GetResult();
answer.CopyTo(Console.OpenStandardOutput());
return starter.Builds;
