using System.Reflection;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.Tests;

/// <summary>
/// Tests the dependencies between the folders of the library. Parsing and rules do not use each other, and two folders never depend
/// on each other.
/// </summary>
public partial class ArchitectureTests
{
    private const string Root = nameof(CodeCommitEvents);

    private static readonly string[] Events = ["Json", "Values"];
    private static readonly string[] Parsing = [.. Events, "Events", "Envelopes"];
    private static readonly string[] Building = ["Values", "Events"];
    private static readonly string[] Rules = [.. Building, "Building", "Notifying"];
    private static readonly string[] RuleParts = [.. Rules, "Rules/Facts", "Rules/Patterns", "Rules/Conditions", "Rules/Evaluation", "Rules/Builders"];
    private static readonly string[] AllRules = [.. RuleParts, "Rules"];

    /// <summary>The folders that the types of a folder may use.</summary>
    private static readonly Dictionary<string, string[]> Folders = new(StringComparer.Ordinal)
    {
        ["Json"] = [],
        ["Values"] = ["Json"],
        ["Events"] = Events,
        ["Envelopes"] = [.. Events, "Events"],
        ["Parsing"] = Parsing,
        ["Building"] = [.. Events, "Events"],
        ["Notifying"] = [.. Events, "Events", "Building"],
        ["Rules/Facts"] = Rules,
        ["Rules/Patterns"] = Building,
        ["Rules/Conditions"] = [.. Rules, "Rules/Facts", "Rules/Patterns"],
        ["Rules/Evaluation"] = [.. Rules, "Rules/Facts", "Rules/Patterns", "Rules/Conditions"],
        ["Rules/Builders"] = [.. Rules, "Rules/Facts", "Rules/Patterns", "Rules/Conditions", "Rules/Evaluation"],
        ["Rules"] = RuleParts,
        ["Subscriptions"] = [.. AllRules, "RuleDocuments"],
        ["RuleDocuments"] = [.. AllRules, "Json"],
        ["Dispatching"] = [.. Parsing, "Parsing", .. AllRules, "RuleDocuments"],
        ["Hosting"] = [.. Parsing, "Parsing", .. AllRules, "RuleDocuments", "Dispatching"],
    };

    /// <summary>
    /// The types in the namespace <c>CodeCommitEvents</c>, which most users import. Other types are in the namespace of their folder.
    /// </summary>
    private static readonly string[] FrontDoor =
    [
        "EventParser", "EventParserOptions", "EventParseException", "EventWriter", "EventDelivery",
        "BuildRules", "BuildRulesBuilder", "BuildRule", "BuildDecision", "BuildDecisionJsonConverter", "CallerPattern", "BuildRulesDocument", "RepositoryRulesPolicy",
        "BuildRequest", "SourceVersionChoice", "IBuildStarter", "StartedBuild", "BuildStartException",
        "BuildDispatcher", "BuildDispatcherOptions", "DispatchReport", "DispatchedEvent", "DispatchedBuild", "DispatchOutcome",
        "ICodeCommitEventsBuilder", "CodeCommitEventsServiceCollectionExtensions",
    ];

    private static readonly string Source = Path.Combine(Payloads.Repository, "src", Root);

    private static readonly Dictionary<string, string> FileOfType = SourceFiles()
        .SelectMany(file => TypeDeclaration().Matches(Read(file)).Select(match => (Name: match.Groups["name"].Value, file)))
        .DistinctBy(pair => pair.Name, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Name, pair => pair.file, StringComparer.Ordinal);

    // A generic type and a type with the same name but without type parameters are in the same folder.
    private static readonly Type[] Types = [.. typeof(EventParser).Assembly.GetTypes().Where(type => FolderOf(type) is not null)];

    public static TheoryData<string> FolderNames { get; } = [.. Folders.Keys];

    public static TheoryData<string> Files { get; } = [.. SourceFiles()];

    [Fact]
    public void Every_folder_has_a_place_in_the_order() =>
        SourceFiles().Select(FolderOf).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(Folders.Keys);

