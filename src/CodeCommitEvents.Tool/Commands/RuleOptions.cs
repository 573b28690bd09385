using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>The arguments of a command that say where its rules are.</summary>
internal sealed class RuleOptions
{
    private readonly string name;
    private readonly Func<ParseResult, string[]?> files;

    private readonly Option<string> assembly = new("--assembly")
    {
        Description = "A .NET assembly with the rules: a static property or field of the type BuildRules. The code of the assembly runs",
        HelpName = "FILE.dll",
    };

    private readonly Option<string> member = Member("the assembly has");

    private readonly Option<string> repositoryRules = new("--repository-rules")
    {
        Description = "A file with the rules of a repository, .codecommit-events.json, which is tested before it is pushed. With --section or an assembly, "
            + "within its policies for rules in repositories. Without, everything is allowed, and what a policy must allow is printed",
        HelpName = "FILE",
    };

    private readonly Option<string> section;

    private RuleOptions(Command command, string name, string sectionFiles, Func<ParseResult, string[]?> files)
    {
        (this.name, this.files, section) = (name, files, Section(sectionFiles));
        command.Add(section);
        command.Add(assembly);
        command.Add(member);
    }

    /// <summary>Adds the argument RULES and its options to a command.</summary>
    public static RuleOptions AddArgumentTo(Command command)
    {
        var rules = new Argument<string[]>("RULES")
        {
            Description = "A JSON file with rules; with --section, the layers of a JSON configuration, such as appsettings.json; or an assembly (.dll) with rules in C#",
            Arity = ArgumentArity.ZeroOrMore,
        };
        command.Add(rules);
        return new(command, rules.Name, rules.Name, arguments => arguments.GetValue(rules));
    }

    /// <summary>Adds <c>--rules</c> and its options to a command.</summary>
    public static RuleOptions AddOptionTo(Command command, string otherwise)
    {
        var rules = new Option<string[]>("--rules")
        {
            Description = $"A JSON file with rules, or an assembly (.dll); with --section, repeat it for each layer of the configuration. {otherwise}",
            HelpName = "FILE",
        };
        command.Add(rules);
        return new(command, rules.Name, "the files after --rules", arguments => arguments.GetValue(rules));
    }

    /// <summary>Returns the option that says which section of a configuration contains the rules.</summary>
    public static Option<string> Section(string files) => new("--section")
    {
        Description = $"The section with the rules, if {files} are JSON configuration, such as appsettings.json",
        HelpName = "NAME",
    };

    /// <summary>Returns the option that says which member of an assembly contains the rules.</summary>
    public static Option<string> Member(string assembly) => new("--member")
    {
        Description = $"The property or field with the rules, such as TeamRules.Rules, if {assembly} several",
        HelpName = "TYPE.MEMBER",
    };

    /// <summary>Adds the option for the rules of a repository to the command.</summary>
    public RuleOptions WithRepositoryRules(Command command)
    {
        command.Add(repositoryRules);
        return this;
    }

    /// <summary>Returns the files that the arguments name.</summary>
    public RuleSources SourcesOf(ParseResult arguments) => new()
    {
        Files = [.. files(arguments) ?? [], .. arguments.GetValue(assembly) is { } file ? [file] : Array.Empty<string>()],
        Section = arguments.GetValue(section),
        Member = arguments.GetValue(member),
        RepositoryFile = arguments.GetValue(repositoryRules),
    };

    /// <summary>Returns what is wrong with the files. Null if nothing is wrong.</summary>
    public string? ProblemOf(ParseResult arguments) =>
        arguments.GetValue(assembly) is { } file && !RulesAssembly.IsAssembly(file) ? $"--assembly takes a file with the extension .dll, and not {file}"
        : SourcesOf(arguments).ProblemOf(name);
}
