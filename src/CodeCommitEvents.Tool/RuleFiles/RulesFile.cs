using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Building;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Tool;

/// <summary>Reads the rules and the policies for rules in repositories from files, and writes the schema of rules to a file.</summary>
internal static class RulesFile
{
    /// <summary>Writes the JSON Schema of rules in UTF-8. A redirection of the output would contain warnings of the build, and in some shells it is not UTF-8.</summary>
    public static bool TryWriteSchema(string file, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            File.WriteAllText(file, BuildRulesDocument.JsonSchema);
            problem = null;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"{Terminal.Printable(file)}: {Terminal.Printable(exception.Message)}";
            return false;
        }
    }

    /// <summary>Reads the rules from a document, an assembly, or the layers of a configuration. Without a file, returns the built-in rules.</summary>
    public static bool TryRead(RuleSources sources, [NotNullWhen(true)] out BuildRules? rules, [NotNullWhen(false)] out string? faults)
    {
        (rules, faults) = (DemoRules.Rules, null);
        var files = sources.Files;
        try
        {
            rules = files.Count == 0 ? rules
                : sources.Assembly is { } assembly ? RulesAssembly.ReadRules(assembly, sources.Member)
                : sources.Section is { } section ? BuildRulesDocument.FromConfiguration(Layers(files), section)
                : BuildRulesDocument.FromJson(File.ReadAllBytes(files[0]));
            return true;
        }
        catch (Exception exception) when (exception is BuildRulesFormatException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            var names = string.Join(", ", files.Select(Terminal.Printable));
            (rules, faults) = (null, $"{names}: {exception.Message}{HintOf(exception)}");
            return false;
        }
    }

    /// <summary>Reads the policies for the rules in repositories from an assembly or the section of a configuration. Null if the rules are in neither.</summary>
    public static bool TryReadPolicies(RuleSources sources, out IReadOnlyList<RepositoryRulesPolicy>? policies, [NotNullWhen(false)] out string? faults)
    {
        (policies, faults) = (null, null);
        try
        {
            if (sources.Assembly is { } assembly)
            {
                policies = RulesAssembly.ReadPolicies(assembly);
                return true;
            }

            if (sources.Section is not { } section)
            {
                return true;
            }

            var services = new ServiceCollection();
            services.AddSingleton<IBuildStarter>(new DryRunBuildStarter()).AddCodeCommitEvents(Layers(sources.Files).GetSection(section));
            using var provider = services.BuildServiceProvider();
            policies = [.. provider.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value.RepositoryRulesPolicies];
            return true;
        }
        catch (OptionsValidationException exception)
        {
            faults = string.Join(Environment.NewLine, exception.Failures);
            return false;
        }
        catch (InvalidDataException exception)
        {
            faults = $"{Terminal.Printable(sources.Files[0])}: {exception.Message}";
            return false;
        }
    }

    private static IConfigurationRoot Layers(IEnumerable<string> files) =>
        files.Aggregate(new ConfigurationBuilder(), static (builder, file) => (ConfigurationBuilder)builder.AddJsonFile(Path.GetFullPath(file))).Build();

    /// <summary>Returns a hint if a file of configuration was probably read as a document of rules.</summary>
    private static string HintOf(Exception exception) =>
        exception is BuildRulesFormatException { Errors: var errors } && errors.Any(static error => error.Path.Length == 0) && errors.Any(static error => error.Path.Length > 0)
            ? $"{Environment.NewLine}If this file is a configuration, such as appsettings.json, add the name of the section with the rules: --section NAME"
            : "";
}
