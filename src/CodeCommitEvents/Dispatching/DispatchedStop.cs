using System.Text.Json.Serialization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>The result for a build that a command in a comment stops.</summary>
public sealed record DispatchedStop
{
    /// <summary>The build.</summary>
    public required StartedBuild Build { get; init; }

    /// <summary>The exception if the build was not stopped. Null if it was stopped, or had ended.</summary>
    [JsonConverter(typeof(ExceptionJsonConverter))]
    public Exception? Failure { get; init; }

    /// <summary>Returns the result on one line, such as <c>payments-ci:0e1b…: stopped</c>.</summary>
    public override string ToString() => DisplayText.Escape($"{Build.BuildId}: {(Failure is null ? "stopped" : $"not stopped: {Failure.Message}")}");
}
