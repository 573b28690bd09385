using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.Testing;

namespace Replay;

/// <summary>Prints what the rules of the files mean, and whether a policy allows those of the repository. Replays nothing.</summary>
internal static class CheckCommand
{
    /// <returns>Whether the file of the repository has no error, and no policy refuses its rules.</returns>
    public static async Task<bool> RunAsync(ReplayOptions options, BuildRules rules, RepositoryFile? repositoryFile, TextWriter output, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        if (options.RulesFiles.Count > 0)
        {
            lines.Add(rules.ToText());
        }

        var refusals = new List<string>();
        if (repositoryFile is not null)
        {
            lines.AddRange(repositoryFile.Errors.Count == 0 ? [$"Rules of {repositoryFile.Name}:", repositoryFile.Rules.ToText(), .. repositoryFile.NeedsText] : []);
            if (options is { Section: not null, Repository: { } repository })
            {
                refusals.AddRange(await RefusalsAsync(repositoryFile, repository, cancellationToken));
                lines.AddRange(refusals.Count == 0 ? [$"The policy for the repository {repository} allows {repositoryFile.Name}."] : refusals);
            }
            else
            {
                refusals.AddRange(repositoryFile.Errors.Select(repositoryFile.NotUsed));
                lines.AddRange(refusals);
                lines.AddRange(options.Section is null ? [] : ["Whether a policy allows the rules of the repository depends on the name of the repository. Add --repository NAME, or replay payloads."]);
            }
        }

        await output.WriteLineAsync(Terminal.PrintableLines(string.Join(Environment.NewLine, lines)));
        return refusals.Count == 0;
    }

    /// <summary>Returns why the dispatcher would not use the file for a push to the repository. The accounts of policies are not compared, because a name has none.</summary>
    private static async Task<IEnumerable<string>> RefusalsAsync(RepositoryFile file, string repository, CancellationToken cancellationToken)
    {
        var options = DispatcherOptions.For(BuildRules.Empty, file, new());
        foreach (var policy in options.RepositoryRulesPolicies)
        {
            policy.Accounts.Clear();
        }

        var dispatcher = new BuildDispatcher(BuildRules.Empty, new DryRunBuildStarter(), options);
        var dispatched = await dispatcher.DispatchAsync(FakeEvents.ReferenceUpdated() with { RepositoryName = repository }, cancellationToken);
        return RepositoryFile.WhyUnused(dispatched).Select(file.NotUsed);
    }
}
