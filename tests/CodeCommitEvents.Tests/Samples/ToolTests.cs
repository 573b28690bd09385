using System.CommandLine;
using System.Text.RegularExpressions;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests the command line and the output of the tool <c>codecommit-events</c>.</summary>
public sealed partial class ToolTests : IDisposable
{
    private const string Strangers = """{"event":"referenceUpdated","repositoryName":"[bold]shop[/]","referenceFullName":"refs/heads/[red]\u001b[2Jmain[/]","commitId":"1"}""";

    private readonly string folder = Directory.CreateTempSubdirectory("tool").FullName;

    public static TheoryData<string[], string> WrongLines => new()
    {
        { ["relpay", "push.json"], "Unknown command: relpay. Did you mean replay?" },
        { ["topic", "alow", "arn"], "Unknown command: alow. Did you mean allow?" },
        { ["replay", "--jsn"], "Unknown option: --jsn. Did you mean --json?" },
        { ["replay", "--no-colour"], "Unknown option: --no-colour. Did you mean --no-color?" },
        { ["replay", "--rules", typeof(ToolTests).Assembly.Location, "--member", "x"], "With rules of your own, replay needs PAYLOADS or --queue; - is the standard input" },
        { ["diff", "a", "b", "c", "--files", "x"], "Unknown option: --files" },
        { ["replay", "chekc"], "No such file or folder: chekc. Did you mean the command check?" },
        { ["schema", "a", "b"], "Unexpected argument: b" },
        { ["check"], "check needs RULES or --repository-rules" },
        { ["check", "--rules", "x"], "Unknown option: --rules" },
        { ["replay", "@rules\u001b[2J"], @"No such file or folder: @rules\u001b[2J" },
        { ["topic", "explain", "arn", "--endpoint", "x"], "--endpoint takes an http or https URL, and not x" },
        { [], "A command is missing: replay, explain, check, " },
    };

    /// <summary>The commands in documents, and those in help texts.</summary>
    public static TheoryData<string> Commands =>
    [
        .. new[] { "README.md", "docs", "samples/LambdaFunction/README.md", "src/CodeCommitEvents.Tool/README.md" }
            .Select(place => Path.Combine(Payloads.Repository, place))
            .SelectMany(place => Directory.Exists(place) ? Directory.EnumerateFiles(place, "*.md") : [place])
            .SelectMany(file => DocumentedCommand().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["args"].Value.Trim()).Where(args => !args.StartsWith('"')).Distinct(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(WrongLines))]
    public async Task Wrong_usage_says_what_is_wrong_and_what_was_probably_meant(string[] args, string problem)
    {
        var (exitCode, output, errors) = await RunAsync(args);

        (exitCode, output).Should().Be((2, ""));
        errors.Split(Environment.NewLine)[0].Should().StartWith(problem);
        errors.Should().Contain($"{Environment.NewLine}Try codecommit-events ");
    }

