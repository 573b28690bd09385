using System.Buffers;
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
    private static readonly SearchValues<char> PatternCharacters = SearchValues.Create("*?[]{}^\\");
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

        foreach (var prefix in prefixes)
        {
            if (ProblemOfPrefix(prefix) is { } problem)
            {
                throw new ArgumentException($"'{prefix}' {problem}, but the argument is the prefix before the version, such as v or api/v. For one version or a pattern, write WithName, in JSON withName.", nameof(prefixes));
            }
        }

        this.prefixes = prefixes.Length > 0 ? [.. prefixes] : DefaultPrefixes;
        this.isPrerelease = isPrerelease;
        Expected = $"a version tag such as {string.Join(" or ", this.prefixes.Select(prefix => $"{prefix}{(isPrerelease ? "1.2.3-rc1" : "1.2.3")}"))}";
    }

    public override string Expected { get; }

    /// <summary>Says why no tag has the prefix before a version, such as <c>is a pattern</c>. Null if a tag can have it.</summary>
    private static string? ProblemOfPrefix(string prefix)
    {
        var digit = prefix.AsSpan().IndexOfAnyInRange('0', '9');
        return prefix.StartsWith("refs/", StringComparison.Ordinal) ? "is the start of a full name"
            : prefix.AsSpan().IndexOfAny(PatternCharacters) >= 0 || prefix.EndsWith(".x", StringComparison.OrdinalIgnoreCase) ? "is a pattern"
            : AwsNames.HasWhiteSpace(prefix) ? "has white space, which no tag has"
            : digit >= 0 && (char.IsAsciiDigit(prefix[^1]) || prefix[^1] == '.' || SemanticVersion.TryRead(prefix.AsSpan(digit), out _)) ? "contains numbers of a version"
            : null;
    }

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
