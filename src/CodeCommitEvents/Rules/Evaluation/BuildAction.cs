using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A build that a rule starts. The settings of the request are fixed when the rule is defined. The project and the source version can depend on the event.</summary>
internal sealed class BuildAction
{
    /// <summary>The settings of all builds that are not configured.</summary>
    private static readonly BuildRequest Unconfigured = new() { ProjectName = "" };

    private readonly Func<ServiceEvent, string?>? projectOf;
    private readonly BuildRequest template;

    /// <summary>Creates a build of a project.</summary>
    /// <exception cref="ArgumentException">The name of the project is null, empty or invalid, or the configured request is invalid.</exception>
    public BuildAction(string projectName, Func<BuildRequest, BuildRequest>? configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectName);
        (Words, ProjectName) = (projectName, projectName);
        template = Configured(projectName, configure);
        if (BuildRequestCheck.ProblemOfProject(projectName) is { } problem)
        {
            throw new ArgumentException(problem, nameof(projectName));
        }
    }

    /// <summary>Creates a build of a project that depends on the event.</summary>
    /// <exception cref="ArgumentException">The configured request is invalid.</exception>
    public BuildAction(string words, Func<ServiceEvent, string?> projectOf, Func<BuildRequest, BuildRequest>? configure)
    {
        (Words, this.projectOf) = (words, projectOf);
        template = Configured("", configure);
    }

    /// <summary>The project as text: the name, or the source code of the function that returns the name.</summary>
    public string Words { get; }

    /// <summary>The name of the project. Null if a function returns it.</summary>
    public string? ProjectName { get; }

    /// <summary>Whether events of a type can have a source version.</summary>
    public static bool MayHaveSource(Type eventType, SourceVersionChoice choice) => choice switch
    {
        SourceVersionChoice.ProjectDefault => true,
        SourceVersionChoice.Destination => EventCatalog.MayBe(eventType, EventFamily.PullRequest),
        SourceVersionChoice.Reference => EventCatalog.MayHave(eventType, SourceKind.Reference),
        _ => eventType == typeof(ReferenceDeletedEvent) || EventCatalog.MayHave(eventType, SourceKind.Reference) || EventCatalog.MayHave(eventType, SourceKind.Commit),
    };

    /// <summary>Checks that events of a type can have the chosen source version. Otherwise, the rule would never match.</summary>
    /// <exception cref="ArgumentException">Events of this type never have the source version.</exception>
    public void CheckSource(Type eventType)
    {
        if (template.IsFromEventRepository && !EventCatalog.IsOfService(eventType))
        {
            throw new ArgumentException($"No {eventType.Name} has a repository to build. {nameof(BuildRequest.FromEventRepository)} needs an event of CodeCommit or CodeBuild.", nameof(eventType));
        }

        if (template.SourceVersion is null && !MayHaveSource(eventType, template.SourceVersionChoice))
        {
            throw new ArgumentException(
                $"No {eventType.Name} has a {template.SourceVersionChoice} to build. Choose another value with At, such as {nameof(SourceVersionChoice.ProjectDefault)}.", nameof(eventType));
        }
    }

    /// <summary>Returns the name of the project for an event. If the name is null or empty, no build is started.</summary>
    /// <exception cref="InvalidOperationException">A function returned an invalid name.</exception>
    public string? ProjectOf(ServiceEvent serviceEvent)
    {
        if (projectOf is null)
        {
            return ProjectName;
        }

        var project = projectOf(serviceEvent);
        return !string.IsNullOrEmpty(project) && BuildRequestCheck.ProblemOfProject(project) is { } problem
            ? throw new InvalidOperationException($"{Words} returned an invalid name. {problem}")
            : project;
    }

    /// <summary>Whether the build is a batch build.</summary>
    public bool IsBatch => template.IsBatch;

    /// <summary>Whether a newer build stops an older one.</summary>
    public bool CancelsSuperseded => template.CancelsSuperseded;

    /// <summary>The service role of the build. Null for the role of the project.</summary>
    public string? ServiceRole => template.ServiceRole;

    /// <summary>Whether the source of the build is the repository of the event.</summary>
    public bool NeedsRepository => template.IsFromEventRepository;

    /// <summary>Whether the event has the chosen source version. Also true if the build needs no source version.</summary>
    public bool HasVersion(ServiceEvent serviceEvent) =>
        template.SourceVersion is not null || template.SourceVersionChoice == SourceVersionChoice.ProjectDefault || VersionOf(serviceEvent) is not null;

    /// <summary>Whether an event that has the source version of this build also has that of another build.</summary>
    public bool HasSameVersionAs(BuildAction other) =>
        template.SourceVersion == other.template.SourceVersion && template.SourceVersionChoice == other.template.SourceVersionChoice;

    /// <param name="context">The event and its facts.</param>
    /// <param name="projectName">The name of the project.</param>
    /// <param name="rule">The rule of the action.</param>
    public BuildRequest RequestFor(EvaluationContext context, string projectName, BuildRule rule) => template with
    {
        ProjectName = projectName,
        RuleName = rule.Name,
        RuleSource = rule.Source,
        Subject = rule.SubjectOf(context),
        SourceVersion = template.SourceVersion ?? VersionOf(context.Event),
        SourceType = template.IsFromEventRepository ? BuildSource.CodeCommit : template.SourceType,
        SourceLocation = template.IsFromEventRepository ? CloneUrls.Of(context.Event) : template.SourceLocation,
    };

    /// <summary>The build in words: <c>start payments-ci as a batch at the commit</c>.</summary>
    public string Describe(bool wantsDeletions)
    {
        var batch = template.IsBatch ? " as a batch" : "";
        var source = template.IsFromEventRepository ? " from the repository of the event" : "";
        var buildspec = template.Buildspec is null ? "" : " with its own buildspec";
        var environment = template.EnvironmentVariables.Count == 0 ? "" : $" with {string.Join(", ", template.EnvironmentVariables.Keys)}";
        var superseded = template.CancelsSuperseded ? ", replacing an older build" : "";
        return $"start {Words}{batch} at {SourceWords()}{source}{(wantsDeletions ? " (no commit for a deletion)" : "")}{buildspec}{SettingWords()}{environment}{superseded}";
    }

    private static BuildRequest Configured(string projectName, Func<BuildRequest, BuildRequest>? configure)
    {
        if (configure is null)
        {
            return Unconfigured;
        }

        var configured = configure(new() { ProjectName = projectName }) ?? throw new ArgumentException("The function returned null.", nameof(configure));
        BuildRequestCheck.Check(configured, nameof(configure));
        return configured.ProjectName == projectName
            ? configured
            : throw new ArgumentException("The function must not change the project. Pass the project to StartBuild.", nameof(configure));
    }

    /// <summary>The settings that decide where the build runs, with which permissions and how long.</summary>
    private string SettingWords() => string.Concat(
        template.Image is null ? "" : $" in image {DisplayText.Escape(template.Image)}",
        template.ComputeType is null ? "" : $" on {DisplayText.Escape(template.ComputeType)}",
        template.ServiceRole is null ? "" : $" with role {DisplayText.Escape(template.ServiceRole)}",
        template.TimeoutInMinutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $" for at most {minutes} minutes") : "");

    private string SourceWords() => template.SourceVersion ?? template.SourceVersionChoice switch
    {
        SourceVersionChoice.ReferenceAndCommit => "the commit through its reference",
        SourceVersionChoice.Reference => "the newest commit of the reference",
        SourceVersionChoice.Destination => "the newest commit of the destination",
        SourceVersionChoice.ProjectDefault => "the project's own source version",
        _ => "the commit",
    };

    private string? VersionOf(ServiceEvent serviceEvent)
    {
        if (template.SourceVersionChoice is SourceVersionChoice.ProjectDefault)
        {
            return null;
        }

        if (template.SourceVersionChoice is SourceVersionChoice.Destination)
        {
            return (serviceEvent as PullRequestEvent)?.Destination?.FullName;
        }

        var checkout = serviceEvent.Checkout;
        return template.SourceVersionChoice switch
        {
            SourceVersionChoice.Reference => checkout?.Reference?.FullName,
            SourceVersionChoice.ReferenceAndCommit when checkout is { Reference: { } reference } => $"{reference.FullName}^{{{checkout.CommitId}}}",
            _ => checkout?.CommitId,
        };
    }
}
