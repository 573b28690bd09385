namespace CodeCommitEvents.Building;

/// <summary>A test of a report.</summary>
public sealed record BuildTestCase
{
    /// <summary>The name of the test.</summary>
    public required string Name { get; init; }

    /// <summary>The prefix of the name, such as the name of the class. Null if there is none.</summary>
    public string? Prefix { get; init; }

    /// <summary>The name of the test suite. Null if there is none.</summary>
    public string? SuiteName { get; init; }

    /// <summary>The status, such as <c>FAILED</c> or <c>ERROR</c>. Null if unknown.</summary>
    public string? Status { get; init; }

    /// <summary>The message of the failure. Null if there is none.</summary>
    public string? Message { get; init; }

    /// <summary>The time that the test took. Null if unknown.</summary>
    public TimeSpan? Duration { get; init; }
}
