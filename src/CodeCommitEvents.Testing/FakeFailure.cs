namespace CodeCommitEvents.Testing;

/// <summary>A configured failure of fake starts or fake notifications. The class is not thread-safe.</summary>
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

    /// <summary>Counts a request for a project or a channel. Returns how it fails. Null if it succeeds.</summary>
    public FakeFailureKind? Of(string name)
    {
        if (project is not null && project != name)
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
        return kind;
    }
}
