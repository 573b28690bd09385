using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>What the commands that read rules have in common.</summary>
internal static class RuleOptions
{
    public static Argument<string[]> Rules(ArgumentArity arity) => new("RULES")
    {
        Description = "A JSON file with rules, or with --section the layers of a JSON configuration, such as appsettings.json",
        Arity = arity,
    };

    public static Option<string> Section(string files) => new("--section")
    {
        Description = $"The section with the rules, if {files} are JSON configuration, such as appsettings.json",
        HelpName = "NAME",
    };

    public static Option<string> RepositoryRules() => new("--repository-rules")
    {
        Description = "A file with the rules of a repository, .codecommit-events.json, which is tested before it is pushed. "
            + "With --section, within the policies of the configuration (RepositoryRules). Without, everything is allowed, and what a policy must allow is printed",
        HelpName = "FILE",
    };
}
