using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>A build of CodeBuild, and the events that it sends.</summary>
internal sealed record FakeBuild
{
    public const string DefaultProject = "payments-ci";

    /// <summary><c>PROJECT:UUID</c>.</summary>
    public required string Id { get; init; }

    public required string Project { get; init; }

    public required DateTimeOffset Start { get; init; }

    /// <summary>Which build of its project, counted from 1.</summary>
    public int Number { get; init; } = 17;

    public string? SourceVersion { get; init; }

    public string Repository { get; init; } = FakeData.Repository;

    public string Account { get; init; } = FakeData.Account;

    public string Region { get; init; } = FakeData.Region;

    public ValueList<BuildEnvironmentVariable> Variables { get; init; } = ValueList<BuildEnvironmentVariable>.Empty;

    /// <summary>A build that nobody asked for.</summary>
    public static FakeBuild Of(FakeData facts) => new()
    {
        Id = $"{DefaultProject}:{facts.Uuid("build")}",
        Project = DefaultProject,
        Start = facts.Time,
        SourceVersion = facts.Commit("source"),
    };

    /// <summary>A build that was started for a request, with the environment that was sent.</summary>
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

    /// <summary>All that CodeBuild sends: the beginning, each phase, the end; of a build in progress the beginning alone.</summary>
    public IReadOnlyList<BuildEvent> Events(BuildStatus status)
    {
        if (status == BuildStatus.InProgress)
        {
            return [Submitted()];
        }

        var phases = FakePhases.Of(Start, status);
        return [Submitted(), .. phases.Where(phase => phase.EndTime is not null).Select(phase => PhaseEnded(phases, phase)), Ended(status)];
    }

    /// <summary>The end of the phase BUILD, with a status that is a build's as well.</summary>
    public BuildPhaseChangeEvent BuildPhaseEnded(BuildStatus status)
    {
        var phases = FakePhases.Of(Start, status);
        return PhaseEnded(phases, phases.First(phase => phase.PhaseType == BuildPhaseType.Build));
    }

    /// <summary>It has just been submitted, and knows neither its number nor its phases yet.</summary>
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
            CurrentPhaseContext = "[: ]", // one context that says nothing: why a build failed is in its phases alone
            Information = Information(isComplete: true) with { Phases = phases },
        };
    }

    /// <summary>The end of a phase: it tells of the phases up to it, and that the next one runs.</summary>
    private BuildPhaseChangeEvent PhaseEnded(ValueList<BuildPhase> phases, BuildPhase ended)
    {
        var soFar = phases.TakeWhile(phase => phase != ended).Append(ended).ToList();
        var next = phases[soFar.Count];
        return new()
        {
            Account = Account,
            Region = Region,
            Time = ended.StartTime, // not its end: AWS has it so
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
                GroupName = $"/aws/codebuild/{Project}",
                StreamName = stream,
                DeepLink = $"https://console.aws.amazon.com/cloudwatch/home?region={Region}#logsV2:log-groups/log-group/$252Faws$252Fcodebuild$252F{Project}/log-events/{stream}",
            },
        };
    }
}
