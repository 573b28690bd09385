using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>A column with the allocated bytes of a method, divided by those of another method with the same parameters.</summary>
/// <param name="method">The name of the other method.</param>
public sealed class AllocationShareColumn(string method) : IColumn
{
    /// <inheritdoc/>
    public string Id => nameof(AllocationShareColumn);

    /// <inheritdoc/>
    public string ColumnName => "Alloc/POCO";

    /// <inheritdoc/>
    public string Legend => $"Allocated memory divided by the allocated memory of {method}";

    /// <inheritdoc/>
    public bool AlwaysShow => true;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Metric;

    /// <inheritdoc/>
    public int PriorityInCategory => int.MaxValue;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(benchmarkCase);
        var other = summary.BenchmarksCases.FirstOrDefault(it =>
            it.Descriptor.WorkloadMethod.Name == method && it.Parameters.DisplayInfo == benchmarkCase.Parameters.DisplayInfo);
        return other is not null && Allocated(summary, benchmarkCase) is { } share && Allocated(summary, other) is { } whole and > 0
            ? ((double)share / whole).ToString("0.00", CultureInfo.InvariantCulture)
            : "?";
    }

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    /// <inheritdoc/>
    public bool IsAvailable(Summary summary) => true;

    /// <inheritdoc/>
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    private static long? Allocated(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.GcStats.GetBytesAllocatedPerOperation(benchmarkCase);
}
