using System.Reflection;

namespace AwsSdk.Tests;

/// <summary>Checks that the classes of the projects in eng/aws-sdk are those that the generator makes.</summary>
public sealed class GeneratorTests
{
    private static readonly string SdkDirectory = typeof(GeneratorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(each => each.Key == nameof(SdkDirectory)).Value!;

    [BotocoreFact]
    public async Task The_generator_makes_the_same_files_again()
    {
        var (exitCode, output) = await CheckAsync(SdkDirectory);

        exitCode.Should().Be(0, output);
        output.Should().NotContain("differs");
    }

    [BotocoreFact]
    public async Task A_file_that_was_edited_added_or_deleted_is_reported()
    {
        var copy = Directory.CreateTempSubdirectory();
        foreach (var file in Directory.EnumerateFiles(SdkDirectory, "*", SearchOption.AllDirectories).Where(IsSource))
        {
            var target = Path.Combine(copy.FullName, Path.GetRelativePath(SdkDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var models = Path.Combine(copy.FullName, "AWSSDK.CodeBuild", "Generated", "Model");
        await File.AppendAllTextAsync(Path.Combine(models, "Build.cs"), "// edited\n");
        await File.WriteAllTextAsync(Path.Combine(models, "Added.cs"), "");
        File.Delete(Path.Combine(models, "Tag.cs"));
        var (exitCode, output) = await CheckAsync(copy.FullName);
        copy.Delete(recursive: true);

        if (output.StartsWith("skipped", StringComparison.Ordinal))
        {
            exitCode.Should().Be(0, "another version of botocore has other models");
            return;
        }

        exitCode.Should().Be(1);
        output.Should().ContainAll("Model/Added.cs", "Model/Build.cs", "Model/Tag.cs", "3 differ");
    }

    private static bool IsSource(string path) => Path.GetExtension(path) is ".py" or ".cs" or ".txt"
        && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static Task<(int ExitCode, string Output)> CheckAsync(string directory) =>
        Python.RunAsync("", Path.Combine(directory, "generator"), "--check");
}
