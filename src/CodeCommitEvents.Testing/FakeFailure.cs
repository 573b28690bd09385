namespace CodeCommitEvents.Testing;

/// <summary>A configured failure of fake starts. The class is not thread-safe.</summary>
internal sealed class FakeFailure
{
    private readonly FakeFailureKind kind;
    private readonly string? project;
    private int after;
    private int times;

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative, or <paramref name="times"/> is not positive.</exception>
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

    /// <summary>
    /// The project of this failure, as long as no start of that project was requested. Null after the first request, and if the
    /// failure is for all projects.
    /// </summary>
    public string? Unmet { get; private set; }

    /// <summary>Returns the exception for a request. Null if the start succeeds.</summary>
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
            FakeFailureKind.Transient => new(request.ProjectName, isTransient: true, "The fake starter is configured to fail transiently.") { ErrorCode = "ThrottlingException" },
            FakeFailureKind.Permanent => new(request.ProjectName, isTransient: false, "The fake starter is configured to fail permanently.") { ErrorCode = "ResourceNotFoundException" },
            _ => new(request.ProjectName, isTransient: true, "The fake starter is configured to lose the response.") { MayHaveStarted = true },
        };
    }
}
