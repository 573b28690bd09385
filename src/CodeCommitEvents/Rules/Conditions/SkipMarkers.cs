namespace CodeCommitEvents.Rules;

/// <summary>Texts in a commit message that ask a CI system not to start a build. The texts have no wildcards. Case is ignored.</summary>
/// <remarks>
/// GitHub's trailer <c>skip-checks: true</c> is not a default marker. GitHub accepts this trailer only after two blank lines at the end
/// of a message, and git shortens several blank lines to one by default. To use the trailer, pass it as a marker.
/// </remarks>
internal sealed class SkipMarkers
{
    private readonly string[] markers;

    /// <param name="markers">The markers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="markers"/> is null.</exception>
    /// <exception cref="ArgumentException">No marker is given, or a marker is null, empty or white space.</exception>
    public SkipMarkers(IReadOnlyCollection<string> markers)
    {
        ArgumentNullException.ThrowIfNull(markers);
        this.markers = [.. markers];
        if (this.markers.Length == 0)
        {
            throw new ArgumentException("At least one skip marker is required.", nameof(markers));
        }

        if (this.markers.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A skip marker must contain more than white space.", nameof(markers));
        }
    }

    /// <summary>
    /// The default markers. The first five are from
    /// <see href="https://docs.github.com/en/actions/managing-workflow-runs/skipping-workflow-runs">GitHub Actions</see>. The first two
    /// are also from <see href="https://docs.gitlab.com/ci/pipelines/#skip-a-pipeline">GitLab</see>. The last is from
    /// <see href="https://learn.microsoft.com/en-us/azure/devops/pipelines/repos/azure-repos-git">Azure DevOps</see>. Markers
    /// of Azure DevOps that contain a product name are not included.
    /// </summary>
    public static SkipMarkers Default { get; } =
        new(["[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]", "***NO_CI***"]);

    /// <summary>Returns the given markers, or the default markers if the array is empty.</summary>
    /// <exception cref="ArgumentException">A marker is null, empty or white space.</exception>
    public static SkipMarkers Create(string[] markers)
    {
        ArgumentNullException.ThrowIfNull(markers);
        return markers.Length == 0 ? Default : new SkipMarkers(markers);
    }

    /// <summary>Whether the message contains one of the markers.</summary>
    public bool IsIn(ReadOnlySpan<char> message) => FindIn(message) is not null;

    /// <summary>The first marker of the list that the message contains. Null if it contains none.</summary>
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
