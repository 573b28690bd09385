namespace CodeCommitEvents.Tool;

/// <summary>What is replayed, and how.</summary>
internal sealed record ReplayOptions
{
    public required IReadOnlyList<Payload> Payloads { get; init; }

    public required RuleSources Sources { get; init; }

    /// <summary>What the user knows about the events.</summary>
    public GivenFacts Facts { get; init; } = new(null, null);

    /// <summary>Whether the report is written for programs, as JSON.</summary>
    public bool WritesJson { get; init; }

    /// <summary>Whether CodeBuild really starts the builds.</summary>
    public bool StartsBuilds { get; init; }

    /// <summary>The endpoint of CodeBuild. Null for the default of the SDK.</summary>
    public Uri? Endpoint { get; init; }
}
