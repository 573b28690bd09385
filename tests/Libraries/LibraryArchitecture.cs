using System.Text.RegularExpressions;

namespace CodeCommitEvents.Libraries;

/// <summary>Tests of the architecture of each library that uses the core.</summary>
/// <param name="publicType">A type of the library.</param>
/// <param name="packages">The AWS packages that the library may use.</param>
public abstract partial class LibraryArchitecture(Type publicType, params string[] packages)
{
    private readonly string name = publicType.Assembly.GetName().Name!;

    private IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(Repository, "src", name), "*.cs");

    internal static string Repository { get; } = FindRepository();

    /// <summary>Exception: the classes with extension methods, such as those that register services, are in the core's namespace, so that users need no additional using directive.</summary>
    [Fact]
    public void Each_file_has_one_type_of_its_name_in_the_namespace_of_the_project()
    {
        foreach (var file in Files)
        {
            var text = $"\n{File.ReadAllText(file)}";

            TypeDeclaration().Matches(text).Select(match => match.Groups["name"].Value).Should().Equal(Path.GetFileNameWithoutExtension(file));
            var expected = file.EndsWith("Extensions.cs", StringComparison.Ordinal) ? nameof(CodeCommitEvents) : name;
            text.Should().Contain($"\nnamespace {expected};\n", "of {0}", file);
        }
    }

    [Fact]
    public void No_file_has_more_than_200_lines() => Files.Should().NotBeEmpty().And.OnlyContain(file => File.ReadLines(file).Count() <= 200);

    [Fact]
    public void It_references_the_core_and_the_core_references_no_AWS_package()
    {
        ReferencesOf(publicType).Should().OnlyContain(reference => reference.StartsWith("System", StringComparison.Ordinal)
            || reference.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || reference == "CodeCommitEvents" || reference == "AWSSDK.Core" || packages.Contains(reference, StringComparer.Ordinal));
        ReferencesOf(typeof(IBuildStarter)).Should().NotContain(reference => reference.StartsWith("AWSSDK", StringComparison.Ordinal));
    }

    [Fact]
    public void It_uses_no_reflection() => ReflectionUse.In(publicType.Assembly).Should().BeEmpty();

    private static IEnumerable<string> ReferencesOf(Type type) => type.Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

    private static string FindRepository()
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
