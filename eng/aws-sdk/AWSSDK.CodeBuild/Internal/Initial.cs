namespace Amazon.CodeBuild.Internal;

/// <summary>The initial value of a list: null, or an empty list if the application sets <c>AWSConfigs.InitializeCollections</c>.</summary>
internal static class Initial
{
    public static List<T> List<T>() => AWSConfigs.InitializeCollections ? [] : null;
}
