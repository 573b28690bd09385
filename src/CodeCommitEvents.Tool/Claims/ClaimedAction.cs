namespace CodeCommitEvents.Tool;

/// <summary>What rules request for an event, and the key under which its claim is stored.</summary>
/// <param name="File">The name of the payload. Null if the user gave only the key.</param>
/// <param name="Event">The event in words. Null if the user gave only the key.</param>
/// <param name="Rule">The name of the rule. Null if it is unknown.</param>
/// <param name="Project">The project of the build. Null for a notification, and if it is unknown.</param>
/// <param name="Channel">The channel of the notification. Null for a build, and if it is unknown.</param>
/// <param name="Key">The key of the claim.</param>
internal sealed record ClaimedAction(string? File, string? Event, string? Rule, string? Project, string? Channel, string Key)
{
    public static ClaimedAction Of(string key) => new(null, null, null, null, null, key);
}
