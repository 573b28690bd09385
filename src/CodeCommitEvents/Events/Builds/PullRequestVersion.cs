using System.Globalization;

namespace CodeCommitEvents.Events;

/// <summary>A source version that names a pull request.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html">StartBuild</see>, <c>sourceVersion</c>.</remarks>
internal static class PullRequestVersion
{
    /// <summary>Returns the number in <c>pr/12</c>, or in <c>refs/pull/12/head</c> with or without a commit id (<c>^{…}</c>). Null for any other version.</summary>
    public static int? NumberOf(string? version)
    {
        var digits = version switch
        {
            null => default,
            _ when version.StartsWith("pr/", StringComparison.Ordinal) => version.AsSpan(3),
            _ when version.StartsWith("refs/pull/", StringComparison.Ordinal) => FirstSegment(version.AsSpan(10)),
            _ => default,
        };
        return int.TryParse(WithoutCommit(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static ReadOnlySpan<char> FirstSegment(ReadOnlySpan<char> text) => text.IndexOf('/') is > 0 and var slash ? text[..slash] : default;

    private static ReadOnlySpan<char> WithoutCommit(ReadOnlySpan<char> text) => text.IndexOf("^{") is > 0 and var brace ? text[..brace] : text;
}
