namespace Amazon.CodeBuild.Internal;

/// <summary>What a list is before it is set: null, or an empty list where an application asked the SDK for that.</summary>
internal static class Initial
{
    public static List<T> List<T>() => AWSConfigs.InitializeCollections ? [] : null;
}
