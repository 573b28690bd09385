using System.Text.Json.Serialization;

namespace CodeCommitEvents.Building;

/// <summary>The result of an attempt to acquire a claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BuildClaimState>))]
public enum BuildClaimState
{
    /// <summary>The claim was acquired. The build was not started before.</summary>
    Acquired,

    /// <summary>The claim was acquired after an earlier lease ended without a known result. The earlier holder may have started the build.</summary>
    AcquiredExpired,

    /// <summary>The claim was not acquired: another holder has it and is starting the build.</summary>
    InProgress,

    /// <summary>The claim was not acquired: the build was started before.</summary>
    Completed,
}
