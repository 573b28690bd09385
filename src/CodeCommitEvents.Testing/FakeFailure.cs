namespace CodeCommitEvents.Testing;

/// <summary>When a fake start fails, and how. For one thread at a time.</summary>
internal sealed class FakeFailure
{
    private readonly FakeFailureKind kind;
    private readonly string? project;
    private int after;
    private int times;

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    /// <exception cref="ArgumentException"><paramref name="project"/> is empty.</exception>
    public FakeFailure(FakeFailureKind kind, int after, int times, string? project)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        if (project is not null)
        {
            ArgumentException.ThrowIfNullOrEmpty(project);
        }

        (this.kind, this.after, this.times, this.project) = (kind, after, times, project);
        Unmet = project;
    }

    /// <summary>The project that no start was asked of so far. Null where there was one, or any counts.</summary>
    public string? Unmet { get; private set; }

    /// <summary>Null where this start goes well.</summary>
    public BuildStartException? Of(BuildRequest request)
    {
        if (project is not null && project != request.ProjectName)
        {
            return null;
        }

        Unmet = null;
        if (times == 0)
        {
            return null;
        }

        if (after > 0)
        {
            after--;
            return null;
        }

        times--;
        return kind switch
        {
            FakeFailureKind.Transient => new(request.ProjectName, isTransient: true, "The fake starter was told to fail transiently.") { ErrorCode = "ThrottlingException" },
            FakeFailureKind.Permanent => new(request.ProjectName, isTransient: false, "The fake starter was told to fail permanently.") { ErrorCode = "ResourceNotFoundException" },
            _ => new(request.ProjectName, isTransient: true, "The fake starter was told not to answer.") { MayHaveStarted = true },
        };
    }
}
