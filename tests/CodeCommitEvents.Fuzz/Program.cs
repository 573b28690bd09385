using System.Diagnostics;
using CodeCommitEvents.Fuzz;
using CodeCommitEvents.Fuzz.Findings;
using CodeCommitEvents.Fuzz.Oracles;

// A thread of a server can have a stack of only 1 MiB.
const int StackSize = 1024 * 1024;
var longest = TimeSpan.FromSeconds(60);

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

using var findings = new FindingsFolder(options);
var fuzzer = new Fuzzer(options, findings);
var found = 0;
var thread = new Thread(() => found = options.OnlyInput is { } file ? fuzzer.Run(File.ReadAllBytes(file)) : fuzzer.Run(), StackSize) { IsBackground = true };
thread.Start();

// An input that never ends is a finding, too.
while (!thread.Join(TimeSpan.FromSeconds(1)))
{
    if (fuzzer.Current is { } current && Stopwatch.GetElapsedTime(current.Start) > longest)
    {
        findings.Add(current.Input, current.Iteration, new Violation("takes under 100 ms", $"still running after {longest.TotalSeconds} s"));
        return 1;
    }
}

return found == 0 ? 0 : 1;
