using CodeCommitEvents.Shared.Aws;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// The reason why a call to CodeCommit failed, with the name of the operation. Permissions have the names of operations, and the log line of a refused call
/// has no stack trace.
/// </summary>
internal static class CodeCommitFailure
{
    private const string OperationKey = "CodeCommitEvents.Operation";
    private const string ResponseSuffix = "Response";

    /// <summary>Returns the failure that an exception describes. Null if a call of AWS cannot have caused the exception.</summary>
    public static AwsFailure? FromException(Exception exception) =>
        AwsFailure.FromException(exception) is not { } failure ? null
        : exception.Data[OperationKey] is string operation ? failure with { Reason = $"{operation}: {failure.Reason}" }
        : failure;

    /// <summary>Notes the operation in the exception of its call. The SDK names the type of each response for its operation.</summary>
    public static void NoteOperation<TResponse>(Exception exception) => exception.Data[OperationKey] = typeof(TResponse).Name[..^ResponseSuffix.Length];
}
