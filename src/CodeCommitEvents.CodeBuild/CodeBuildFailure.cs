using System.Net;
using Amazon.Runtime;
using CodeCommitEvents.Shared.Aws;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Turns the failure of a call to CodeBuild into the exception of a starter.</summary>
internal static class CodeBuildFailure
{
    /// <summary>Returns the failure that an exception describes. Null if a call to CodeBuild cannot have caused the exception.</summary>
    public static AwsFailure? FromException(Exception exception)
    {
        var failure = AwsFailure.FromException(exception);
        return failure is not null && IsKnownToken(exception)
            ? failure with
            {
                Reason = $"the rules changed since the first try, or the known facts did, and CodeBuild refuses the idempotency token of the first try with other values: {failure.Reason}",

                // CodeBuild knows the token: the first try may have started the build.
                MayHaveSucceeded = true,
            }
            : failure;
    }

    /// <summary>
    /// Whether CodeBuild refused a token because it knows the token with other values. AWS documents this as a "parameter mismatch error",
    /// without an error code.
    /// </summary>
    public static bool IsKnownToken(Exception exception) => exception is AmazonServiceException { StatusCode: HttpStatusCode.BadRequest } response
        && $"{response.ErrorCode} {response.Message}" is var text
        && text.Contains("mismatch", StringComparison.OrdinalIgnoreCase)
        && (text.Contains("parameter", StringComparison.OrdinalIgnoreCase) || text.Contains("token", StringComparison.OrdinalIgnoreCase));

    public static BuildStartException ToException(this AwsFailure failure, string projectName, Exception? innerException) => new(
        projectName,
        failure.IsTransient,
        $"{(failure.MayHaveSucceeded ? "It is unknown whether CodeBuild started the build" : "CodeBuild did not start the build")}: {failure.Reason}.",
        innerException)
    {
        ErrorCode = failure.ErrorCode,
        RequestId = failure.RequestId,
        MayHaveStarted = failure.MayHaveSucceeded,
    };
}
