using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Adds what a build was started for to its environment.</summary>
internal static class BuildEnvironmentContract
{
    /// <summary>The same request with the variables of its cause. What the rule sets itself wins.</summary>
    public static BuildRequest Add(BuildRequest request, BuildCause cause, string prefix)
    {
        var variables = BuildCauseVariables.Write(cause, prefix).Select(variable => KeyValuePair.Create(variable.Key, new BuildEnvironmentValue { Value = Cut(variable.Value) }));

        // Names of variables are told apart by case in Linux, and not in Windows: a rule's own wins in any case.
        var own = request.EnvironmentVariables.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return request with { EnvironmentVariables = new ValueMap<BuildEnvironmentValue>([.. variables.Where(variable => !own.Contains(variable.Key)), .. request.EnvironmentVariables]) };
    }

    /// <summary>As much as fits, without half of a character at the end.</summary>
    private static string Cut(string value) => value.Length <= BuildRequest.MaxVariableValueLength ? value
        : value[..(char.IsHighSurrogate(value[BuildRequest.MaxVariableValueLength - 1]) ? BuildRequest.MaxVariableValueLength - 1 : BuildRequest.MaxVariableValueLength)];
}
