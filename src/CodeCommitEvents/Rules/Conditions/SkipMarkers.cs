namespace CodeCommitEvents.Rules;

/// <summary>The texts that say in a commit message that no build shall start. They are literal, and case does not count.</summary>
/// <remarks>
/// A trailer such as GitHub's <c>skip-checks: true</c> is none of the default ones: it counts there only at the end of a
/// message and below two blank lines, which git removes by default, and anywhere else it is prose. Who wants it names it.
/// </remarks>
internal sealed class SkipMarkers
{
    private readonly string[] markers;

    /// <param name="markers">The markers. They are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="markers"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no marker, or one that is null, empty or white space.</exception>
    public SkipMarkers(IReadOnlyCollection<string> markers)
    {
        ArgumentNullException.ThrowIfNull(markers);
        this.markers = [.. markers];
        if (this.markers.Length == 0)
        {
            throw new ArgumentException("A list of skip markers has at least one.", nameof(markers));
        }

        if (this.markers.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A skip marker has a text other than white space, or it would be in any message.", nameof(markers));
        }
    }

    /// <summary>
    /// What CI systems document, without the names of products that start nothing here: the five of
    /// <see href="https://docs.github.com/en/actions/managing-workflow-runs/skipping-workflow-runs">GitHub Actions</see>, of
    /// which the first two are those of
    /// <see href="https://docs.gitlab.com/ci/pipelines/#skip-a-pipeline">GitLab</see> and most others too, and that of
    /// <see href="https://learn.microsoft.com/en-us/azure/devops/pipelines/repos/azure-repos-git">Azure DevOps</see>.
    /// </summary>
    public static SkipMarkers Default { get; } =
        new(["[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]", "***NO_CI***"]);

    /// <summary>These markers, or the usual ones where none is given.</summary>
    /// <exception cref="ArgumentException">One is null, empty or white space.</exception>
    public static SkipMarkers Create(string[] markers)
    {
        ArgumentNullException.ThrowIfNull(markers);
        return markers.Length == 0 ? Default : new SkipMarkers(markers);
    }

    /// <summary>Whether one of the markers stands anywhere in the message.</summary>
    public bool IsIn(ReadOnlySpan<char> message) => FindIn(message) is not null;

    /// <summary>The first of the markers that stands in the message. Null where none does.</summary>
    public string? FindIn(ReadOnlySpan<char> message)
    {
        foreach (var marker in markers)
        {
            if (message.Contains(marker, StringComparison.OrdinalIgnoreCase))
            {
                return marker;
            }
        }

        return null;
    }

    /// <summary>The markers in words: <c>[skip ci], [ci skip] or ***NO_CI***</c>.</summary>
    public override string ToString() =>
        markers is [.. { Length: > 0 } others, var last] ? $"{string.Join(", ", others)} or {last}" : markers[0];
}
