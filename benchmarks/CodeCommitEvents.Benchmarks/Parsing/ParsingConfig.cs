using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>
/// A short job: the sixteen benchmarks take a few minutes, and their ratios are stable. Allocations are compared with
/// <see cref="ParsingBenchmarks.PocoReflection"/>, because the floor allocates nothing.
/// </summary>
public sealed class ParsingConfig : ManualConfig
{
    /// <summary>The config of <see cref="ParsingBenchmarks"/>.</summary>
    public ParsingConfig()
    {
        AddJob(Job.Default
            .WithLaunchCount(1)
            .WithWarmupCount(8)
            .WithIterationCount(25)
            .WithIterationTime(TimeInterval.FromMilliseconds(250)));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(new AllocationShareColumn(nameof(ParsingBenchmarks.PocoReflection)));
        HideColumns(Column.AllocRatio, Column.Error, Column.StdDev, Column.Gen0, Column.Gen1, Column.Gen2);
        WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));
    }
}
