using System.Globalization;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>A team with a repository and ten rules: the names of its repository and of the projects that its rules start.</summary>
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

    /// <summary>The teams of a number of rules.</summary>
    public static Team[] For(int rules) => [.. Enumerable.Range(1, rules / Rules).Select(number => new Team(number))];
}
