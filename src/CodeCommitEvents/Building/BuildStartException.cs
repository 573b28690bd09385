namespace CodeCommitEvents;

/// <summary>A build could not be started.</summary>
public sealed class BuildStartException : Exception
{
    /// <summary>The failure to start a build.</summary>
    /// <param name="projectName">The project.</param>
    /// <param name="isTransient">Whether a retry can help.</param>
    /// <param name="message">What happened, without values of the request.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public BuildStartException(string projectName, bool isTransient, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ProjectName = projectName;
        IsTransient = isTransient;
    }

    /// <summary>The project whose build was not started.</summary>
    public string ProjectName { get; }

    /// <summary>Whether the same request may succeed later: a throttled call can, an unknown project cannot.</summary>
    public bool IsTransient { get; }

    /// <summary>The service's word for the error, as <c>ResourceNotFoundException</c>. Null where the service did not answer.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The id of the request, for AWS Support. Null where the service did not answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// Whether the build may have been started all the same: the call ended without an answer. A retry has to carry the
    /// same <see cref="BuildRequest.IdempotencyToken"/>.
    /// </summary>
    public bool MayHaveStarted { get; init; }
}
