namespace CodeCommitEvents.Building;

/// <summary>The claim that a process wants to acquire, and what the claim is for. A store keeps these values, so that people can read them.</summary>
public sealed record BuildClaimRequest
{
    /// <summary>The key of the claim: 64 hexadecimal digits, which identify the change, the rule and the build, or the change and the channel.</summary>
    /// <exception cref="ArgumentException">The value is null or empty.</exception>
    public required string Key
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>The name of the rule that requests the build. Null if there is no rule.</summary>
    public string? RuleName { get; init; }

    /// <summary>The name of the channel, for the claim of a notification. Null for the claim of a build.</summary>
    public string? ChannelName { get; init; }

    /// <summary>The name of the project. Null if it is unknown, and for the claim of a notification.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The change on one line, such as <c>referenceUpdated payments-api branch/main 2167ac048f33</c>. Null if it is unknown.</summary>
    public string? Change { get; init; }

    /// <summary>
    /// Whether the store must forget the claim one lease after it was first acquired, even if the claim is completed. True for a change
    /// whose event contains nothing that identifies its moment: a later change with the same values is another change. Default: false.
    /// </summary>
    public bool IsShortLived { get; init; }
}
