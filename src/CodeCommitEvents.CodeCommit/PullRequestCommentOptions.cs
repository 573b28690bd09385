namespace CodeCommitEvents.CodeCommit;

/// <summary>Optional settings of a <see cref="PullRequestCommentChannel"/>, which copies them when it is created.</summary>
public sealed class PullRequestCommentOptions
{
    /// <summary>The default of <see cref="LogLines"/>.</summary>
    public const int DefaultLogLines = 20;

    internal const int MostLogLines = 1_000;

    /// <summary>How the end of a build is told. Default: <see cref="PullRequestCommentMode.Update"/>.</summary>
    public PullRequestCommentMode Mode { get; set; }

    /// <summary>
    /// How many lines of the end of the log of a failed build are shown at most, from 0 to 1,000. There are fewer if the provider of the details returns
    /// fewer lines, or if the comment would be too long. With 0, the log is not read. Default: <see cref="DefaultLogLines"/>.
    /// </summary>
    public int LogLines { get; set; } = DefaultLogLines;

    /// <exception cref="ArgumentException">A value is invalid.</exception>
    internal void Check(string parameter)
    {
        if (!Enum.IsDefined(Mode))
        {
            throw new ArgumentException("Mode must be Update or Reply.", parameter);
        }

        if (LogLines is < 0 or > MostLogLines)
        {
            throw new ArgumentException("LogLines must be from 0 to 1,000.", parameter);
        }
    }
}
