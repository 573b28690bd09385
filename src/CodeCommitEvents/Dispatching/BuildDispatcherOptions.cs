using CodeCommitEvents.Building;

namespace CodeCommitEvents;

/// <summary>How a dispatcher works. They are read once, when it is made.</summary>
public sealed class BuildDispatcherOptions
{
    /// <summary>How many events are dispatched at the same time by default.</summary>
    public const int DefaultMaxConcurrency = 8;

    /// <summary>
    /// What the names of the variables start with by which a build is told its cause (<see cref="BuildCause"/>). Null or
    /// empty for no such variables, and no way to find a build again that a crashed instance started. Default:
    /// <see cref="BuildCause.DefaultPrefix"/>.
    /// </summary>
    public string? EnvironmentPrefix { get; set; } = BuildCause.DefaultPrefix;

    /// <summary>How many events of a payload are dispatched at the same time. Default: <see cref="DefaultMaxConcurrency"/>.</summary>
    public int MaxConcurrency { get; set; } = DefaultMaxConcurrency;

    /// <summary>What of the remaining time of a Lambda function is kept for its answer. Default: two seconds.</summary>
    public TimeSpan AnswerTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long to wait for somebody else who is starting the same build at this moment, before it counts as failed here.
    /// Default: three seconds.
    /// </summary>
    public TimeSpan ClaimPatience { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The limits of reading a payload. Null for the default ones.</summary>
    public EventParserOptions? Parser { get; set; }
}
