using CodeCommitEvents.Building;

namespace CodeCommitEvents;

/// <summary>A build could not be started.</summary>
public sealed class BuildStartException : Exception, IActionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="projectName">The name of the project.</param>
    /// <param name="isTransient">Whether a retry can help.</param>
    /// <param name="message">The reason. It should contain no values of the request.</param>
    /// <param name="innerException">The cause. Default: null.</param>
    public BuildStartException(string projectName, bool isTransient, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ProjectName = projectName;
        IsTransient = isTransient;
    }

    /// <summary>The name of the project whose build was not started.</summary>
    public string ProjectName { get; }

    /// <summary>Whether the same request can succeed later: for example, true for a throttled call and false for an unknown project.</summary>
    public bool IsTransient { get; }

    /// <summary>The error code of the service, such as <c>ResourceNotFoundException</c>. Null if the service did not respond.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The id of the AWS request, which AWS Support asks for. Null if the service did not respond.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// Whether the build may have been started despite the error, for example because the call ended without a response. A retry must have
    /// the same <see cref="BuildRequest.IdempotencyToken"/>.
    /// </summary>
    public bool MayHaveStarted { get; init; }

    bool IActionException.MayHaveHappened => MayHaveStarted;
}
