using System.Globalization;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>
/// A team with a repository and ten rules: the name of the repository and the names of the projects that the rules start.
/// </summary>
internal sealed class Team(int number)
{
    public const int Rules = 10;

    public string Prefix { get; } = string.Create(CultureInfo.InvariantCulture, $"team-{number}-");

    public string Repository => field ??= $"{Prefix}api";

    public string Main => field ??= $"{Prefix}main";

    public string Develop => field ??= $"{Prefix}develop";

    public string Staging => field ??= $"{Prefix}staging";

    public string Release => field ??= $"{Prefix}release";

    public string Hotfix => field ??= $"{Prefix}hotfix";

    public string Review => field ??= $"{Prefix}review";

    public string ReleaseReview => field ??= $"{Prefix}release-review";

    public string AfterMerge => field ??= $"{Prefix}after-merge";

    public string Publish => field ??= $"{Prefix}publish";

    public string OnDemand => field ??= $"{Prefix}on-demand";

    /// <summary>The teams for a number of rules.</summary>
    public static Team[] For(int rules) => [.. Enumerable.Range(1, rules / Rules).Select(number => new Team(number))];
}
