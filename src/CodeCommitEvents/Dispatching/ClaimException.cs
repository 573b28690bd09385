namespace CodeCommitEvents.Dispatching;

/// <summary>The claim of a build could not be taken: its store refused, or did not answer.</summary>
internal sealed class ClaimException(Exception innerException) : Exception($"Its claim could not be taken: the store of the claims threw {innerException.GetType().Name}.", innerException);
