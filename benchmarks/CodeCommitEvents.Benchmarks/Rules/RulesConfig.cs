using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>A short job, so that the many benchmarks take only a few minutes.</summary>
public sealed class RulesConfig : ManualConfig
{
    /// <summary>The config of the benchmarks for rules.</summary>
    public RulesConfig()
    {
        AddJob(Job.Default
            .WithLaunchCount(1)
            .WithWarmupCount(5)
            .WithIterationCount(12)
            .WithIterationTime(TimeInterval.FromMilliseconds(60)));
        AddDiagnoser(MemoryDiagnoser.Default);
        HideColumns(Column.AllocRatio, Column.Error, Column.StdDev, Column.Median, Column.Gen0, Column.Gen1, Column.Gen2);
        WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));
    }
}
