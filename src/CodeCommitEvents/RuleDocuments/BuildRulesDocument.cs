using System.Diagnostics.CodeAnalysis;
using System.Text;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents;

/// <summary>Reads rules from a JSON document or from configuration.</summary>
public static class BuildRulesDocument
{
    /// <summary>The keys of the options of the dispatcher that can be in a section with rules.</summary>
    internal static readonly IReadOnlyList<string> DispatcherOptionKeys = ["EnvironmentPrefix", "MaxConcurrency", "AnswerTime", "ReportBatchItemFailures", "ClaimWaitTime", "RepositoryRules", "RulesProblemChannel", "IgnoreOwnComments"];

    /// <summary>The JSON Schema (draft 7) for <see cref="FromJson(string)"/>. The package contains the same text in the file <c>schema/build-rules.schema.json</c>.</summary>
    public static string JsonSchema => BuildRulesSchema.Write();

    /// <summary>Reads rules from JSON. Comments and trailing commas are allowed. See <see cref="JsonSchema"/>.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="BuildRulesFormatException">
    /// The document is not JSON, has no rule, or has an unknown key, a value of the wrong type or an invalid pattern. The exception lists
    /// every error with its line.
    /// </exception>
    public static BuildRules FromJson([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FromJson(Encoding.UTF8.GetBytes(json));
    }

    /// <inheritdoc cref="FromJson(string)"/>
    /// <param name="utf8Json">The document in UTF-8, with or without a byte order mark.</param>
    public static BuildRules FromJson(ReadOnlySpan<byte> utf8Json)
    {
        var bytes = utf8Json.ToArray();
        return BuildRulesReader.Read(errors => JsonRuleNodes.Read(bytes, errors), needsRules: true, []);
    }

    /// <summary>
    /// Reads the rules in the file of a repository and checks that they use only what a policy allows, as the dispatcher does. A test in the
    /// repository can call this method, so that an error is found before the file is merged.
    /// </summary>
    /// <param name="utf8Json">The file in UTF-8, with or without a byte order mark, at most <see cref="RepositoryRulesPolicy.MaxFileSize"/> bytes.</param>
    /// <param name="repositoryName">The name of the repository.</param>
    /// <param name="policy">What the file may use.</param>
    /// <returns>The rules. Their names do not contain the path of the file.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name of the repository or a pattern of the policy is invalid.</exception>
    /// <exception cref="BuildRulesFormatException">The file is not valid, or uses something that the policy does not allow. The exception lists every error with its line.</exception>
    public static BuildRules FromRepository(ReadOnlySpan<byte> utf8Json, string repositoryName, RepositoryRulesPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentException.ThrowIfNullOrEmpty(repositoryName);
        return FromRepository(utf8Json, new RepositoryRulesBounds(policy, repositoryName));
    }

    internal static BuildRules FromRepository(ReadOnlySpan<byte> utf8Json, RepositoryRulesBounds bounds)
    {
        if (utf8Json.Length > RepositoryRulesPolicy.MaxFileSize)
        {
            throw new BuildRulesFormatException([new() { Path = "", Line = 1, Problem = RepositoryRulesBounds.TooLarge }]);
        }

        var bytes = utf8Json.ToArray();
        return BuildRulesReader.Read(errors => JsonRuleNodes.Read(bytes, errors), needsRules: true, [], new(bounds));
    }

    /// <summary>Reads rules from configuration. The keys are the same as in JSON, but case is ignored.</summary>
    /// <remarks>
    /// If the configuration has several layers, give the rules names: <c>Rules:prod deploy:On</c>. Layers merge named rules by their
    /// names, but lists by position, so that two rules become one. Named rules are tried in the order of their names. The keys of the options
    /// of the dispatcher (<c>AnswerTime</c> and others) are ignored, so that a test can read the section that the program passes to
    /// <c>AddCodeCommitEvents</c>. A section does not say which configuration it belongs to. To find lists that several layers have written,
    /// and values that null does not remove, use <see cref="FromConfiguration(IConfigurationRoot, string)"/>.
    /// </remarks>
    /// <param name="configuration">The section that contains <c>rules</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="BuildRulesFormatException">
    /// The section does not exist, has no rule, or has an unknown key, a value of the wrong type or an invalid pattern. The exception
    /// lists every error with its path.
    /// </exception>
    public static BuildRules FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Read(configuration, null, needsRules: true, DispatcherOptionKeys);
    }

    /// <summary>
    /// Reads rules from a section of a configuration like <see cref="FromConfiguration(IConfiguration)"/>, and also checks its layers: a list
    /// of which the last layer has only a part is an error, and so is null over an object of another layer, because neither replaces anything.
    /// With dependency injection, <c>AddRules</c> and <c>AddCodeCommitEvents</c> also check the layers.
    /// </summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="section">The path of the section that contains <c>rules</c>, such as <c>CodeCommitEvents</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="BuildRulesFormatException">
    /// The section does not exist, has no rule, or has an error. The exception lists every error with its path.
    /// </exception>
    public static BuildRules FromConfiguration(IConfigurationRoot configuration, string section)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(section);
        return Read(configuration.GetSection(section), configuration, needsRules: true, DispatcherOptionKeys);
    }

    /// <summary>Reads rules from a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="root">The configuration that contains the section. Null if it is unknown.</param>
    /// <param name="needsRules">Whether a section without rules is an error.</param>
    /// <param name="otherKeys">Keys of other options that the section can contain.</param>
    internal static BuildRules Read(IConfiguration section, IConfigurationRoot? root, bool needsRules, IReadOnlyList<string> otherKeys) =>
        BuildRulesReader.Read(errors => ConfigurationRuleNodes.Read(section, root, errors), needsRules, otherKeys);
}
