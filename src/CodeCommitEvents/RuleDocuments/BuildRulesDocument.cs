using System.Diagnostics.CodeAnalysis;
using System.Text;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents;

/// <summary>Reads rules from a JSON document or from configuration.</summary>
public static class BuildRulesDocument
{
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
        return BuildRulesReader.Read(errors => JsonRuleNodes.Read(bytes, errors));
    }

    /// <summary>Reads rules from configuration. The keys are the same as in JSON, but case is ignored.</summary>
    /// <remarks>
    /// If the configuration has several layers, give the rules names: <c>Rules:prod deploy:On</c>. Layers merge named rules by their
    /// names, but lists by position, so that two rules become one. Named rules are tried in the order of their names.
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
        return BuildRulesReader.Read(errors => ConfigurationRuleNodes.Read(configuration, errors));
    }

    /// <summary>Reads rules from a section that also contains keys of other options. The rules are optional.</summary>
    internal static BuildRules FromConfiguration(IConfiguration configuration, IReadOnlyList<string> otherKeys) =>
        BuildRulesReader.Read(errors => ConfigurationRuleNodes.Read(configuration, errors), otherKeys);
}
