using System.CommandLine;
using CodeCommitEvents.Building;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tool;

/// <summary>Prints what the rules of files mean, and whether a policy allows those of a repository. Replays nothing.</summary>
internal sealed class CheckCommand : ToolCommand
{
    private static readonly string[] Samples =
    [
        "check build-rules.json",
        "check appsettings.json appsettings.Production.json --section CodeCommitEvents",
        "check --repository-rules .codecommit-events.json",
        "check appsettings.json --section CodeCommitEvents --repository-rules .codecommit-events.json --repository payments-api",
    ];

    private readonly RuleOptions rules;
    private readonly Option<string> repository = new("--repository")
    {
        Description = "The name of the repository of the file after --repository-rules. With --section, also print whether the policy for this repository allows the file",
        HelpName = "NAME",
    };

    public CheckCommand(ToolConsole console)
        : base(console, "check", "Print what rules mean, or their errors", Samples)
    {
        rules = RuleOptions.AddArgumentTo(this).WithRepositoryRules(this);
        Add(repository);
    }

    protected override string? ProblemOf(ParseResult arguments)
    {
        var sources = SourcesOf(arguments);
        return UsageErrors.UnknownOption(sources.Files, this) ?? rules.ProblemOf(arguments)
            ?? (sources is { Repository: not null, RepositoryFile: null } ? "--repository needs --repository-rules"
                : sources is { Files: [], RepositoryFile: null } ? "check needs RULES or --repository-rules"
                : null);
    }

    protected override async Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var sources = SourcesOf(arguments);
        if (!RulesFile.TryRead(sources, out var read, out var faults) || !RepositoryFile.TryRead(sources, out var repositoryFile, out faults))
        {
            console.Errors.WriteLines(faults);
            return Problems;
        }

        return await RunAsync(sources, read, repositoryFile, console.Output, cancellationToken) ? Success : Problems;
    }

    private RuleSources SourcesOf(ParseResult arguments) => rules.SourcesOf(arguments) with { Repository = arguments.GetValue(repository) };

    /// <returns>Whether the file of the repository has no error, and no policy refuses its rules.</returns>
    private static async Task<bool> RunAsync(RuleSources sources, BuildRules rules, RepositoryFile? repositoryFile, Screen output, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        if (sources.Files.Count > 0)
        {
            lines.Add(rules.ToText());
        }

        var refusals = new List<string>();
        if (repositoryFile is not null)
        {
            lines.AddRange(repositoryFile.Errors.Count == 0 ? [$"Rules of {repositoryFile.Name}:", repositoryFile.Rules.ToText(), .. repositoryFile.NeedsText] : []);
            if (sources is { HasPolicies: true, Repository: { } repository })
            {
                refusals.AddRange(await RefusalsAsync(repositoryFile, repository, cancellationToken));
                lines.AddRange(refusals.Count == 0 ? [$"The policy for the repository {repository} allows {repositoryFile.Name}."] : refusals);
            }
            else
            {
                refusals.AddRange(repositoryFile.Errors.Select(repositoryFile.NotUsed));
                lines.AddRange(refusals);
                lines.AddRange(!sources.HasPolicies ? [] : ["Whether a policy allows the rules of the repository depends on the name of the repository. Add --repository NAME, or replay payloads."]);
            }
        }

        output.WriteLines(string.Join(Environment.NewLine, lines));
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
