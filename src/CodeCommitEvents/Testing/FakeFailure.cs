using CodeCommitEvents.Building;

namespace CodeCommitEvents.Testing;

/// <summary>When a fake start fails, and how. For one thread at a time.</summary>
internal sealed class FakeFailure
{
    private readonly bool isTransient;
    private readonly string? project;
    private int after;
    private int times;

    public FakeFailure(bool isTransient, int after, int times, string? project)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        (this.isTransient, this.after, this.times, this.project) = (isTransient, after, times, project);
    }

    /// <summary>Null where this start goes well.</summary>
    public BuildStartException? Of(BuildRequest request)
    {
        if (times == 0 || (project is not null && project != request.ProjectName))
        {
            return null;
        }

        if (after > 0)
        {
            after--;
            return null;
        }

        times--;
        return isTransient
            ? new(request.ProjectName, isTransient: true, "The fake starter was told to fail transiently.") { ErrorCode = "ThrottlingException" }
            : new(request.ProjectName, isTransient: false, "The fake starter was told to fail permanently.") { ErrorCode = "ResourceNotFoundException" };
    }
}
