using BenchmarkDotNet.Running;
using CodeCommitEvents.Benchmarks.Parsing;

if (args is ["--paired"])
{
    PairedRun.Run(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
