namespace CodeCommitEvents.Dispatching;

/// <summary>The claim of a build could not be acquired, because the claim store failed or did not respond.</summary>
internal sealed class ClaimException(Exception innerException) : Exception($"The claim could not be acquired: the claim store threw {innerException.GetType().Name}.", innerException);
