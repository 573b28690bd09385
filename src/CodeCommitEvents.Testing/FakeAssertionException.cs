namespace CodeCommitEvents.Testing;

/// <summary>A failed assertion. Every test framework reports it with its message.</summary>
public sealed class FakeAssertionException : Exception
{
    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What was expected, what was found, and why.</param>
    public FakeAssertionException(string message)
        : base(message)
    {
    }
}
