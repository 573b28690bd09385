using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Notes the operation of a call in its exception, for the log line of a refused call.</summary>
internal static class NotedCall
{
    /// <summary>Waits for a call of the SDK.</summary>
    public static async Task<TResponse> NoteOperationAsync<TResponse>(this Task<TResponse> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            FailedOperation.Note<TResponse>(exception);
            throw;
        }
    }
}
