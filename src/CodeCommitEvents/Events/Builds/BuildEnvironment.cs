using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The environment of a build (<c>environment</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildEnvironment>))]
public sealed record BuildEnvironment : IJsonRecord<BuildEnvironment>
{
    /// <summary>The container image, such as <c>aws/codebuild/standard:7.0</c>.</summary>
    public string? Image { get; init; }

    /// <summary>The type of environment, such as <c>LINUX_CONTAINER</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The compute type, such as <c>BUILD_GENERAL1_SMALL</c>.</summary>
    public string? ComputeType { get; init; }

    /// <summary>Whether the build can run Docker.</summary>
    public bool? PrivilegedMode { get; init; }

    /// <summary>Whose credentials are used to pull the image: <c>CODEBUILD</c> or <c>SERVICE_ROLE</c>. Null in events before 2019.</summary>
    public string? ImagePullCredentialsType { get; init; }

    /// <summary>The environment variables, including the variables from the request that started the build.</summary>
    public ValueList<BuildEnvironmentVariable>? EnvironmentVariables { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildEnvironment IJsonRecord<BuildEnvironment>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildEnvironment>.Write(FieldWriter writer) => Write(writer);

    internal static BuildEnvironment Read(in JsonCursor value) => new()
    {
        Image = value.TakeString("image"u8),
        Type = value.TakeString("type"u8),
        ComputeType = value.TakeString("compute-type"u8),
        PrivilegedMode = value.TakeBoolean("privileged-mode"u8),
        ImagePullCredentialsType = value.TakeString("image-pull-credentials-type"u8),
        EnvironmentVariables = value.TakeObjects("environment-variables"u8, BuildEnvironmentVariable.Read),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("image", Image);
        writer.Text("type", Type);
        writer.Text("compute-type", ComputeType);
        writer.Boolean("privileged-mode", PrivilegedMode);
        writer.Text("image-pull-credentials-type", ImagePullCredentialsType);
        writer.Objects("environment-variables", EnvironmentVariables, static (item, element) => element.Write(item));
        writer.Additional(AdditionalFields);
    }
}
