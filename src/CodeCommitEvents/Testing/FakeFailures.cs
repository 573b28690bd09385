using CodeCommitEvents.Building;

namespace CodeCommitEvents.Testing;

/// <summary>How the starts of a fake starter fail, and those that did. For one thread at a time.</summary>
internal sealed class FakeFailures
{
    private readonly List<FakeFailure> failures = [];

    /// <summary>What was thrown.</summary>
    public List<BuildStartException> Thrown { get; } = [];

    public void Add(FakeFailure failure) => failures.Add(failure);

    /// <exception cref="BuildStartException">This start shall fail.</exception>
    public void ThrowFor(BuildRequest request)
    {
        if (failures.Select(failure => failure.Of(request)).FirstOrDefault(exception => exception is not null) is { } thrown)
        {
            Thrown.Add(thrown);
            throw thrown;
        }
    }
}
