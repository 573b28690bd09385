using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.CodeBuild.Model;
using Amazon.Runtime;

namespace Amazon.CodeBuild.Internal;

/// <summary>
/// Serializes the model classes to the JSON of the service: members in camelCase, constants as strings, times in seconds since
/// 1970. Members that are not set are omitted.
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

    /// <summary>Omits members that are not set. If the SDK initializes collections, an empty collection counts as not set.</summary>
    private static void WriteOnlyWhatIsSet(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
            property.ShouldSerialize = (_, value) => value is not (null or ICollection { Count: 0 }) || IsSetEmpty(value);
    }

    private static bool IsSetEmpty(object value) => value is not null && !AWSConfigs.InitializeCollections;
}

/// <summary>The metadata is generated at compile time, so that trimming keeps the types.</summary>
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

/// <summary>Reads and writes a constant as text. Unknown constants are kept.</summary>
internal sealed class ConstantConverter<T>(Func<string, T> find) : JsonConverter<T>
    where T : ConstantClass
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => find(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>
/// Reads and writes a time in seconds since 1970, with a fraction. The number is a decimal, because a double would lose the last
/// digits. Also reads times in ISO 8601, the format of emulators.
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