    [Fact]
    public void No_two_folders_use_each_other() =>
        Folders.Where(folder => folder.Value.Any(below => Folders[below].Contains(folder.Key, StringComparer.Ordinal))).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(FolderNames))]
    public void The_types_of_a_folder_use_only_the_folders_below(string folder)
    {
        var used = Types.Where(type => FolderOf(type) == folder)
            .SelectMany(type => UsedBy(type).Select(other => (type.Name, Folder: FolderOf(other), Other: other.Name)))
            .Where(use => use.Folder is not null && use.Folder != folder && !Folders[folder].Contains(use.Folder, StringComparer.Ordinal));

        used.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_mentions_only_types_of_the_folders_below(string file)
    {
        var folder = FolderOf(file);
        var named = Identifier().Matches(WithoutComments(Read(file))).Select(match => match.Value).Distinct(StringComparer.Ordinal)
            .Where(FileOfType.ContainsKey)
            .Where(name => !Shadowed.Contains((file, name)))
            .Select(name => (Name: name, Folder: FolderOf(FileOfType[name])))
            .Where(use => use.Folder != folder && !Folders[folder].Contains(use.Folder, StringComparer.Ordinal));

        named.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_at_most_one_public_type_and_is_named_for_its_type(string file)
    {
        var text = Read(file);
        var types = TypeDeclaration().Matches(text);
        string[] publicTypes = [.. types.Where(match => match.Groups["access"].Value == "public").Select(match => match.Groups["name"].Value)];

        publicTypes.Should().HaveCountLessThanOrEqualTo(1);
        (publicTypes.Length == 1 ? publicTypes : [.. types.Select(match => match.Groups["name"].Value)]).Should().Contain(Path.GetFileNameWithoutExtension(file).Split('`')[0]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_the_namespace_of_its_folder_or_the_root_namespace(string file)
    {
        var folder = file.Split('/')[0];
        var expected = FrontDoor.Contains(Path.GetFileNameWithoutExtension(file).Split('`')[0], StringComparer.Ordinal) ? Root
            : $"{Root}.{(folder == "Values" ? "Events" : folder)}";

        Read(file).Should().Contain($"\nnamespace {expected};\n");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_at_most_200_lines(string file) => File.ReadAllLines(Path.Combine(Source, file)).Length.Should().BeLessThanOrEqualTo(200);

    /// <summary>Members whose name is also the name of a type in another folder. Such a name is not a use of that type.</summary>
    private static readonly HashSet<(string File, string Name)> Shadowed =
    [
        ("Building/BuildCause.cs", "Commit"), ("Building/SourceVersionChoice.cs", "Commit"),
        ("Events/SourceKind.cs", "Commit"), ("Events/Triggers/TriggerReference.cs", "Commit"),
        ("Envelopes/LambdaRequestContext.cs", "Condition"),
    ];

    private static IEnumerable<string> SourceFiles() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Read(string file) => $"\n{File.ReadAllText(Path.Combine(Source, file))}";

    private static string WithoutComments(string text) => CommentOrText().Replace(text, "");

    private static string FolderOf(string file) => file.Split('/') switch
    {
        ["Rules", var inner, _] => $"Rules/{inner}",
        [var folder, ..] => folder,
        _ => "",
    };

    private static string? FolderOf(Type type) =>
        type.DeclaringType is { } outer ? FolderOf(outer)
        : type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true && FileOfType.TryGetValue(type.Name.Split('`')[0], out var file) ? FolderOf(file)
        : null;

    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        MethodBase[] methods = [.. type.GetMethods(All), .. type.GetConstructors(All)];
        return ((IEnumerable<Type?>)[type.BaseType, .. type.GetInterfaces()])
            .Concat(type.GetFields(All).Select(field => field.FieldType))
            .Concat(type.GetProperties(All).Select(property => property.PropertyType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType))
            .OfType<Type>()
            .SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];

    [GeneratedRegex(@"(?<![.\w""])[A-Z]\w+\b(?!\s*(=>|\{ get|=[^=>]|:))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex("""//[^\n]*|"{1,3}[^"\n]*"{1,3}""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"^(?<access>public|internal) ([a-z ]+ )?(class|struct|record|record struct|interface|enum|delegate [\w<>?]+) (?<name>\w+)\b(?!;)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex TypeDeclaration();
}
