namespace CodeCommitEvents.Dispatching;

/// <summary>Some events of a payload failed. All other events were dispatched. A retry starts only the builds that were not started.</summary>
public sealed class DispatchException : Exception
{
    /// <summary>Creates an exception for a report with failures.</summary>
    /// <param name="report">The results of all events.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public DispatchException(DispatchReport report)
        : base(MessageOf(report), report.Events.SelectMany(dispatched => dispatched.Failures).FirstOrDefault()) => Report = report;

    /// <summary>The results of all events.</summary>
    public DispatchReport Report { get; }

    private static string MessageOf(DispatchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Join(' ', report.Events.Where(dispatched => dispatched.HasFailures).Select(dispatched => dispatched.ToFailureText()).Prepend("The payload was not dispatched completely."));
    }
}
