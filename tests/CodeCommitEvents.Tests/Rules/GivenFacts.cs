using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Facts about finished builds for tests, by number.</summary>
internal static class GivenFacts
{
    /// <summary>Returns no batch build, a running one, one that failed, or null for an unknown one.</summary>
    public static BatchMembership? BatchOf(int choice) => choice switch
    {
        0 => null,
        1 => BatchMembership.None,
        2 => new() { Batch = Batch },
        3 => new() { Batch = Batch with { IsComplete = true, Status = BuildStatus.Failed } },
        _ => new() { Batch = Batch with { IsComplete = true, Status = BuildStatus.Succeeded } },
    };

    public static BuildHistory? HistoryOf(int choice) => choice switch
    {
        0 => null,
        1 => new(),
        2 => new() { PreviousBuild = new() { BuildArn = Batch.BatchArn, Status = BuildStatus.Succeeded } },
        _ => new() { PreviousBuild = new() { BuildArn = Batch.BatchArn, Status = BuildStatus.Failed } },
    };

    private static BuildBatch Batch { get; } = new() { BatchArn = new("arn:aws:codebuild:eu-west-1:111122223333:build-batch/unit-tests:b1"), ProjectName = "unit-tests", Status = BuildStatus.InProgress };
}
