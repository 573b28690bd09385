namespace CodeCommitEvents.Testing;

/// <summary>An assertion of a test failed. Every test framework reports it with its message.</summary>
public sealed class FakeAssertionException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="message">What was expected, what was met, and why.</param>
    public FakeAssertionException(string message)
        : base(message)
    {
    }
}
