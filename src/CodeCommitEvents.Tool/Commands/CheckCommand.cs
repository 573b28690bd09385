using System.CommandLine;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tool;

/// <summary>Prints what the rules of files mean and need, and whether a policy allows those of a repository. Replays nothing.</summary>
internal sealed class CheckCommand : ToolCommand
{
    private static readonly string[] Samples =
    [
        "check build-rules.json",
        "check appsettings.json appsettings.Production.json --section CodeCommitEvents",
        "check --assembly bin/Release/net10.0/Team.dll",
        "check --repository-rules .codecommit-events.json",
        "check appsettings.json --section CodeCommitEvents --repository-rules .codecommit-events.json --repository payments-api",
    ];

    private readonly RuleOptions rules;
    private readonly Option<string> repository = new("--repository")
    {
        Description = "The name of the repository of the file after --repository-rules. With --section or an assembly, also print whether the policy for this repository allows the file",
        HelpName = "NAME",
    };

    public CheckCommand(ToolConsole console)
        : base(console, "check", "Print what rules mean, which can never match, and which facts and permissions they need; or their errors", Samples)
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
        if (!RulesFile.TryRead(sources, out var read, out var faults) || !RulesFile.TryReadPolicies(sources, out var policies, out faults)
            || !RepositoryFile.TryRead(sources, out var repositoryFile, out faults))
        {
            console.Errors.WriteLines(faults);
            return Problems;
        }

        var summary = sources.Files.Count > 0 ? new RulesSummary(read, policies ?? []) : null;
        var refusals = repositoryFile is null ? [] : await RefusalsAsync(sources, repositoryFile, cancellationToken);
        if (console.WritesJson)
        {
            WriteJson(console.Output.Writer, summary, repositoryFile, refusals);
        }
        else
        {
            console.Output.WriteLines(string.Join(Environment.NewLine, [.. summary?.ToLines() ?? [], .. repositoryFile is null ? [] : LinesOf(sources, repositoryFile, refusals)]));
        }

        return refusals.Count == 0 && read.UnreachableRules.Count == 0 ? Success : Problems;
    }

    private RuleSources SourcesOf(ParseResult arguments) => rules.SourcesOf(arguments) with { Repository = arguments.GetValue(repository) };

    /// <summary>Returns why the file of the repository is not used. Empty if it has no error, and no policy refuses its rules.</summary>
    private static async Task<IReadOnlyList<string>> RefusalsAsync(RuleSources sources, RepositoryFile file, CancellationToken cancellationToken) =>
        [.. (sources is { HasPolicies: true, Repository: { } repository } ? await RefusalsAsync(file, repository, cancellationToken) : file.Errors).Select(file.NotUsed)];

    /// <summary>Returns why the dispatcher would not use the file for a push to the repository. The accounts of policies are not compared, because a name has none.</summary>
    private static async Task<IEnumerable<string>> RefusalsAsync(RepositoryFile file, string repository, CancellationToken cancellationToken)
    {
        var push = FakeEvents.ReferenceUpdated() with { RepositoryName = repository };
        var options = DispatcherOptions.For(new() { Payloads = [], Rules = BuildRules.Empty, RepositoryFile = file }, new());
        foreach (var policy in options.RepositoryRulesPolicies)
        {
            policy.Accounts.Clear();
        }

        var dispatcher = new BuildDispatcher(BuildRules.Empty, new Building.DryRunBuildStarter(), options);
        return RepositoryFile.WhyUnused(await dispatcher.DispatchAsync(push, cancellationToken));
    }

    private static IEnumerable<string> LinesOf(RuleSources sources, RepositoryFile file, IReadOnlyList<string> refusals)
    {
        IEnumerable<string> meaning = file.Errors.Count == 0 ? [$"Rules of {file.Name}:", file.Rules.ToText(), .. file.NeedsText] : [];
        return sources is { HasPolicies: true, Repository: { } repository }
            ? [.. meaning, .. refusals.Count == 0 ? [$"The policy for the repository {repository} allows {file.Name}."] : refusals]
            : [.. meaning, .. refusals, .. sources.HasPolicies ? ["Whether a policy allows the rules of the repository depends on the name of the repository. Add --repository NAME, or replay payloads."] : Array.Empty<string>()];
    }

    private static void WriteJson(TextWriter output, RulesSummary? summary, RepositoryFile? file, IReadOnlyList<string> refusals) => JsonLine.Write(output, json =>
    {
        summary?.WriteTo(json);
        if (file is not null)
        {
            json.WriteStartObject("repositoryRules");
            json.WriteString("file", file.Name);
            json.WriteTexts("rules", file.Rules.Rules.Select(static rule => rule.ToString()));
            json.WriteTexts("errors", refusals);
            json.WriteTexts("policyNeeds", file.Needs);
            json.WriteEndObject();
        }
    });
}
