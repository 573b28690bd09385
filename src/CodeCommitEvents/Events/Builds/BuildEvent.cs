using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An event about a CodeBuild build.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html">Build
/// notifications sample</see>. Delivery is best effort, so events can be lost.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<BuildEvent>))]
public abstract record BuildEvent : ServiceEvent
{
    private readonly string? projectName;

    private protected BuildEvent()
    {
    }

    [SetsRequiredMembers]
    private protected BuildEvent(in EventReadContext input)
        : base(input)
    {
        BuildArn = new Arn(input.Detail.TakeString("build-id"u8)!);
        projectName = input.Detail.TakeString("project-name"u8);
        Version = input.Detail.TakeString("version"u8);
        Information = input.Detail.TakeObject("additional-information"u8, BuildInformation.Read);
    }

    /// <summary>The ARN of the build (<c>build-id</c>).</summary>
    public required Arn BuildArn { get; init; }

    /// <summary>The build id for CodeBuild's API, <c>PROJECT:UUID</c>: the last part of the ARN.</summary>
    public string BuildId => BuildArn.Resource is { } resource && resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        ? resource[(slash + 1)..]
        : BuildArn.Value;

    /// <summary>The name of the project (<c>project-name</c>).</summary>
    public string ProjectName
    {
        get => projectName ?? BuildId.Split(':')[0];
        init => projectName = value;
    }

    /// <summary>The version of the event format, <c>1</c> (<c>version</c>).</summary>
    public string? Version { get; init; }

    /// <summary>More information about the build (<c>additional-information</c>). Null if the event contains none.</summary>
    public BuildInformation? Information { get; init; }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => ConsoleUrls.Build(BuildArn, ProjectName);

    /// <inheritdoc/>
    public override Checkout? Checkout => Information is { Source.Type: BuildSource.CodeCommit, SourceVersion: { } version } ? Checkout.OfSourceVersion(version) : null;

    internal override string WireName => Entry!.Name;

    internal override Arn? OwnArn => BuildArn;

    /// <summary>The ARN of the build. A build has each status and each phase once.</summary>
    internal override string? OwnMoment => BuildArn.Value;

    internal static bool CanRead(JsonCursor detail) => detail.Has("build-id"u8, JsonTokenType.String);

    private protected override string? AboutRepository => Information?.Source?.RepositoryName;

    private protected override void WriteFields(FieldWriter writer)
    {
        writer.Text("build-id", BuildArn.Value);
        writer.Text("project-name", projectName);
        writer.Text("version", Version);
        writer.Object("additional-information", Information, static (item, information) => information.Write(item));
    }
}
