using System.Reflection;
using System.Text.RegularExpressions;
using CodeCommitEvents.Parsing;

namespace CodeCommitEvents.Tests;

/// <summary>The rooms of the library and what each may use: bytes and decisions never see each other.</summary>
public partial class ArchitectureTests
{
    private const string Root = nameof(CodeCommitEvents);

    /// <summary>What a room may use besides itself; nothing uses Testing.</summary>
    private static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        ["Json"] = [],
        ["Values"] = ["Json"],
        ["Events"] = ["Values", "Json"],
        ["Envelopes"] = ["Events", "Values", "Json"],
        ["Parsing"] = ["Envelopes", "Events", "Values", "Json"],
        ["Building"] = ["Events", "Values"],
        ["Rules"] = ["Building", "Events", "Values"],
        ["Dispatching"] = ["Rules", "Building", "Parsing", "Envelopes", "Events", "Values", "Json"],
        ["Testing"] = ["Dispatching", "Rules", "Building", "Parsing", "Envelopes", "Events", "Values", "Json"],
    };

    private static readonly string Source = Path.Combine(Payloads.Repository, "src", Root);

    private static readonly Type[] Types =
        [.. typeof(EventParser).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith($"{Root}.", StringComparison.Ordinal) == true)];

    public static TheoryData<string> RoomNames { get; } = [.. Rooms.Keys];

    public static TheoryData<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void There_is_no_room_without_a_place_in_the_order() =>
        Types.Select(RoomOf).Distinct(StringComparer.Ordinal).Should().BeSubsetOf(Rooms.Keys).And.Contain(["Json", "Parsing", "Events"]);

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void The_types_of_a_room_use_only_the_rooms_below(string room)
    {
        var used = Types.Where(type => RoomOf(type) == room)
            .SelectMany(type => UsedBy(type).Select(other => (type.Name, Room: RoomOf(other), Other: other.Name)))
            .Where(use => use.Room is not null && use.Room != room && !Rooms[room].Contains(use.Room, StringComparer.Ordinal));

        used.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_names_only_the_rooms_below(string file)
    {
        var room = file.Split('/')[0];
        var named = NamedRoom().Matches(Read(file)).Select(match => match.Groups["room"].Value).Distinct(StringComparer.Ordinal);

        named.Should().BeSubsetOf(Rooms[room].Append(room));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_one_type_of_its_name_in_the_namespace_of_its_folder(string file)
    {
        var text = Read(file);

        TypeDeclaration().Matches(text).Select(match => match.Groups["name"].Value)
            .Should().Equal(Path.GetFileNameWithoutExtension(file).Split('`')[0]);
        text.Should().Contain($"\nnamespace {Root}.{file.Split('/')[0]};\n");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_at_most_200_lines(string file) => File.ReadAllLines(Path.Combine(Source, file)).Length.Should().BeLessThanOrEqualTo(200);

    private static string Read(string file) => $"\n{File.ReadAllText(Path.Combine(Source, file))}";

    private static string? RoomOf(Type type) =>
        type.Namespace?.Split('.') is [Root, var room, ..] ? room : null;

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

    [GeneratedRegex(@"\bCodeCommitEvents\.(?<room>[A-Z][A-Za-z]+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedRoom();

    [GeneratedRegex(@"^(public|internal) ([a-z ]+ )?(class|struct|record|record struct|interface|enum|delegate [\w<>?]+) (?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex TypeDeclaration();
}
