using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.Configuration;
using Snippets;

namespace CodeCommitEvents.Tests.Samples;

public sealed partial class DocumentationTests
{
    private static string Root => Payloads.Repository;

    public static TheoryData<string> Documents =>
    [
        "README.md",
        "CONTRIBUTING.md",
        "src/CodeCommitEvents/README.md",
        "src/CodeCommitEvents.CodeBuild/README.md",
        "src/CodeCommitEvents.CodeCommit/README.md",
        "src/CodeCommitEvents.DynamoDB/README.md",
        "src/CodeCommitEvents.Sns/README.md",
        "src/CodeCommitEvents.Testing/README.md",
        "src/CodeCommitEvents.Tool/README.md",
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Root, file)),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_of_code_in_a_document_is_a_region_of_a_compiled_sample(string document)
    {
        var regions = new[] { "samples/Snippets", "samples/UnitTesting", "samples/WebhookChannel" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs"))
            .SelectMany(file => Region().Matches(Read(file)))
            .Select(match => Unindent(match.Groups["code"].Value))
            .ToHashSet(StringComparer.Ordinal);

        var blocks = Block().Matches(Read(Path.Combine(Root, document))).Select(match => match.Groups["code"].Value.TrimEnd());

        blocks.Where(block => !regions.Contains(block)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_file_leads_to_an_existing_file(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;

        Link().Matches(Read(Path.Combine(Root, document))).Select(match => match.Groups["path"].Value)
            .Where(path => !path.StartsWith("http", StringComparison.Ordinal) && !File.Exists(Path.Combine(folder, path)))
            .Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_list_of_contents_has_every_section(string document)
    {
        var parts = Read(Path.Combine(Root, document)).Split("\n## ");
        var contents = Anchor().Matches(parts[0]).Select(match => match.Groups["anchor"].Value).ToHashSet(StringComparer.Ordinal);

        parts[1..].Select(part => AnchorOf(part.Split('\n')[0])).Where(section => parts[0].Contains("\n- [", StringComparison.Ordinal) && contents.Count > 0 && !contents.Contains(section)).Should().BeEmpty();

        static string AnchorOf(string heading) => string.Concat(heading.ToLowerInvariant().Where(character => char.IsAsciiLetterOrDigit(character) || character is ' ' or '-' or '_')).Replace(' ', '-');
    }

    [Fact]
    public void The_page_about_tests_names_every_fake()
    {
        var page = Read(Path.Combine(Root, "docs", "testing.md"));

        typeof(FakeEvents).Assembly.GetExportedTypes().Where(type => type.Name.StartsWith("Fake", StringComparison.Ordinal) && !type.IsAssignableTo(typeof(Exception)) && !HasExtensionsOnly(type))
            .Select(type => type.Name).Where(name => !page.Contains($"`{name}", StringComparison.Ordinal)).Should().BeEmpty();

        static bool HasExtensionsOnly(Type type) => type.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false);
    }

    [Fact]
    public void The_page_about_builds_names_every_option_of_a_section_with_rules() =>
        Read(Path.Combine(Root, "docs", "builds.md")).Should().ContainAll(BuildRulesDocument.DispatcherOptionKeys.Select(key => $"`{key}`"));

    [Fact]
    public void Every_file_that_the_table_for_contributors_names_exists()
    {
        var rows = Read(Path.Combine(Root, "CONTRIBUTING.md")).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal));

        rows.SelectMany(row => FilePath().Matches(row)).Select(match => match.Groups["path"].Value)
            .Where(path => Directory.GetFiles(Path.Combine(Root, "src"), Path.GetFileName(path), SearchOption.AllDirectories)
                .All(file => !file.Replace('\\', '/').EndsWith($"/{path}", StringComparison.Ordinal)))
            .Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_README_of_a_package_has_only_absolute_links_because_nuget_shows_it_without_the_repository(string document)
    {
        if (!document.StartsWith("src", StringComparison.Ordinal))
        {
            return;
        }

        Link().Matches(Read(Path.Combine(Root, document))).Select(match => match.Groups["path"].Value)
            .Where(path => !path.StartsWith("https://", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_to_a_heading_leads_to_an_existing_heading(string document)
    {
        var path = Path.Combine(Root, document);

        HeadingLink().Matches(Read(path))
            .Where(match => !match.Groups["path"].Value.StartsWith("http", StringComparison.Ordinal))
            .Where(match => !Headings(match.Groups["path"].Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, match.Groups["path"].Value))
                .Contains(match.Groups["heading"].Value))
            .Select(match => match.Value)
            .Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_page_of_the_documentation_names_the_namespaces_of_its_types(string document)
    {
        if (!document.StartsWith("docs", StringComparison.Ordinal))
        {
            return;
        }

        var text = Read(Path.Combine(Root, document));
        var words = AnyCode().Matches(text).SelectMany(code => Word().Matches(code.Value)).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
        var namespaces = new[] { typeof(BuildDispatcher), typeof(FakeEvents) }.SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => words.Contains(type.Name)).Select(type => type.Namespace!).Distinct(StringComparer.Ordinal);

        namespaces.Where(name => !text.Contains($"`{name}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Every_explanation_in_a_document_is_the_output_of_the_code()
    {
        var rules = Read(Path.Combine(Root, "docs/rules.md"));

        TextBlock().Matches(rules).Select(match => match.Groups["text"].Value.TrimEnd()).Should().Equal(
            Printed(Explaining.Missed().ToString()),
            Printed(Explaining.Missed().Explanation.ToText()),
            Printed(Explaining.Assumed().Explanation.ToText()));
        rules.Should().Contain($"```json\n{Printed(Explaining.Json(Explaining.Missed().Event))}\n```");
    }

    [Fact]
    public void Every_rules_document_in_the_documentation_can_be_read()
    {
        var documents = new[] { "docs/rules.md", "docs/pull-requests.md", "docs/repository-rules.md" }.SelectMany(page => JsonBlock().Matches(Read(Path.Combine(Root, page)))).Select(match => match.Groups["json"].Value)
            .Where(json => json.Contains("\"on\":", StringComparison.Ordinal)).ToList();

        documents.Should().NotBeEmpty();
        foreach (var document in documents)
        {
            var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(document))).Build();
            var section = configuration.GetSection("CodeCommitEvents");
            (section.Exists() ? BuildRulesDocument.FromConfiguration(section) : BuildRulesDocument.FromJson(document)).Rules.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void The_table_of_conditions_has_every_condition_with_its_kinds_of_rules()
    {
        var kinds = RuleModel.All.Select(model => model.Trigger).ToList();
        var rows = Read(Path.Combine(Root, "docs/rules.md")).Split('\n').SkipWhile(line => !line.StartsWith("| condition | kinds of rules |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Name: JsonNamingPolicy.CamelCase.ConvertName(Codes(cells[1])[0].Split('(')[0]), Kinds: cells[2]))
            .Where(row => row.Name != "where");

        rows.SelectMany(row => Kinds(row.Kinds).Select(kind => $"{row.Name} on {kind}")).Should().BeEquivalentTo(
            RuleModel.All.SelectMany(model => model.Conditions.Except([RuleModel.UnlessKey, RuleModel.AnyOfKey, RunCommandsCondition.Key], StringComparer.Ordinal).Select(name => $"{name} on {model.Trigger}")));

        IEnumerable<string> Kinds(string cell) => cell == "all" ? kinds
            : cell.StartsWith("all but ", StringComparison.Ordinal) ? kinds.Except(Words(cell["all but ".Length..]), StringComparer.Ordinal)
            : Words(cell);
        static IEnumerable<string> Words(string cell) => cell.Split(", ").Select(word => word switch { "pull request" => "pullRequest", "finished build" => "finishedBuild", "service event" => "serviceEvent", _ => word });
    }

    [Fact]
    public void Every_key_of_rules_in_JSON_is_in_the_tables_of_the_documentation()
    {
        string[] expected =
        [
            BuildRulesReader.SchemaKey, BuildRulesReader.RulesKey, BuildRulesReader.GroupKey, .. BuildRulesReader.SetKeys.Select(key => key.Name),
            RuleModel.TriggerKey, .. RuleOutcome.Keys.Select(key => key.Name), .. RuleModel.All.SelectMany(model => model.Conditions),
            .. BuildActionModel.Keys.Select(key => key.Name),
        ];
        var section = Read(Path.Combine(Root, "docs/rules.md")).Split("## Rules in configuration")[1].Split("\n## ")[0];

        section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Codes(line.Split('|')[1]))
            .Should().BeEquivalentTo(expected.Distinct(StringComparer.Ordinal));
        Codes(string.Concat(section.Split("```").Where((_, index) => index % 2 == 0))).Should().Contain(RuleModel.All.Select(model => model.Trigger)).And.Contain(["match", "noMatch", "role", "user", "session", "account", "arn"])
            .And.Contain(["commit", "referenceAndCommit", "reference", "destination", "projectDefault"]);
    }

    [Theory]
    [InlineData(typeof(PullRequestActivity), "pullRequest")]
    [InlineData(typeof(TagActivity), "tag")]
    [InlineData(typeof(BranchActivity), "branch")]
    [InlineData(typeof(CommentActivity), "comment")]
    public void The_activities_of_C_sharp_JSON_and_the_document_are_the_same(Type activities, string trigger)
    {
        using var schema = JsonDocument.Parse(BuildRulesDocument.JsonSchema);
        var rule = schema.RootElement.GetProperty("definitions").GetProperty("rule").GetProperty("anyOf").EnumerateArray()
            .Select(rule => rule.GetProperty("properties")).Single(rule => rule.TryGetProperty("on", out var on) && on.GetProperty("enum")[0].GetString() == trigger);
        var row = Read(Path.Combine(Root, "docs/rules.md")).Split('\n').Single(line => line.StartsWith($"| `On{char.ToUpperInvariant(trigger[0])}{trigger[1..]}` |", StringComparison.Ordinal));

        rule.GetProperty("when").GetProperty("anyOf")[0].GetProperty("enum").EnumerateArray().Select(word => word.GetString())
            .Should().Equal(Enum.GetNames(activities).Select(JsonNamingPolicy.CamelCase.ConvertName));
        Codes(row.Split('|')[3]).Should().Equal(Enum.GetNames(activities));
    }

    [Fact]
    public void Every_example_of_a_pattern_is_correct()
    {
        var rows = PatternRow().Matches(Read(Path.Combine(Root, "docs/rules.md")));
        rows.Should().HaveCountGreaterThan(10);

        foreach (Match row in rows)
        {
            var patterns = new GlobList(Codes(row.Groups["patterns"].Value));

            Codes(row.Groups["match"].Value).Should().OnlyContain(text => patterns.IsMatch(text), "of {0}", row.Value);
            Codes(row.Groups["other"].Value).Should().OnlyContain(text => !patterns.IsMatch(text), "of {0}", row.Value);
        }
    }

    [Fact]
    public void The_documented_properties_of_events_exist()
    {
        var rows = Read(Path.Combine(Root, "docs/events.md")).Split('\n').SkipWhile(line => !line.StartsWith("| on | properties |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => Codes(InBrackets().Replace(line, ""))).ToList();
        rows.Should().HaveCountGreaterThan(8);

        foreach (var names in rows)
        {
            var type = typeof(ServiceEvent).Assembly.GetType($"{typeof(ServiceEvent).Namespace}.{names[0]}");
            type!.GetProperties().Select(property => property.Name).Should().Contain(names[1..].Where(name => name.Any(char.IsLower)), "of {0}", names[0]);
        }
    }

    [Fact]
    public async Task The_unit_test_of_the_readme_passes() => await ((Func<Task>)UnitTest.Run).Should().NotThrowAsync();

    [Fact]
    public void The_table_of_the_readme_has_every_event()
    {
        var events = typeof(ServiceEvent).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && (type.IsSubclassOf(typeof(CodeCommitEvent)) || type.IsSubclassOf(typeof(BuildEvent))))
            .Where(type => !type.Name.StartsWith("Unknown", StringComparison.Ordinal))
            .Select(type => type.Name[..^"Event".Length]);
        var rows = Read(Path.Combine(Root, "README.md")).Split('\n').SkipWhile(line => !line.StartsWith("| about | events", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'));

        rows.SelectMany(Codes).Order(StringComparer.Ordinal).Should().Equal(events.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_variable_of_a_build_and_no_other_is_documented()
    {
        var cause = new BuildCause();
        foreach (var property in typeof(BuildCause).GetProperties())
        {
            property.SetValue(cause, ValueOf(property.PropertyType));
        }

        var table = Read(Path.Combine(Root, "docs/builds.md")).Split('\n').Where(line => line.StartsWith("| `CODECOMMIT_", StringComparison.Ordinal));

        table.SelectMany(row => Codes(row.Split('|')[1])).Order(StringComparer.Ordinal).Should().Equal(cause.ToEnvironment().Keys.Order(StringComparer.Ordinal));
    }

    private static object ValueOf(Type type)
    {
        var key = new BuildKey { ProjectName = "ci" };
        return type == typeof(bool) ? true : type.IsEnum ? EventFactKinds.Commit : type == typeof(BuildKey) ? key : type == typeof(ValueList<BuildKey>) ? (ValueList<BuildKey>)[key] : "x";
    }

    [Fact]
    public void Every_line_of_the_log_is_documented_with_its_level()
    {
        var logged = Directory.EnumerateFiles(Path.Combine(Root, "src/CodeCommitEvents"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => LogMessage().Matches(Read(file)))
            .Select(match => (int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture), match.Groups["level"].Value)).Order();

        LogRow().Matches(Read(Path.Combine(Root, "docs/operations.md")))
            .Select(match => (int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture), match.Groups["level"].Value)).Should().Equal(logged);
    }

    private static string[] Codes(string cell) => [.. Code().Matches(cell).Select(match => match.Groups["code"].Value)];

    private static string Printed(string text) => text.ReplaceLineEndings("\n").TrimEnd();

    /// <summary>The anchors that GitHub creates for the headings of a document.</summary>
    private static HashSet<string> Headings(string file) =>
        [.. Heading().Matches(Read(file)).Select(match => Unanchored().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'))];

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    private static string Unindent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }

    /// <summary>Code inside a sentence or table, or a block of C#.</summary>
    [GeneratedRegex(@"`(?<path>[\w/]+\.cs)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilePath();

    [GeneratedRegex("`[^`\n]+`|```csharp\n.*?```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AnyCode();

    [GeneratedRegex(@"\b[A-Z]\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\(#(?<anchor>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"#region [^\n]*\n(?<code>.*?)\n *#endregion", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Region();

    [GeneratedRegex(@"\[LoggerMessage\((?<id>\d+), LogLevel\.(?<level>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LogMessage();

    [GeneratedRegex(@"^\| (?<id>\d+) \| (?<level>\w+) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LogRow();

    [GeneratedRegex(@"\]\((?<path>[^)#]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\((?<path>[^)#]*)#(?<heading>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HeadingLink();

    [GeneratedRegex(@"^#+ (?<text>[^\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w -]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Unanchored();

    [GeneratedRegex(@"```text\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TextBlock();

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"(?<=\| pattern \|[^#]*)^\| (?<patterns>`[^|]+) \| [^|]+ \| (?<match>`[^|]+) \| (?<other>`[^|]+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PatternRow();

    [GeneratedRegex(@"`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();
}
