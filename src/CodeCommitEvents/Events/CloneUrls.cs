namespace CodeCommitEvents.Events;

/// <summary>Creates the clone URLs of repositories. All parts come from untrusted input, so every part is validated.</summary>
internal static class CloneUrls
{
    /// <summary>The HTTPS clone URL of the repository of an event. Null if the repository or its region is missing or not valid.</summary>
    /// <remarks>Format: <see href="https://docs.aws.amazon.com/codecommit/latest/userguide/regions.html">regions and git connection endpoints</see>.</remarks>
    public static string? Of(ServiceEvent serviceEvent) =>
        serviceEvent.RepositoryName is { Length: > 0 } repository && repository.All(IsInName)
            && (serviceEvent.Region ?? serviceEvent.OwnArn?.Region) is { Length: > 0 } region && region.All(IsInRegion)
            ? $"https://git-codecommit.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}/v1/repos/{repository}"
            : null;

    private static bool IsInName(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-';

    private static bool IsInRegion(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-';
}
