namespace CodeCommitEvents.Dispatching;

/// <summary>Something of a payload could not be done. All that could be done was done, so that trying again does the rest.</summary>
public sealed class DispatchException : Exception
{
    /// <summary>An exception about a report with failures.</summary>
    /// <param name="report">What became of every event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public DispatchException(DispatchReport report)
        : base(MessageOf(report), report.Events.SelectMany(dispatched => dispatched.Failures).FirstOrDefault()) => Report = report;

    /// <summary>What became of every event.</summary>
    public DispatchReport Report { get; }

    private static string MessageOf(DispatchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Join(' ', report.Events.Where(dispatched => dispatched.HasFailures).Select(dispatched => dispatched.ToLine()).Prepend("Not everything could be done."));
    }
}
