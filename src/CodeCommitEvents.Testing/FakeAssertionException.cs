namespace CodeCommitEvents.Testing;

/// <summary>The exception that a failed assertion throws. The test framework shows the message in the test result.</summary>
public sealed class FakeAssertionException : Exception
{
    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What was expected, what was found, and why.</param>
    public FakeAssertionException(string message)
        : base(message)
    {
    }
}
