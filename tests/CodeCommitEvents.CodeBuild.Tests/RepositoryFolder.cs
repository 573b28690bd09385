namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>The folder of the repository, and what lies in it.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    public static string PathOf(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "CodeCommitEvents.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run below the repository's folder.");
        }

        return folder.FullName;
    }
}
