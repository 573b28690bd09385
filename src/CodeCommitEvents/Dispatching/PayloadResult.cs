namespace CodeCommitEvents.Dispatching;

/// <summary>The results for a payload.</summary>
/// <param name="Report">The results for its events.</param>
/// <param name="Status">The status of the response. Null if the payload is not an HTTP request.</param>
internal sealed record PayloadResult(DispatchReport Report, int? Status = null);
