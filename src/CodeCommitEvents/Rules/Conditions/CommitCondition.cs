using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the message of the commit.</summary>
internal abstract class CommitCondition(string name) : LeafCondition(name)
{
    private const int ShownLength = 80;

    public sealed override EventFactKinds Facts => EventFactKinds.Commit;

    /// <summary>Whether the condition only excludes messages. An unknown message then meets it, and does not meet its negation.</summary>
    protected virtual bool IsExclusion => false;

    protected abstract bool IsMatch(string message);

    /// <summary>Returns a text that an explanation shows in addition to the first line of the message. Null if there is none.</summary>
    protected virtual string? FindIn(string message) => null;

    protected sealed override ConditionResult Evaluate(EvaluationContext context) =>
        context.Facts.Commit is { } commit ? ConditionLogic.Of(IsMatch(commit.Message)) : ConditionResult.FactMissing;

    protected sealed override bool IsAssumed(bool isNegated) => isNegated != IsExclusion;

    protected sealed override string Actual(EvaluationContext context)
    {
        if (context.Facts.Commit is not { } commit)
        {
            return $"an unknown commit message ({context.Facts.CommitProblem ?? "the event does not contain it, and no provider was asked"})";
        }

        var line = commit.Message.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        var first = DisplayText.Shorten(end < 0 ? line : line[..end], ShownLength);
        return FindIn(commit.Message) is { } found && !first.Contains(found, StringComparison.OrdinalIgnoreCase) ? $"{first} … {found}" : first;
    }
}

internal sealed class CommitMessageCondition(string name, string regex) : CommitCondition(name)
{
    private readonly TextPattern pattern = new(regex);

    public override string Expected => $"a commit message that matches {pattern}";

    protected override bool IsMatch(string message) => pattern.IsMatch(message);
}

internal sealed class SkipMarkerCondition(string name, string[] markers, bool isWanted) : CommitCondition(name)
{
    private readonly SkipMarkers markers = SkipMarkers.Create(markers);

    public override string Expected => $"a commit message {(isWanted ? "with" : "without")} {markers}";

    protected override bool IsExclusion => !isWanted;

    protected override bool IsMatch(string message) => markers.IsIn(message) == isWanted;

    protected override string? FindIn(string message) => markers.FindIn(message);
}

internal sealed class CommitTypeCondition : CommitCondition
{
    private readonly string[] types;

    public CommitTypeCondition(string name, string[] types)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(types);
        this.types = types.Length > 0 && !Array.Exists(types, string.IsNullOrWhiteSpace)
            ? [.. types]
            : throw new ArgumentException("At least one type is required, and no type may be empty.", nameof(types));
    }

    public override string Expected => $"a commit of the type {string.Join(" or ", types)}";

    protected override bool IsMatch(string message)
    {
        if (ConventionalCommitHeader.TryRead(message, out var header))
        {
            foreach (var type in types)
            {
                if (header.Type.Equals(type, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

internal sealed class CommitScopeCondition(string name, string[] patterns) : CommitCondition(name)
{
    private readonly GlobList scopes = new(patterns, ignoreCase: true);

    public override string Expected => $"a commit with the scope {scopes}";

    protected override bool IsMatch(string message) =>
        ConventionalCommitHeader.TryRead(message, out var header) && !header.Scope.IsEmpty && scopes.IsMatch(header.Scope);
}

internal sealed class BreakingChangeCondition(string name) : CommitCondition(name)
{
    public override string Expected => "a commit with a breaking change";

    protected override bool IsMatch(string message) => ConventionalCommitHeader.TryRead(message, out var header) && header.IsBreaking;

    protected override string? FindIn(string message) => IsMatch(message) ? "a breaking change" : null;
}
