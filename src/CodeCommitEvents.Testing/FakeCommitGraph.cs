using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The commits, branches and tags of a fake repository.</summary>
internal sealed class FakeCommitGraph
{
    private readonly Dictionary<GitReference, string> tips = [];
    private readonly Dictionary<string, (int Number, string[] Parents)> commits = new(StringComparer.Ordinal);

    /// <summary>The default branch: the first branch that was created. Null in an empty repository.</summary>
    public GitReference? DefaultBranch { get; private set; }

    /// <summary>The tip of the default branch, where new branches start. Null in an empty repository.</summary>
    public string? Start => DefaultBranch is { } branch ? TipOf(branch) : null;

    public string? TipOf(GitReference reference) => tips.GetValueOrDefault(reference);

    /// <exception cref="InvalidOperationException">The reference does not exist.</exception>
    public string Required(GitReference reference) => TipOf(reference) ?? throw new InvalidOperationException($"The reference {reference.FullName} does not exist in the repository.");

    /// <summary>The first parent of a commit. Null for an initial commit.</summary>
    public string? ParentOf(string commit) => commits[commit].Parents.FirstOrDefault();

    public string Add(string commit, params string?[] parents)
    {
        commits.Add(commit, (commits.Count, [.. parents.OfType<string>()]));
        return commit;
    }

    /// <summary>Whether <paramref name="commit"/> equals <paramref name="other"/> or is an ancestor of it.</summary>
    public bool IsIn(string commit, string other) => HistoryOf(other).Contains(commit);

    /// <summary>The newest common ancestor of two commits. Null if there is none.</summary>
    public string? MergeBase(string commit, string other) =>
        HistoryOf(commit).Intersect(HistoryOf(other), StringComparer.Ordinal).MaxBy(common => commits[common].Number);

    /// <summary>
    /// Checks that no reference is a path prefix of another. Git stores references as files in folders, so that <c>a</c> and
    /// <c>a/b</c> cannot both exist.
    /// </summary>
    /// <exception cref="InvalidOperationException">A reference conflicts with another.</exception>
    public void CheckNames(params IReadOnlyCollection<GitReference> references)
    {
        foreach (var reference in references)
        {
            if (tips.Keys.Concat(references).FirstOrDefault(other => IsBelow(reference, other) || IsBelow(other, reference)) is { FullName.Length: > 0 } other)
            {
                throw new InvalidOperationException($"Git does not allow both {reference.FullName} and {other.FullName}.");
            }
        }
    }

    /// <summary>Moves a reference, or creates it if it does not exist.</summary>
    public ReferenceEvent Move(GitReference reference, string commit, MergeDetails? merge = null)
    {
        var old = TipOf(reference);
        tips[reference] = commit;
        DefaultBranch ??= reference.IsBranch ? reference : null;
        return old is null
            ? new ReferenceCreatedEvent { Reference = reference, CommitId = commit }
            : new ReferenceUpdatedEvent { Reference = reference, CommitId = commit, OldCommitId = old, Merge = merge };
    }

    /// <exception cref="InvalidOperationException">The reference does not exist, or it is the default branch.</exception>
    public ReferenceDeletedEvent Delete(GitReference reference)
    {
        CheckDeletable(reference);
        tips.Remove(reference, out var old);
        return new() { Reference = reference, OldCommitId = old };
    }

    /// <exception cref="InvalidOperationException">The reference does not exist, or it is the default branch.</exception>
    public void CheckDeletable(GitReference reference)
    {
        Required(reference);
        if (reference == DefaultBranch)
        {
            throw new InvalidOperationException("The default branch cannot be deleted.");
        }
    }

    private static bool IsBelow(GitReference one, GitReference other) => one.FullName.StartsWith($"{other.FullName}/", StringComparison.Ordinal);

    private HashSet<string> HistoryOf(string commit)
    {
        var history = new HashSet<string>(StringComparer.Ordinal);
        var rest = new Stack<string>([commit]);
        while (rest.TryPop(out var next))
        {
            if (history.Add(next))
            {
                Array.ForEach(commits[next].Parents, rest.Push);
            }
        }

        return history;
    }
}
