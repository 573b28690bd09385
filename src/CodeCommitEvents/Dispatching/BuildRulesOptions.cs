using CodeCommitEvents.Rules;
using CodeCommitEvents.Values;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Dispatching;

/// <summary>The rules of an application, of which some may come from configuration.</summary>
public sealed class BuildRulesOptions
{
    /// <summary>The rules. Default: none.</summary>
    public BuildRules Rules { get; set; } = BuildRules.Empty;

    /// <summary>What is wrong with the rules in the configuration. Options with errors do not pass their validation.</summary>
    public ValueList<BuildRulesError> Errors { get; private set; } = ValueList<BuildRulesError>.Empty;

    internal void Add(IConfiguration configuration)
    {
        try
        {
            Rules = BuildRules.Concat(Rules, BuildRules.FromConfiguration(configuration));
        }
        catch (BuildRulesFormatException exception)
        {
            Errors = [.. Errors, .. exception.Errors];
        }
    }
}
