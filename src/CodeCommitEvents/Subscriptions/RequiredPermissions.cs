using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Subscriptions;

/// <summary>The permissions that the calls for a set of rules need. The tables in the README files of the packages say for what each of them is needed.</summary>
internal sealed class RequiredPermissions
{
    private const string Everything = "*";

    private readonly RequiredPermissionsOptions options;
    private readonly PermissionStatements statements;
    private readonly BuildRule[] rules;

    private RequiredPermissions(IEnumerable<BuildRule> rules, RequiredPermissionsOptions options)
    {
        this.rules = [.. rules.Where(static rule => !rule.IsIgnoring)];
        (this.options, statements) = (options, new(options));
    }

    public static ValueList<IamStatement> Of(BuildRules rules, RequiredPermissionsOptions options)
    {
        var permissions = new RequiredPermissions(rules.Rules, options);
        foreach (var rule in permissions.rules)
        {
            permissions.AddBuilds(rule);
            permissions.AddFacts(rule);
            permissions.AddCommands(rule);
            permissions.AddChannels(rule);
        }

        foreach (var policy in options.RepositoryRulesPolicies)
        {
            permissions.AddPolicy(policy);
        }

        return permissions.statements.All;
    }

    private void AddBuilds(BuildRule rule)
    {
        foreach (var action in rule.Actions)
        {
            StartBuilds(ProjectsOf(rule, action), action.IsBatch, action.CancelsSuperseded);
            if (action.ServiceRole is { } role)
            {
                statements.Add("PassRoles", [role.StartsWith("arn:", StringComparison.Ordinal) ? role : $"arn:{options.Partition}:iam::{options.Account}:role/{role}"], ["iam:PassRole"]);
            }
        }
    }

    /// <summary>Starting a build also looks for the build that a crashed process may have started.</summary>
    private void StartBuilds(IReadOnlyCollection<string> projects, bool isBatch, bool canStop)
    {
        statements.OnProjects(isBatch ? "StartBatchBuilds" : "StartBuilds", projects, isBatch
            ? ["StartBuildBatch", "ListBuildBatchesForProject", "BatchGetBuildBatches"]
            : ["StartBuild", "ListBuildsForProject", "BatchGetBuilds"]);
        if (canStop)
        {
            statements.OnProjects(isBatch ? "StopBatchBuilds" : "StopBuilds", projects, isBatch ? "StopBuildBatch" : "StopBuild");
        }
    }

    private void AddFacts(BuildRule rule)
    {
        var facts = RuleFacts.OfProviders(rule);
        var repositories = RepositoriesOf(rule);
        if (facts.HasFlag(EventFactKinds.Commit))
        {
            statements.OnRepositories("ReadChanges", repositories, "GetCommit");
        }

        if (facts.HasFlag(EventFactKinds.ChangedFiles))
        {
            statements.OnRepositories("ReadChanges", repositories, "GetDifferences");
            statements.OnRepositories("ReadChanges", MayBe(rule, typeof(PullRequestEvent), typeof(PullRequestCommentEvent)) ? repositories : [], "GetPullRequest", "GetMergeOptions");
            statements.OnRepositories("ReadChanges", MayBe(rule, typeof(ReferenceCreatedEvent)) ? repositories : [], "GetRepository", "GetMergeOptions");
            statements.OnRepositories("ReadChanges", MayBe(rule, typeof(ReferenceEvent), typeof(CommentOnCommitCreatedEvent), typeof(CommentOnCommitUpdatedEvent)) ? repositories : [], "GetCommit");
        }

        if ((facts & (EventFactKinds.BuildBatch | EventFactKinds.BuildHistory)) != EventFactKinds.None)
        {
            statements.OnProjects("ReadBuilds", ValuesOf(rule, EventField.Project), "BatchGetBuilds", "BatchGetBuildBatches");
            statements.OnProjects("ReadBuilds", facts.HasFlag(EventFactKinds.BuildHistory) ? ValuesOf(rule, EventField.Project) : [], "ListBuildsForProject", "ListBuildBatchesForProject");
        }
    }

    private void AddCommands(BuildRule rule)
    {
        if (rule.Commands is not { } commands)
        {
            return;
        }

        var repositories = RepositoriesOf(rule);
        statements.OnRepositories("ReadPullRequests", commands.Facts == EventFactKinds.None ? [] : repositories, "GetPullRequest", "DescribePullRequestEvents");
        if (options.CommentChannels.Contains(commands.Channel, StringComparer.Ordinal))
        {
            statements.OnRepositories("WriteComments", repositories, "GetCommentsForPullRequest", "PostCommentReply");
        }

        if (commands.Facts.HasFlag(EventFactKinds.PullRequestBuilds))
        {
            foreach (var (other, action) in ActionsOf(rules.Where(static other => !PullRequestStates.IsAboutReferences(other))))
            {
                StartBuilds(ProjectsOf(other, action), action.IsBatch, commands.Allows(PullRequestCommand.Cancel));
            }
        }
    }

