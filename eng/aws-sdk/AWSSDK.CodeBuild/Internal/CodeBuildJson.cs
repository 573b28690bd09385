using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.CodeBuild.Model;
using Amazon.Runtime;

namespace Amazon.CodeBuild.Internal;

/// <summary>
/// The JSON of the service is that of the model classes: members in camelCase, constants as strings, times as seconds since
/// 1970, and what is not set is not there.
/// </summary>
internal static class CodeBuildJson
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions CreateOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = CodeBuildJsonContext.Default.WithAddedModifier(WriteOnlyWhatIsSet),
        Converters =
        {
            new EpochSecondsConverter(),
            new ConstantConverter<ArtifactNamespace>(ArtifactNamespace.FindValue),
            new ConstantConverter<ArtifactPackaging>(ArtifactPackaging.FindValue),
            new ConstantConverter<ArtifactsType>(ArtifactsType.FindValue),
            new ConstantConverter<BatchReportModeType>(BatchReportModeType.FindValue),
            new ConstantConverter<BucketOwnerAccess>(BucketOwnerAccess.FindValue),
            new ConstantConverter<BuildBatchPhaseType>(BuildBatchPhaseType.FindValue),
            new ConstantConverter<BuildPhaseType>(BuildPhaseType.FindValue),
            new ConstantConverter<CacheMode>(CacheMode.FindValue),
            new ConstantConverter<CacheType>(CacheType.FindValue),
            new ConstantConverter<ComputeType>(ComputeType.FindValue),
            new ConstantConverter<CredentialProviderType>(CredentialProviderType.FindValue),
            new ConstantConverter<EnvironmentType>(EnvironmentType.FindValue),
            new ConstantConverter<EnvironmentVariableType>(EnvironmentVariableType.FindValue),
            new ConstantConverter<FileSystemType>(FileSystemType.FindValue),
            new ConstantConverter<ImagePullCredentialsType>(ImagePullCredentialsType.FindValue),
            new ConstantConverter<LogsConfigStatusType>(LogsConfigStatusType.FindValue),
            new ConstantConverter<MachineType>(MachineType.FindValue),
            new ConstantConverter<ProjectVisibilityType>(ProjectVisibilityType.FindValue),
            new ConstantConverter<SortOrderType>(SortOrderType.FindValue),
            new ConstantConverter<SourceAuthType>(SourceAuthType.FindValue),
            new ConstantConverter<SourceType>(SourceType.FindValue),
            new ConstantConverter<StatusType>(StatusType.FindValue),
        },
    };

    /// <summary>Where collections are made by the SDK, an empty one may only mean that nobody filled it.</summary>
    private static void WriteOnlyWhatIsSet(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
            property.ShouldSerialize = (_, value) => value is not (null or ICollection { Count: 0 }) || IsSetEmpty(value);
    }

    private static bool IsSetEmpty(object value) => value is not null && !AWSConfigs.InitializeCollections;
}

/// <summary>The types are compiled in, so that trimming keeps them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BatchGetBuildBatchesRequest))]
[JsonSerializable(typeof(BatchGetBuildBatchesResponse))]
[JsonSerializable(typeof(BatchGetBuildsRequest))]
[JsonSerializable(typeof(BatchGetBuildsResponse))]
[JsonSerializable(typeof(BatchGetProjectsRequest))]
[JsonSerializable(typeof(BatchGetProjectsResponse))]
[JsonSerializable(typeof(CreateProjectRequest))]
[JsonSerializable(typeof(CreateProjectResponse))]
[JsonSerializable(typeof(DeleteProjectRequest))]
[JsonSerializable(typeof(DeleteProjectResponse))]
[JsonSerializable(typeof(ListBuildBatchesForProjectRequest))]
[JsonSerializable(typeof(ListBuildBatchesForProjectResponse))]
[JsonSerializable(typeof(ListBuildsForProjectRequest))]
[JsonSerializable(typeof(ListBuildsForProjectResponse))]
[JsonSerializable(typeof(StartBuildBatchRequest))]
[JsonSerializable(typeof(StartBuildBatchResponse))]
[JsonSerializable(typeof(StartBuildRequest))]
[JsonSerializable(typeof(StartBuildResponse))]
[JsonSerializable(typeof(StopBuildBatchRequest))]
[JsonSerializable(typeof(StopBuildBatchResponse))]
[JsonSerializable(typeof(StopBuildRequest))]
[JsonSerializable(typeof(StopBuildResponse))]
internal sealed partial class CodeBuildJsonContext : JsonSerializerContext;

/// <summary>A constant is its text, also one that is newer than this code.</summary>
internal sealed class ConstantConverter<T>(Func<string, T> find) : JsonConverter<T>
    where T : ConstantClass
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => find(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>
/// A time is the seconds since 1970 with a fraction, read as a decimal because a double would lose the last digits. Emulators
/// also write it as ISO 8601.
/// </summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? reader.GetDateTime().ToUniversalTime()
            : DateTime.UnixEpoch.AddTicks((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond));

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((decimal)(value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond);
}
