using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A pull request was opened.</summary>
/// <remarks>
/// Channels: notification rules, EventBridge. Only notification rules with the detail type <c>FULL</c> send the changed files, and some
/// of their notifications do not contain them either.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<PullRequestCreatedEvent>))]
public sealed record PullRequestCreatedEvent : PullRequestEvent
{
    private readonly string? numberOfFilesAdded;
    private readonly string? numberOfFilesModified;
    private readonly string? numberOfFilesDeleted;

    /// <summary>Creates an event. Set the required properties in the object initializer.</summary>
    public PullRequestCreatedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PullRequestCreatedEvent(in EventReadContext input)
        : base(input)
    {
        numberOfFilesAdded = input.Attributes.TakeString("numberOfFilesAdded"u8);
        numberOfFilesModified = input.Attributes.TakeString("numberOfFilesModified"u8);
        numberOfFilesDeleted = input.Attributes.TakeString("numberOfFilesDeleted"u8);
        ChangedFiles = input.Attributes.TakeObjects("changedFiles"u8, ChangedFile.Read);
    }

    /// <summary>The number of files that the pull request adds (<c>numberOfFilesAdded</c>). Null if AWS did not send the field.</summary>
    public int? NumberOfFilesAdded
    {
        get => WireNumber.Parse(numberOfFilesAdded);
        init => numberOfFilesAdded = WireNumber.Format(value);
    }

    /// <summary>The number of files that the pull request modifies (<c>numberOfFilesModified</c>). Null if AWS did not send the field.</summary>
    public int? NumberOfFilesModified
    {
        get => WireNumber.Parse(numberOfFilesModified);
        init => numberOfFilesModified = WireNumber.Format(value);
    }

    /// <summary>The number of files that the pull request deletes (<c>numberOfFilesDeleted</c>). Null if AWS did not send the field.</summary>
    public int? NumberOfFilesDeleted
    {
        get => WireNumber.Parse(numberOfFilesDeleted);
        init => numberOfFilesDeleted = WireNumber.Format(value);
    }

    /// <summary>The files that the pull request changes (<c>changedFiles</c>). Null if AWS did not send the list; in this case, the files are unknown.</summary>
    public ValueList<ChangedFile>? ChangedFiles { get; init; }

    internal override EventCatalogEntry Entry => EventCatalog.PullRequestCreated;

    internal override EventActivity Activity => EventActivity.Opened;

    internal override bool CreatesRevision => true;

    private protected override void WriteAttributeFields(FieldWriter writer)
    {
        writer.Text("numberOfFilesAdded", numberOfFilesAdded);
        writer.Text("numberOfFilesDeleted", numberOfFilesDeleted);
        writer.Text("numberOfFilesModified", numberOfFilesModified);
        writer.Objects("changedFiles", ChangedFiles, static (item, file) => file.Write(item));
    }
}
