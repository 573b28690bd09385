using CodeCommitEvents;

namespace LambdaFunction;

/// <summary>
/// What the rules in the repository (<c>.codecommit-events.json</c>) may use. Everything else is refused. The file is read from the default branch, so that a
/// change of it has an effect when its pull request is merged.
/// </summary>
internal static class RepositoryPolicy
{
    public static RepositoryRulesPolicy Policy { get; } = new()
    {
        Repositories = { TeamRules.Repository },
        Accounts = { "111122223333" },
        Projects = { "ci-*", "!ci-release" },
        Channels = { "team" },
        EnvironmentVariables = { "STAGE", "TEST_FILTER" },
    };
}
