using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Testing;

/// <summary>A fake build of CodeBuild, and its events.</summary>
internal sealed record FakeBuild
{
    public const string DefaultProject = "payments-ci";

    /// <summary>The build id, <c>PROJECT:UUID</c>.</summary>
    public required string Id { get; init; }

    public required string Project { get; init; }

    public required DateTimeOffset Start { get; init; }

    /// <summary>The build number. The first build of a project has the number 1.</summary>
    public int Number { get; init; } = 17;

    public string? SourceVersion { get; init; }

    public string Repository { get; init; } = FakeData.Repository;

    public string Account { get; init; } = FakeData.Account;

    public string Region { get; init; } = FakeData.Region;

    public ValueList<BuildEnvironmentVariable> Variables { get; init; } = ValueList<BuildEnvironmentVariable>.Empty;

    /// <summary>Returns a build that no request started. Its values are defaults or come from the seed.</summary>
    public static FakeBuild Of(FakeData facts) => new()
    {
        Id = $"{DefaultProject}:{facts.Uuid("build")}",
        Project = DefaultProject,
        Start = facts.Time,
        SourceVersion = facts.Commit("source"),
    };

    /// <summary>Returns the build that a request started. The build has the environment variables of the request.</summary>
    public static FakeBuild Of(BuildRequest request, StartedBuild build, int number, DateTimeOffset start) => new()
    {
        Number = number,
        Id = build.BuildId,
        Project = request.ProjectName,
        Start = start,
        SourceVersion = request.SourceVersion,
        Repository = request.EnvironmentVariables.GetValueOrDefault($"{BuildCause.DefaultPrefix}REPOSITORY")?.Value ?? FakeData.Repository,
        Account = request.Account ?? FakeData.Account,
        Region = request.Region ?? FakeData.Region,
        Variables = [.. request.EnvironmentVariables.Select(variable => new BuildEnvironmentVariable { Name = variable.Key, Type = variable.Value.Type, Value = variable.Value.Value })],
    };

    /// <summary>
    /// Returns the events for the start of the build, the end of each phase, and the end of the build. For a build in progress,
    /// returns only the event for the start.
    /// </summary>
    public IReadOnlyList<BuildEvent> Events(BuildStatus status)
    {
        if (status == BuildStatus.InProgress)
        {
            return [Submitted()];
        }

        var phases = FakePhases.Of(Start, status);
        return [Submitted(), .. phases.Where(phase => phase.EndTime is not null).Select(phase => PhaseEnded(phases, phase)), Ended(status)];
    }

    /// <summary>Returns the event for the end of the phase BUILD. The phase gets the status of the build.</summary>
    public BuildPhaseChangeEvent BuildPhaseEnded(BuildStatus status)
    {
        var phases = FakePhases.Of(Start, status);
        return PhaseEnded(phases, phases.First(phase => phase.PhaseType == BuildPhaseType.Build));
    }

    /// <summary>Returns the event for the start of the build. At that time, the build has no number and no phases.</summary>
    public BuildStateChangeEvent Submitted() => new()
    {
        Account = Account,
        Region = Region,
        Time = Start,
        BuildArn = Arn,
        ProjectName = Project,
        Version = "1",
        BuildStatus = BuildStatus.InProgress,
        CurrentPhase = BuildPhaseType.Submitted,
        CurrentPhaseContext = FakePhases.NoContext,
        Information = Information(isComplete: false) with { BuildNumber = null },
    };

    public BuildStateChangeEvent Ended(BuildStatus status)
    {
        var phases = FakePhases.Of(Start, status);
        return Submitted() with
        {
            Time = phases[^1].StartTime,
            BuildStatus = status,
            CurrentPhase = BuildPhaseType.Completed,
            CurrentPhaseContext = "[: ]", // always empty: the phases contain the reason for a failure
            Information = Information(isComplete: true) with { Phases = phases },
        };
    }

