namespace CodeCommitEvents.Events;

/// <summary>Creates URLs of AWS console pages. Names come from untrusted input, so every part is validated or escaped.</summary>
internal static class ConsoleUrls
{
    public static Uri? Repository(CodeCommitEvent codeCommitEvent, string page) =>
        codeCommitEvent.RepositoryName is { Length: > 0 } repository && HostOf(codeCommitEvent.Region, PartitionOf(codeCommitEvent)) is { } host
            ? Create($"https://{host}/codesuite/codecommit/repositories/{Uri.EscapeDataString(repository)}{page}?region={codeCommitEvent.Region}")
            : null;

    /// <summary>Returns the page of a build or a batch build.</summary>
    /// <param name="buildArn">The ARN of the build.</param>
    /// <param name="projectName">The name of the project.</param>
    /// <param name="tab">The tab of the page, such as <c>reports</c>. Default: empty, which is the first tab.</param>
    public static Uri? Build(Arn buildArn, string projectName, string tab = "") =>
        HostOf(buildArn.Region, buildArn.Partition) is { } host && buildArn is { Account: { } account, Resource: { } resource }
            && resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? Create($"https://{host}/codesuite/codebuild/{Uri.EscapeDataString(account)}/projects/{Uri.EscapeDataString(projectName)}"
                + $"/{(resource.StartsWith("build-batch/", StringComparison.Ordinal) ? "batch" : "build")}"
                + $"/{Uri.EscapeDataString(resource[(slash + 1)..])}/{tab}?region={buildArn.Region}")
            : null;

    /// <summary>Escapes the name of a reference, but keeps its slashes.</summary>
    public static string Path(string text) => string.Join('/', text.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The host of the console. Null if the region is missing or not valid, or if the partition is unknown.</summary>
    public static string? HostOf(string? region, string? partition)
    {
        var isRegion = region is { Length: > 0 } && region.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
        return !isRegion ? null : partition switch
        {
            "aws" => $"{region}.console.aws.amazon.com",
            "aws-cn" => $"{region}.console.amazonaws.cn",
            "aws-us-gov" => $"{region}.console.amazonaws-us-gov.com",
            _ => null,
        };
    }

    /// <summary>Null if the URL is too long, or if the region cannot be a part of a host name. A property that throws would end the program that logs the event.</summary>
    private static Uri? Create(string url) => Uri.TryCreate(url, UriKind.Absolute, out var created) ? created : null;

    private static string? PartitionOf(CodeCommitEvent codeCommitEvent) =>
        codeCommitEvent.RepositoryArn?.Partition ?? codeCommitEvent.CallerUserArn?.Partition;
}
