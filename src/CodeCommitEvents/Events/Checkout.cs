using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The commit that a build for an event checks out, and its branch or tag.</summary>
[JsonConverter(typeof(JsonRecordConverter<Checkout>))]
public sealed record Checkout : IJsonRecord<Checkout>
{
    private const int CommitIdLength = 40;

    /// <summary>The full commit id.</summary>
    public required string CommitId { get; init; }

    /// <summary>The branch or tag that pointed to the commit; for a pull request, the source branch. Null if the event contains no branch and no tag, as in comment events.</summary>
    public GitReference? Reference { get; init; }

    /// <summary>
    /// The id of the previous commit: the old tip of the reference, the tip of the destination branch before a merge, or, for a comment,
    /// the commit with which the commented commit is compared. Null if the event does not contain this id.
    /// </summary>
    public string? PreviousCommitId { get; init; }

    static Checkout IJsonRecord<Checkout>.Read(in JsonCursor value) => new()
    {
        CommitId = value.TakeRequiredString("commitId"u8),
        Reference = value.TakeString("reference"u8) is { } name ? StringValueJsonConverter<GitReference>.Parse(name) : null,
        PreviousCommitId = value.TakeString("previousCommitId"u8),
    };

    void IJsonRecord<Checkout>.Write(FieldWriter writer)
    {
        writer.Text("commitId", CommitId);
        writer.Text("reference", Reference?.FullName);
        writer.Text("previousCommitId", PreviousCommitId);
    }

    /// <summary>Creates the checkout of a commit. Returns null if the commit id is null or empty.</summary>
    internal static Checkout? At(string? commitId, GitReference? reference, string? previousCommitId = null) =>
        string.IsNullOrEmpty(commitId)
            ? null
            : new() { CommitId = commitId, Reference = reference, PreviousCommitId = previousCommitId };

    /// <summary>
    /// Reads a source version that identifies a commit: a commit id, or a reference with a commit id (<c>refs/heads/x^{COMMIT_ID}</c>).
    /// Returns null for other source versions, such as the name of a branch.
    /// </summary>
    internal static Checkout? OfSourceVersion(string version)
    {
        var brace = version.IndexOf("^{", StringComparison.Ordinal);
        return brace > 0 && version.EndsWith('}') ? At(version[(brace + 2)..^1], GitReference.Parse(version[..brace]))
            : version.Length == CommitIdLength && version.All(char.IsAsciiHexDigit) ? At(version, null)
            : null;
    }
}
