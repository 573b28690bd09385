using CodeCommitEvents.Values;

namespace CodeCommitEvents.Rules;

/// <summary>Patterns for branches, by short names (<c>main</c>, <c>release/**</c>) or full ones (<c>refs/heads/main</c>).</summary>
internal sealed class BranchPatterns(IReadOnlyCollection<string> patterns)
{
    private const string HeadsPrefix = "refs/heads/";

    // First as they are written, so that what is wrong with one is said in its own words.
    private readonly string text = new GlobList(patterns).ToString();
    private readonly GlobList fullNames = new([.. patterns.Select(Qualify)]);

    public bool IsMatch(GitReference reference) => reference.IsBranch && fullNames.IsMatch(reference.FullName);

    public override string ToString() => text;

    private static string Qualify(string pattern) => pattern switch
    {
        ['!', .. var excluded] => $"!{Qualify(excluded)}",
        "" => "",
        _ when pattern.StartsWith("refs/", StringComparison.Ordinal) => pattern,
        _ => HeadsPrefix + pattern,
    };
}