    private void AddChannels(BuildRule rule)
    {
        if (rule.Channels.Any(channel => options.CommentChannels.Contains(channel, StringComparer.Ordinal)))
        {
            statements.OnRepositories("WriteComments", BuiltRepositories(), "GetCommentsForPullRequest", "GetPullRequest", "PostCommentForPullRequest", "PostCommentReply", "UpdateComment");
        }

        if (rule.Channels.Any(channel => options.ApprovalChannels.Contains(channel, StringComparer.Ordinal)))
        {
            statements.OnRepositories("ApprovePullRequests", BuiltRepositories(), "GetPullRequest", "GetPullRequestApprovalStates", "UpdatePullRequestApprovalState");
            statements.OnProjects("ReadBuilds", ActionsOf(rules).SelectMany(static other => ProjectsOf(other.Rule, other.Action)), "ListBuildsForProject", "BatchGetBuilds", "ListBuildBatchesForProject", "BatchGetBuildBatches");
        }

        if (options.HasBuildDetails && rule.Channels.Length > 0 && MayBe(rule, typeof(BuildStateChangeEvent)))
        {
            statements.Add("ReadReports", "codebuild", ValuesOf(rule, EventField.Project).Select(static project => $"report-group/{project.TrimEnd('*')}*"), "BatchGetReports", "DescribeTestCases");
            statements.Add("ReadLogs", "logs", ValuesOf(rule, EventField.Project).Select(static project => $"log-group:/aws/codebuild/{project}:log-stream:*"), "GetLogEvents");
        }
    }

    private void AddPolicy(RepositoryRulesPolicy policy)
    {
        var repositories = WildcardsOf(policy.Repositories);
        statements.OnRepositories("ReadRules", repositories, "GetRepository", "GetBranch", "GetFile", "GetPullRequest");
        StartBuilds(WildcardsOf(policy.Projects), isBatch: false, canStop: true);
        StartBuilds(policy.AllowBatches ? WildcardsOf(policy.Projects) : [], isBatch: true, canStop: policy.AllowBatches);
    }

    /// <summary>The repositories whose builds the rules start.</summary>
    private HashSet<string> BuiltRepositories() =>
        rules.Where(static rule => rule.Actions.Length > 0 && !MayBe(rule, typeof(BuildStateChangeEvent))).SelectMany(RepositoriesOf).DefaultIfEmpty(Everything).ToHashSet(StringComparer.Ordinal);

    private static bool MayBe(BuildRule rule, params Type[] types) => EventAlternatives.KindsOf([rule], kind => Array.Exists(types, kind.Is)).Any();

    private static IReadOnlyCollection<string> RepositoriesOf(BuildRule rule) => ValuesOf(rule, EventField.Repository);

    /// <summary>Returns the values of a field of the events that a rule can match. <c>*</c> stands for any characters.</summary>
    private static IReadOnlyCollection<string> ValuesOf(BuildRule rule, EventField field)
    {
        var scopes = EventAlternatives.ScopesOf(rule).Select(scope => scope.Fields.FirstOrDefault(one => one.Key == field).Value ?? FieldScope.Anything).ToList();
        return scopes.Count == 0 ? [] : Wildcards(FieldScope.Any(scopes));
    }

    private static IReadOnlyCollection<string> Wildcards(FieldScope scope) => scope.Outlines is { } outlines ? [.. outlines.Select(static outline => outline.Replace(PatternOutline.Any, '*'))] : [Everything];

    private static IReadOnlyCollection<string> WildcardsOf(ICollection<string> patterns) => patterns.Count == 0
        ? []
        : Wildcards(FieldScope.Of(new GlobList([.. patterns.Select(static pattern => pattern.Replace(BuildActionModel.Placeholder, "**", StringComparison.Ordinal))])));

    private static IEnumerable<(BuildRule Rule, BuildAction Action)> ActionsOf(IEnumerable<BuildRule> rules) => rules.SelectMany(static rule => rule.Actions.Select(action => (rule, action)));

    /// <summary>Returns the names of the project. If a function returns it, any name is possible, unless the name only contains the repository, which a condition of the rule can restrict.</summary>
    private static string[] ProjectsOf(BuildRule rule, BuildAction action) =>
        action.ProjectName is { } name ? [name]
        : BuildRequestCheck.ProblemOfProject(action.Words.Replace(BuildActionModel.Placeholder, "x", StringComparison.Ordinal)) is null
            ? [.. RepositoriesOf(rule).DefaultIfEmpty(Everything).Select(repository => action.Words.Replace(BuildActionModel.Placeholder, repository, StringComparison.Ordinal))]
        : [Everything];
}
