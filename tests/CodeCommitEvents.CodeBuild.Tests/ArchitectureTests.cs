using System.Text.RegularExpressions;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.CodeBuild.Tests;

public partial class ArchitectureTests
{
    private static readonly string Source = Path.Combine(Repository(), "src", "CodeCommitEvents.CodeBuild");

    public static TheoryData<string> Files { get; } = [.. Directory.EnumerateFiles(Source, "*.cs").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_one_type_of_its_name_in_the_namespace_of_the_project(string file)
    {
        var text = $"\n{File.ReadAllText(Path.Combine(Source, file))}";

        TypeDeclaration().Matches(text).Select(match => match.Groups["name"].Value).Should().Equal(Path.GetFileNameWithoutExtension(file));
        text.Should().Contain("\nnamespace CodeCommitEvents.CodeBuild;\n");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_at_most_200_lines(string file) => File.ReadAllLines(Path.Combine(Source, file)).Length.Should().BeLessThanOrEqualTo(200);

    [Fact]
    public void The_starter_knows_the_core_and_the_core_knows_no_AWS_package()
    {
        ReferencesOf(typeof(CodeBuildStarter)).Should().OnlyContain(name => name.StartsWith("System", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || name == "CodeCommitEvents" || name == "AWSSDK.Core" || name == "AWSSDK.CodeBuild");
        ReferencesOf(typeof(IBuildStarter)).Should().NotContain(name => name.StartsWith("AWSSDK", StringComparison.Ordinal));
    }

    private static IEnumerable<string> ReferencesOf(Type type) => type.Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CodeCommitEvents.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run below the repository's folder.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^(public|internal) ([a-z ]+ )?(class|struct|record|record struct|interface|enum|delegate [\w<>?]+) (?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex TypeDeclaration();
}
