namespace CodeCommitEvents.Tool;

/// <summary>A channel of the rules that is an SNS topic, and the names of what belongs to it.</summary>
/// <param name="Channel">The name of the channel, such as <c>payments-team</c>.</param>
internal sealed record ChannelTopic(string Channel)
{
    private static readonly char[] Separators = ['.', '_', '-'];

    /// <summary>The topic, such as <c>PaymentsTeamTopic</c>.</summary>
    public string Topic => $"{Words}Topic";

    /// <summary>The parameter with an e-mail address, such as <c>PaymentsTeamEmail</c>.</summary>
    public string Email => $"{Words}Email";

    /// <summary>The subscription of the e-mail address.</summary>
    public string Subscription => $"{Email}Subscription";

    /// <summary>The condition that there is an e-mail address.</summary>
    public string HasEmail => $"Has{Email}";

    /// <summary>The environment variable with the ARN of the topic, such as <c>PAYMENTS_TEAM_TOPIC</c>.</summary>
    public string Variable => $"{string.Concat(Channel.Select(static character => char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'))}_TOPIC";

    /// <summary>Whether the name can be part of the name of an environment variable, which starts with a letter.</summary>
    public bool IsValid => Channel is [var first, ..] && char.IsAsciiLetter(first) && Channel.All(static character => char.IsAsciiLetterOrDigit(character) || Separators.Contains(character));

    private string Words => string.Concat(Channel.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(static word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
