using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the short name of the branch or tag that was created, updated or deleted. If the event has no name, the result is indeterminate.</summary>
internal abstract class ReferenceTextCondition(string name, GitReferenceKind kind) : LeafCondition<ReferenceEvent>(name)
{
    protected string Noun => kind == GitReferenceKind.Tag ? "tag" : "branch";

    protected abstract bool IsMatch(ReadOnlySpan<char> shortName);

    protected sealed override ConditionResult Evaluate(ReferenceEvent serviceEvent) =>
        serviceEvent.Reference is { FullName.Length: > 0 } reference
            ? ConditionLogic.Of(reference.Kind == kind && IsMatch(reference.Name))
            : ConditionResult.Indeterminate;

    protected sealed override string? Actual(ReferenceEvent serviceEvent) =>
        serviceEvent.Reference is { FullName.Length: > 0 } reference ? reference.Kind == kind ? reference.Name : reference.FullName : null;
}

internal sealed class ReferenceMatchesCondition(string name, string regex, GitReferenceKind kind) : ReferenceTextCondition(name, kind)
{
    private readonly TextPattern pattern = new(regex);

    public override string Expected => $"{Noun} that matches {pattern}";

    protected override bool IsMatch(ReadOnlySpan<char> shortName) => pattern.IsMatch(shortName);
}

/// <summary>Requires that the tag is a version, with one of the prefixes before it.</summary>
internal sealed class VersionTagCondition : ReferenceTextCondition
{
    private static readonly string[] DefaultPrefixes = ["v", ""];

    private readonly string[] prefixes;
    private readonly bool isPrerelease;

    public VersionTagCondition(string name, string[] prefixes, bool isPrerelease)
        : base(name, GitReferenceKind.Tag)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        if (Array.IndexOf(prefixes, null) >= 0)
        {
            throw new ArgumentException("A prefix is null.", nameof(prefixes));
        }

        this.prefixes = prefixes.Length > 0 ? [.. prefixes] : DefaultPrefixes;
        this.isPrerelease = isPrerelease;
        Expected = $"a version tag such as {string.Join(" or ", this.prefixes.Select(prefix => $"{prefix}{(isPrerelease ? "1.2.3-rc1" : "1.2.3")}"))}";
    }

    public override string Expected { get; }

    protected override bool IsMatch(ReadOnlySpan<char> shortName)
    {
        foreach (var prefix in prefixes)
        {
            if (shortName.StartsWith(prefix, StringComparison.Ordinal) && SemanticVersion.TryRead(shortName[prefix.Length..], out var found) && found == isPrerelease)
            {
                return true;
            }
        }

        return false;
    }
}
