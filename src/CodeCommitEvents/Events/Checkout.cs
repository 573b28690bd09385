using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>What a build of an event checks out.</summary>
[JsonConverter(typeof(JsonRecordConverter<Checkout>))]
public sealed record Checkout : IJsonRecord<Checkout>
{
    private const int CommitIdLength = 40;

    /// <summary>The commit: its full id as the event has it.</summary>
    public required string CommitId { get; init; }

    /// <summary>The branch or tag that had this tip; for a pull request its source. Null where the event names none, as a comment.</summary>
    public GitReference? Reference { get; init; }

    /// <summary>The commit before: the old tip of the reference, the destination of a merge, the commit that a comment compares with. Null where the event does not tell.</summary>
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

    /// <summary>The checkout of a commit; null where there is none.</summary>
    internal static Checkout? At(string? commitId, GitReference? reference, string? previousCommitId = null) =>
        string.IsNullOrEmpty(commitId)
            ? null
            : new() { CommitId = commitId, Reference = reference, PreviousCommitId = previousCommitId };

    /// <summary>A commit id, or <c>refs/heads/x^{commit}</c>; a branch alone names no commit.</summary>
    internal static Checkout? OfSourceVersion(string version)
    {
        var brace = version.IndexOf("^{", StringComparison.Ordinal);
        return brace > 0 && version.EndsWith('}') ? At(version[(brace + 2)..^1], GitReference.Parse(version[..brace]))
            : version.Length == CommitIdLength && version.All(char.IsAsciiHexDigit) ? At(version, null)
            : null;
    }
}