    [Fact]
    public void The_documents_contain_many_commands() => Commands.Should().HaveCountGreaterThan(10);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_documented_command_has_the_syntax_of_the_tool(string args)
    {
        var arguments = Parse(ToolProgram.WithReplay(args.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        arguments.Errors.Select(error => error.Message).Should().BeEmpty();
        arguments.GetValue<string[]>("PAYLOADS")?.Should().NotContain(payload => payload.StartsWith("--", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("check")]
    [InlineData("schema")]
    [InlineData("infra")]
    [InlineData("diff")]
    [InlineData("fake")]
    [InlineData("topic explain")]
    [InlineData("topic allow")]
    [InlineData("topic")]
    [InlineData("loop")]
    public async Task Each_command_has_help_with_examples_that_are_commands(string command)
    {
        var (exitCode, help, errors) = await RunAsync([.. command.Split(' '), "--help"]);

        (exitCode, errors).Should().Be((0, ""));
        var examples = help.ReplaceLineEndings("\n").Split("Examples:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).ToList();
        examples.Should().NotBeEmpty().And.OnlyContain(example => example.StartsWith($"codecommit-events {command}", StringComparison.Ordinal));
        examples.Select(example => Parse(example.Split(' ')[1..])).Should().OnlyContain(arguments => arguments.Errors.Count == 0);
    }

    [Fact]
    public async Task It_has_a_version() => (await RunAsync("--version")).Output.Should().MatchRegex(@"^\d+\.\d+");

    [Theory]
    [InlineData("codecommit-events re", "replay")]
    [InlineData("codecommit-events replay --rul", "--rules")]
    [InlineData("codecommit-events replay --red", "--redrive")]
    [InlineData("codecommit-events topic ", "allow explain fix")]
    public async Task Shells_can_complete_commands_and_options(string line, string completions)
    {
        var (_, output, _) = await RunAsync($"[suggest:{line.Length}]", line);

        output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Should().Contain(completions.Split(' '));
    }

    [Theory]
    [InlineData(60, "replay")]
    [InlineData(80, "replay")]
    [InlineData(60, "check rules.txt")]
    [InlineData(60, "explain push.txt --rules rules.txt")]
    [InlineData(60, "diff rules.txt none.txt push.txt")]
    public async Task On_a_terminal_lines_are_wrapped_at_words_and_continue_below_their_text(int width, string command)
    {
        Write("push.txt", Strangers);
        Write("rules.txt", """{"rules":[{"name":"a rule with a long name","on":"push","inRepository":["payments-*","shop-*"],"toBranch":["main","release/**","hotfix/**"],"startBuild":"ci"},{"on":"push","startBuild":"{repository}-ci"}]}""");
        Write("none.txt", """{"rules":[{"on":"tag","startBuild":"ci"}]}""");
        string[] args = [.. command.Split(' ').Select(word => word.EndsWith(".txt", StringComparison.Ordinal) ? At(word) : word)];

        var (_, output, errors) = await RunAsync(new Screen(TextWriter.Null, width), args);
        var (_, whole, _) = await RunAsync(args);

        errors.Should().BeEmpty();
        output.Split('\n').Should().OnlyContain(line => line.TrimEnd('\r').Length <= width);
        Words(output).Should().Equal(Words(whole));
        output.Should().MatchRegex("\n {4,}").And.NotContain("\u001b");

        static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public async Task Help_fits_the_terminal()
    {
        var (_, output, _) = await RunAsync(new Screen(TextWriter.Null, 60), "loop", "--help");

        output.Split('\n').TakeWhile(line => !line.StartsWith("Examples", StringComparison.Ordinal)).Should().OnlyContain(line => line.TrimEnd('\r').Length <= 60);
    }

    [Fact]
    public async Task A_word_that_is_longer_than_the_terminal_is_broken_and_nothing_of_it_is_lost()
    {
        Write("long.json", Strangers.Replace("main", new string('x', 200), StringComparison.Ordinal));

        var (_, output, _) = await RunAsync(new Screen(TextWriter.Null, 60), "replay", At("long.json"));

        output.Count(character => character == 'x').Should().BeGreaterThanOrEqualTo(200);
        output.Split('\n').Should().OnlyContain(line => line.TrimEnd('\r').Length <= 60);
    }

    [Fact]
    public async Task Texts_of_strangers_are_no_markup_and_cannot_control_a_terminal_with_colors()
    {
        Write("strangers.json", Strangers);

        var (_, output, _) = await RunAsync(new Screen(TextWriter.Null, 200, isColored: true), "replay", At("strangers.json"));

        output.Should().Contain("[bold]shop[/]").And.Contain(@"refs/heads/[red]\u001b[2Jmain[/]").And.NotContain("\u001b[2J");
        output.Should().Contain("\u001b[36mReferenceUpdatedEvent");
    }

    [Fact]
    public async Task Without_color_a_terminal_gets_no_control_characters()
    {
        var (_, output, _) = await RunAsync(new Screen(TextWriter.Null, 80, isColored: true), "replay", "--no-color");

        output.Should().NotContain("\u001b");
    }

    [Theory]
    [InlineData("replay push.json", "push.json")]
    [InlineData("replay push.json", "replay push.json")]
    [InlineData("replay --json", "--json")]
    [InlineData("replay", "")]
    [InlineData("check rules.json", "check rules.json")]
    [InlineData("loop", "loop")]
    [InlineData("--help", "--help")]
    [InlineData("--version", "--version")]
    public void The_sample_replays_if_its_arguments_start_with_no_command(string expected, string args) =>
        ToolProgram.WithReplay(args.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Should().Equal(expected.Split(' '));

    private static ParseResult Parse(IReadOnlyList<string> args) => ToolProgram.Parse(args, new(TextWriter.Null, TextWriter.Null));

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args) => RunAsync(new Screen(TextWriter.Null), args);

    /// <summary>Runs the tool on a terminal like the one given.</summary>
    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(Screen screen, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await ToolProgram.RunAsync(args, new ToolConsole(new Screen(output, screen.Width, screen.IsColored), new Screen(errors)), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string name, string content) => File.WriteAllText(At(name), content);

    [GeneratedRegex(@"^    (dotnet run --project samples/Replay(?: --)?|(?:tools/|artifacts/tools/)?codecommit-events)(?<args>[^\n#>]*)(> \S+)?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex DocumentedCommand();
}
