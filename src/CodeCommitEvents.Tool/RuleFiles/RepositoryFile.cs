using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Tool;

/// <summary>
/// A file with the rules of a repository, which somebody wants to test before the file is pushed. It is used as the file of the repository of each event.
/// </summary>
internal sealed class RepositoryFile : IRepositoryRulesProvider
{
    /// <summary>The repository, if its name is unknown: stands for the placeholder in what a policy must allow.</summary>
    private const string AnyRepository = "_REPOSITORY_";

    private const string Placeholder = "{repository}";

    /// <summary>The commit id with which git names what is not committed.</summary>
    private static readonly string NoCommit = new('0', 40);

    private readonly ConcurrentDictionary<string, RepositoryRulesFile> files = new(StringComparer.Ordinal);
    private readonly byte[] content;

    /// <exception cref="ArgumentException">No repository can have the name.</exception>
    private RepositoryFile(string path, byte[] content, string? repositoryName, IReadOnlyList<RepositoryRulesPolicy>? policies)
    {
        (Name, this.content) = (Path.GetFileName(path), content);
        (Rules, Errors) = Read(content, repositoryName, OpenPolicy);
        Policies = policies ?? [OpenPolicy];
        Needs = policies is null && Errors.Count == 0 ? Read(content, repositoryName, new()).Errors : [];
    }

    public string Name { get; }

    /// <summary>The rules, whatever a policy allows. Empty if the file has errors.</summary>
    public BuildRules Rules { get; }

    /// <summary>The errors of the file, whatever a policy allows.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>The policies in the configuration of the dispatcher. Without a configuration, one that allows everything that a policy can allow.</summary>
    public IReadOnlyList<RepositoryRulesPolicy> Policies { get; }

    /// <summary>The errors of the file if no policy allows anything: what a policy must allow. Empty if the policies are known.</summary>
    public IReadOnlyList<string> Needs { get; }

    /// <summary>What a policy must allow, as lines of text. Empty if there is nothing.</summary>
    public IEnumerable<string> NeedsText => Needs.Count == 0 ? [] : Needs.Select(need => $"  {need}").Prepend($"By default, the dispatcher refuses {Name}. A policy must allow:");

    private static RepositoryRulesPolicy OpenPolicy { get; } = new()
    {
        Repositories = { "**" },
        Projects = { "**" },
        Channels = { "**" },
        EnvironmentVariables = { "**" },
        Parameters = { "**" },
        Secrets = { "**" },
        Buildspecs = { "**", "arn:**" },
        AllowInlineBuildspecs = true,
        Images = { "**" },
        ComputeTypes = { "**" },
        ServiceRoles = { "**" },
        SourceVersions = { "**" },
        MaxTimeout = TimeSpan.MaxValue,
        AllowBatches = true,
        AllowEventRepository = true,
        AllowBuildsAfterBuilds = true,
        MaxBuilds = int.MaxValue,
    };

    /// <summary>Reads the file of a repository. Null if there is none. An error in the file is no fault: the dispatcher goes on without the file.</summary>
    public static bool TryRead(RuleSources sources, out RepositoryFile? file, [NotNullWhen(false)] out string? faults)
    {
        (file, faults) = (null, null);
        if (sources.RepositoryFile is not { } path)
        {
            return true;
        }

        if (!RulesFile.TryReadPolicies(sources, out var policies, out faults))
        {
            return false;
        }

        try
        {
            file = new(path, File.ReadAllBytes(path), sources.Repository, policies);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults = $"{Terminal.Printable(path)}: {exception.Message}";
        }
        catch (ArgumentException exception)
        {
            faults = $"--repository {Terminal.Printable(sources.Repository ?? "")}: {Terminal.Printable(exception.Message)}";
        }

        return faults is null;
    }

    public Task<RepositoryRulesFile?> GetFileAsync(ServiceEvent serviceEvent, Func<string, bool> isProtected, CancellationToken cancellationToken = default) =>
        Task.FromResult<RepositoryRulesFile?>(files.GetOrAdd(serviceEvent.RepositoryName!, name => new()
        {
            Source = new() { RepositoryName = name, Path = Name, CommitId = NoCommit },
            Content = content,
        }));

    /// <summary>Returns the sentence that the file is not used, with the reason.</summary>
    public string NotUsed(string reason) => $"{Name} is not used: {reason}";

    /// <summary>Returns why the file was not used for an event. Empty if it was used, or if its rules cannot be about the event.</summary>
    public static IEnumerable<string> WhyUnused(DispatchedEvent dispatched)
    {
        var decision = dispatched.Decision;
        return decision.RepositoryRulesProblem is { } problem ? problem.Errors
            : decision.RepositoryRules is not null || decision.Event.RepositoryName is not { } repository || !MayHaveRules(decision.Event) ? []
            : decision.Explanation.Rules.FirstOrDefault(rule => rule.StoppedProcessing) is { } stopping ? [$"the rule {stopping.RuleName} stops processing"]
            : [$"no policy applies to the repository {repository}"];
    }

    /// <summary>Whether rules of a repository can be about an event: not about the start of a build.</summary>
    private static bool MayHaveRules(ServiceEvent serviceEvent) =>
        serviceEvent is CodeCommitEvent || (serviceEvent is BuildStateChangeEvent { BuildStatus: { } status } && status != BuildStatus.InProgress);

    private static (BuildRules Rules, string[] Errors) Read(byte[] content, string? repositoryName, RepositoryRulesPolicy policy)
    {
        try
        {
            return (BuildRulesDocument.FromRepository(content, repositoryName ?? AnyRepository, policy), []);
        }
        catch (BuildRulesFormatException exception)
        {
            return (BuildRules.Empty, [.. exception.Errors.Select(error => error.ToString().Replace(AnyRepository, Placeholder, StringComparison.Ordinal))]);
        }
    }
}
