using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on the message of the commit.</summary>
internal static class CommitConditions
{
    private const int ShownLength = 80;

    public static LeafCondition Message(TextPattern pattern) =>
        Of("commitMessage", $"a commit message that has {pattern}", message => pattern.IsMatch(message));

    public static LeafCondition SkipMarker(SkipMarkers markers) =>
        Of("skipMarker", $"a commit message with {markers}", message => markers.IsIn(message), message => markers.FindIn(message));

    public static LeafCondition Type(string[] types)
    {
        ArgumentNullException.ThrowIfNull(types);
        if (types.Length == 0 || types.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("There is at least one type, and none is empty.", nameof(types));
        }

        string[] wanted = [.. types];
        return Of(
            "commitType",
            $"a commit of the type {string.Join(" or ", wanted)}",
            message => ConventionalCommitHeader.TryRead(message, out var header) && Contains(wanted, header.Type));
    }

    public static LeafCondition Scope(string[] patterns)
    {
        var scopes = new GlobList(patterns, ignoreCase: true);
        return Of(
            "commitScope",
            $"a commit with the scope {scopes}",
            message => ConventionalCommitHeader.TryRead(message, out var header) && !header.Scope.IsEmpty && scopes.IsMatch(header.Scope));
    }

    public static LeafCondition Breaking() =>
        Of("breakingChange", "a commit with a breaking change", IsBreaking, static message => IsBreaking(message) ? "a breaking change" : null);

    private static bool IsBreaking(string message) => ConventionalCommitHeader.TryRead(message, out var header) && header.IsBreaking;

    private static LeafCondition Of(string name, string expected, Func<string, bool> test, Func<string, string?>? found = null) => new(
        name,
        expected,
        evaluation => evaluation.Facts.Commit is { } commit ? ConditionResults.Of(test(commit.Message)) : ConditionResult.FactMissing,
        evaluation => Actual(evaluation, found))
    {
        Facts = EventFactKinds.Commit,
    };

    private static bool Contains(string[] types, ReadOnlySpan<char> type)
    {
        foreach (var known in types)
        {
            if (type.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Actual(EvaluationContext evaluation, Func<string, string?>? found)
    {
        if (evaluation.Facts.Commit is not { } commit)
        {
            return $"an unknown commit message ({evaluation.Facts.CommitProblem ?? "no event tells it, and no source was asked"})";
        }

        var line = commit.Message.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        var first = Shortened.Of(end < 0 ? line : line[..end], ShownLength);
        return found?.Invoke(commit.Message) is { } what && !first.Contains(what, StringComparison.OrdinalIgnoreCase) ? $"{first} … {what}" : first;
    }
}
