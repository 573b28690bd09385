namespace CodeCommitEvents.Testing;

/// <summary>The exception for a failed assertion. Every test framework shows its message.</summary>
public sealed class FakeAssertionException : Exception
{
    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What was expected, what was found, and why.</param>
    public FakeAssertionException(string message)
        : base(message)
    {
    }
}
