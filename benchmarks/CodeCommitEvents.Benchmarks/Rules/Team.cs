using System.Globalization;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>
/// A team with a repository and ten rules: the name of the repository and the names of the projects that the rules start.
/// </summary>
internal sealed class Team
{
    public const int Rules = 10;

    private Team(int number)
    {
        Prefix = string.Create(CultureInfo.InvariantCulture, $"team-{number}-");
        Repository = $"{Prefix}api";
        Main = $"{Prefix}main";
        Develop = $"{Prefix}develop";
        Staging = $"{Prefix}staging";
        Release = $"{Prefix}release";
        Hotfix = $"{Prefix}hotfix";
        Review = $"{Prefix}review";
        ReleaseReview = $"{Prefix}release-review";
        AfterMerge = $"{Prefix}after-merge";
        Publish = $"{Prefix}publish";
        OnDemand = $"{Prefix}on-demand";
    }

    public string Prefix { get; }

    public string Repository { get; }

    public string Main { get; }

    public string Develop { get; }

    public string Staging { get; }

    public string Release { get; }

    public string Hotfix { get; }

    public string Review { get; }

    public string ReleaseReview { get; }

    public string AfterMerge { get; }

    public string Publish { get; }

    public string OnDemand { get; }

    /// <summary>The teams for a number of rules.</summary>
    public static Team[] For(int rules) => [.. Enumerable.Range(1, rules / Rules).Select(number => new Team(number))];
}