    /// <summary>Returns what the build service says about the build.</summary>
    /// <param name="end">The status with which the build has ended. Null if it is running.</param>
    /// <param name="isBatch">Whether it is a batch build.</param>
    /// <param name="prefix">The prefix of the variables with the cause.</param>
    public BuildOutcome ToOutcome(BuildStatus? end, bool isBatch, string prefix)
    {
        var outcome = BuildOutcome.FromEvent(end is { } status ? Ended(status) : Submitted(), prefix);

        // A build that was asked for a commit checks out this commit.
        var commit = outcome.CommitId == SourceVersion ? SourceVersion : null;
        return !isBatch ? outcome with { BuildNumber = Number, ResolvedSourceVersion = commit } : BuildOutcome.FromBatch(
            new()
            {
                BatchArn = new($"arn:{FakeMessageOrigin.PartitionOf(Region)}:codebuild:{Region}:{Account}:build-batch/{Id}"),
                ProjectName = Project,
                BatchNumber = Number,
                Status = end ?? BuildStatus.InProgress,
                IsComplete = end is not null,
                StartTime = Start,
                EndTime = outcome.EndTime,
                Source = Information(isComplete: false).Source,
                SourceVersion = SourceVersion,
                ResolvedSourceVersion = commit,
                EnvironmentVariables = Variables,
            },
            prefix);
    }

    /// <summary>Returns the event for the end of a phase. The event contains all phases up to this phase, and the start of the next phase.</summary>
    private BuildPhaseChangeEvent PhaseEnded(ValueList<BuildPhase> phases, BuildPhase ended)
    {
        var soFar = phases.TakeWhile(phase => phase != ended).Append(ended).ToList();
        var next = phases[soFar.Count];
        return new()
        {
            Account = Account,
            Region = Region,
            Time = ended.StartTime, // AWS uses the start time of the phase as the time of the event
            BuildArn = Arn,
            ProjectName = Project,
            Version = "1",
            CompletedPhase = ended.PhaseType,
            CompletedPhaseStatus = ended.PhaseStatus,
            CompletedPhaseContext = $"[{string.Join(", ", ended.PhaseContext ?? [])}]",
            CompletedPhaseDurationSeconds = ended.DurationInSeconds,
            CompletedPhaseStart = ended.StartTime,
            CompletedPhaseEnd = ended.EndTime,
            Information = Information(isComplete: false) with { Phases = [.. soFar, new() { PhaseType = next.PhaseType, StartTime = next.StartTime }] },
        };
    }

    public static string LogGroupOf(string project) => $"/aws/codebuild/{project}";

    private Arn Arn => new($"arn:{FakeMessageOrigin.PartitionOf(Region)}:codebuild:{Region}:{Account}:build/{Id}");

    private BuildInformation Information(bool isComplete)
    {
        var stream = Id[(Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return new()
        {
            Artifact = new() { Location = "" },
            Cache = new() { Type = "NO_CACHE" },
            Environment = new()
            {
                Image = "aws/codebuild/amazonlinux2-x86_64-standard:5.0",
                Type = "LINUX_CONTAINER",
                ComputeType = "BUILD_GENERAL1_SMALL",
                PrivilegedMode = false,
                ImagePullCredentialsType = "CODEBUILD",
                EnvironmentVariables = Variables,
            },
            Source = new()
            {
                Type = "CODECOMMIT",
                Location = $"https://git-codecommit.{Region}.{FakeMessageOrigin.DomainOf(Region)}/v1/repos/{Repository}",
                GitCloneDepth = 1,
                GitSubmodulesConfig = new() { FetchSubmodules = false },
            },
            SourceVersion = SourceVersion,
            TimeoutInMinutes = 60,
            QueuedTimeoutInMinutes = 480,
            BuildComplete = isComplete,
            BuildNumber = Number,
            Initiator = "builds-function/builds-function",
            BuildStartTime = Start,
            Logs = new()
            {
                GroupName = LogGroupOf(Project),
                StreamName = stream,
                DeepLink = $"https://console.aws.amazon.com/cloudwatch/home?region={Region}#logsV2:log-groups/log-group/$252Faws$252Fcodebuild$252F{Project}/log-events/{stream}",
            },
        };
    }
}
