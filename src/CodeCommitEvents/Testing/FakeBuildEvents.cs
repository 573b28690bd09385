using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>Events of a build of CodeBuild.</summary>
internal static class FakeBuildEvents
{
    private const string Project = "payments-ci";

    /// <summary>A build that has just been submitted: it knows neither its number nor its phases yet.</summary>
    public static BuildStateChangeEvent Submitted(FakeFacts facts) => new()
    {
        Account = FakeFacts.Account,
        Region = FakeFacts.Region,
        Time = facts.Time,
        BuildArn = Arn(facts),
        ProjectName = Project,
        Version = "1",
        BuildStatus = BuildStatus.InProgress,
        CurrentPhase = BuildPhaseType.Submitted,
        CurrentPhaseContext = FakePhases.NoContext,
        Information = Information(facts, isComplete: false) with { BuildNumber = null },
    };

    public static BuildStateChangeEvent Ended(FakeFacts facts, BuildStatus status)
    {
        var phases = FakePhases.Of(facts.Time, status);
        return Submitted(facts) with
        {
            Time = phases[^1].StartTime,
            BuildStatus = status,
            CurrentPhase = BuildPhaseType.Completed,
            CurrentPhaseContext = "[: ]", // one context that says nothing: why a build failed is in its phases alone
            Information = Information(facts, isComplete: true) with { Phases = phases },
        };
    }

    public static BuildPhaseChangeEvent PhaseEnded(FakeFacts facts, BuildPhaseStatus status)
    {
        var phase = FakePhases.Ended(BuildPhaseType.Build, status, facts.Time, TimeSpan.FromSeconds(42));
        return new()
        {
            Account = FakeFacts.Account,
            Region = FakeFacts.Region,
            Time = facts.Time, // the start of the phase: AWS has it so
            BuildArn = Arn(facts),
            ProjectName = Project,
            Version = "1",
            CompletedPhase = phase.PhaseType,
            CompletedPhaseStatus = phase.PhaseStatus,
            CompletedPhaseContext = $"[{phase.PhaseContext![0]}]",
            CompletedPhaseDurationSeconds = phase.DurationInSeconds,
            CompletedPhaseStart = phase.StartTime,
            CompletedPhaseEnd = phase.EndTime,
            Information = Information(facts, isComplete: false) with { Phases = [phase] },
        };
    }

    private static Arn Arn(FakeFacts facts) => new($"arn:aws:codebuild:{FakeFacts.Region}:{FakeFacts.Account}:build/{Project}:{facts.Uuid("build")}");

    private static BuildInformation Information(FakeFacts facts, bool isComplete) => new()
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
            EnvironmentVariables = ValueList<BuildEnvironmentVariable>.Empty,
        },
        Source = new()
        {
            Type = "CODECOMMIT",
            Location = $"https://git-codecommit.{FakeFacts.Region}.amazonaws.com/v1/repos/{FakeFacts.Repository}",
            GitCloneDepth = 1,
            GitSubmodulesConfig = new() { FetchSubmodules = false },
        },
        SourceVersion = facts.Commit("source"),
        TimeoutInMinutes = 60,
        QueuedTimeoutInMinutes = 480,
        BuildComplete = isComplete,
        BuildNumber = 17,
        Initiator = "builds-function/builds-function",
        BuildStartTime = facts.Time,
        Logs = new()
        {
            GroupName = $"/aws/codebuild/{Project}",
            StreamName = facts.Uuid("build"),
            DeepLink = $"https://console.aws.amazon.com/cloudwatch/home?region={FakeFacts.Region}#logsV2:log-groups/log-group/$252Faws$252Fcodebuild$252F{Project}/log-events/{facts.Uuid("build")}",
        },
    };
}
