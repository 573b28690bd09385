using CodeCommitEvents.Shared.Aws;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeCommit;

/// <summary>The reason why a call to CodeCommit failed, with the name of the operation.</summary>
internal static class CodeCommitFailure
{
    /// <summary>Returns the failure that an exception describes. Null if a call of AWS cannot have caused the exception.</summary>
    public static AwsFailure? FromException(Exception exception) => AwsFailure.FromException(exception)?.WithOperation(exception);
}
