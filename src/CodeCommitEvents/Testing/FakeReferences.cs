using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>The branches and tags of a fake repository, and what CodeCommit sends when they move.</summary>
internal sealed class FakeReferences
{
    private readonly Dictionary<GitReference, string> tips = [];
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    /// <summary>Makes a branch of which nothing is sent.</summary>
    public void Add(GitReference reference, string commit) => tips.Add(reference, commit);

    public string? TipOf(GitReference reference) => tips.GetValueOrDefault(reference);

    /// <exception cref="InvalidOperationException">There is no such reference.</exception>
    public string Required(GitReference reference) => TipOf(reference) ?? throw new InvalidOperationException($"The repository has no {reference.FullName}.");

    /// <summary>The commit that a branch had before this one. Null for the first.</summary>
    public string? ParentOf(string commit) => parents.GetValueOrDefault(commit);

    public ReferenceEvent Move(GitReference reference, string commit, MergeDetails? merge)
    {
        var old = TipOf(reference);
        tips[reference] = commit;
        if (old is null)
        {
            return new ReferenceCreatedEvent { Reference = reference, CommitId = commit };
        }

        parents.TryAdd(commit, old);
        return new ReferenceUpdatedEvent { Reference = reference, CommitId = commit, OldCommitId = old, Merge = merge };
    }

    public ReferenceDeletedEvent Delete(GitReference reference)
    {
        var old = Required(reference);
        tips.Remove(reference);
        return new() { Reference = reference, OldCommitId = old };
    }
}
