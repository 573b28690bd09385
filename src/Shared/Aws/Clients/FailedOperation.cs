namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>The operation of a call that failed. Permissions have the names of operations, and the log line of a refused call has no stack trace.</summary>
internal static class FailedOperation
{
    private const string Key = "CodeCommitEvents.Operation";
    private const string ResponseSuffix = "Response";

    /// <summary>Waits for a call, and notes its operation in its exception. The SDK names the type of each response for its operation.</summary>
    public static async Task<TResponse> NoteOperationAsync<TResponse>(this Task<TResponse> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            exception.Data[Key] = typeof(TResponse).Name[..^ResponseSuffix.Length];
            throw;
        }
    }

    /// <summary>Returns the failure with the operation before its reason, if it was noted in the exception.</summary>
    public static AwsFailure WithOperation(this AwsFailure failure, Exception exception) =>
        exception.Data[Key] is string operation ? failure with { Reason = $"{operation}: {failure.Reason}" } : failure;
}
