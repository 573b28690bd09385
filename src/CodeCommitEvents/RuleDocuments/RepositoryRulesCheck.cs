using System.Globalization;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Checks a file while it is read: adds an error for everything that the policy does not allow. An instance is for one reading.</summary>
internal sealed class RepositoryRulesCheck(RepositoryRulesBounds bounds)
{
    private const string FinishedBuild = "finishedBuild";
    private const string ServiceEvent = "serviceEvent";

    private int rules;
    private int builds;

    /// <summary>Checks the kind and the channels of a rule. Its builds are checked when they are read.</summary>
    public void CheckRule(RuleNode rule, RuleErrors errors)
    {
        rules++;
        var kind = rule.Find(RuleModel.TriggerKey);
        if (kind?.Text == ServiceEvent)
        {
            errors.Add(kind, $"is {QuotedText.Of(ServiceEvent)}, but the rules of a repository can be only about events of the repository and its finished builds");
        }
        else if (kind?.Text == FinishedBuild && rule.Find(RuleOutcome.StartBuildKey) is { } build && !bounds.Policy.AllowBuildsAfterBuilds)
        {
            errors.Add(build, "cannot be used here, because the policy for this file does not allow builds after builds; use notify");
        }

        foreach (var channel in (rule.Find(RuleOutcome.NotifyKey)?.ItemsOrSelf ?? []).TakeWhile(_ => !errors.IsFull))
        {
            if (!Check(channel, bounds.Channels, errors) || bounds.ExistingChannels is not { } existing || existing.Contains(channel.Text, StringComparer.Ordinal))
            {
                continue;
            }

            errors.Add(channel, $"is {QuotedText.Of(channel.Text)}, which is not a channel of the dispatcher");
        }
    }

    /// <summary>Checks a build: the name of a project, or an object with settings. A setting that is not known here is refused.</summary>
    public void CheckBuild(RuleNode build, RuleErrors errors)
    {
        builds++;
        if (build.Kind != RuleNodeKind.Object)
        {
            CheckProject(build, errors);
            return;
        }

        foreach (var (name, value) in build.Properties.TakeWhile(_ => !errors.IsFull))
        {
            CheckSetting(name, value, errors);
        }
    }

    /// <summary>Checks the numbers of rules and builds, after the whole file was read.</summary>
    public void CheckCounts(RuleNode root, RuleErrors errors)
    {
        if (rules > RepositoryRulesPolicy.MaxRules)
        {
            errors.Add(root, string.Create(CultureInfo.InvariantCulture, $"has {rules} rules, but can have at most {RepositoryRulesPolicy.MaxRules}"));
        }

        if (builds > bounds.Policy.MaxBuilds)
        {
            errors.Add(root, string.Create(CultureInfo.InvariantCulture, $"has {builds} builds in all its rules, but the policy for this file allows {bounds.Policy.MaxBuilds}"));
        }
    }

    private void CheckSetting(string name, RuleNode value, RuleErrors errors)
    {
        var policy = bounds.Policy;
        switch (name)
        {
            case BuildActionModel.AtKey or "cancelSuperseded":
                break;
            case BuildActionModel.ProjectKey:
                CheckProject(value, errors);
                break;
            case "asBatch":
                CheckFlag(value, policy.AllowBatches, "batch builds", errors);
                break;
            case "fromEventRepository":
                CheckFlag(value, policy.AllowEventRepository, "builds with the repository as their source", errors);
                break;
            case "buildspec":
                CheckBuildspec(value, errors);
                break;
            case "timeout":
                CheckTimeout(value, errors);
                break;
            case "environmentVariables" or "parameters" or "secrets":
                CheckVariables(value, name == "parameters" ? bounds.Parameters : name == "secrets" ? bounds.Secrets : null, errors);
                break;
            default:
                CheckText(name, value, errors);
                break;
        }
    }

    private void CheckText(string name, RuleNode value, RuleErrors errors)
    {
        var allowed = name switch
        {
            BuildActionModel.SourceVersionKey => bounds.SourceVersions,
            "image" => bounds.Images,
            "computeType" => bounds.ComputeTypes,
            "role" => bounds.ServiceRoles,
            _ => null,
        };
        if (allowed is not null)
        {
            Check(value, allowed, errors);
        }
        else if (BuildActionModel.Keys.Any(key => key.Name == name))
        {
            // A setting that is added later is refused until the policy knows it. For an unknown key, there is another error.
            errors.Add(value, "is not allowed by the policy for this file");
        }
    }

    private void CheckProject(RuleNode node, RuleErrors errors)
    {
        var project = node.Text.Replace(BuildActionModel.Placeholder, bounds.RepositoryName, StringComparison.Ordinal);
        if (bounds.Projects.Problem(project) is { } problem)
        {
            errors.Add(node, problem);
        }
        else if (bounds.ProjectNames?.GetProjectNameError(project) is { } error)
        {
            errors.Add(node, $"is wrong: {error}");
        }
    }

    private void CheckBuildspec(RuleNode node, RuleErrors errors)
    {
        var isArn = RepositoryRulesBounds.IsArn(node.Text);
        if (isArn || RepositoryRulesBounds.IsPath(node.Text))
        {
            Check(node, isArn ? bounds.BuildspecArns : bounds.BuildspecPaths, errors);
        }
        else if (!bounds.Policy.AllowInlineBuildspecs)
        {
            errors.Add(node, "is no path: a path has letters, digits, '.', '_', '-' and '/', does not start with '/', and has no part '..'. The policy for this file does not allow the text of a buildspec");
        }
    }

    private void CheckTimeout(RuleNode node, RuleErrors errors)
    {
        if (bounds.Policy.MaxTimeout is not { } most)
        {
            errors.Add(node, "is not allowed by the policy for this file");
        }
        else if (int.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) && minutes > most.TotalMinutes)
        {
            errors.Add(node, string.Create(CultureInfo.InvariantCulture, $"is {minutes} minutes, but the policy for this file allows at most {(int)most.TotalMinutes}"));
        }
    }

    /// <summary>Checks the names of variables and, if they are not clear text, their values.</summary>
    private void CheckVariables(RuleNode node, AllowedTexts? values, RuleErrors errors)
    {
        foreach (var (name, value) in node.Properties.TakeWhile(_ => !errors.IsFull))
        {
            // The names of environment variables are not case-sensitive on Windows.
            if (bounds.EnvironmentPrefix.Length > 0 && name.StartsWith(bounds.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            {
                errors.Add(value, $"cannot be set, because names that start with {bounds.EnvironmentPrefix} describe the cause of the build");
            }
            else if (bounds.EnvironmentVariables.Problem(name, "sets the variable") is { } problem)
            {
                errors.Add(value, problem);
            }

            if (values is not null)
            {
                Check(value, values, errors);
            }
        }
    }

    private static void CheckFlag(RuleNode node, bool isAllowed, string words, RuleErrors errors)
    {
        if (node.Flag != false && !isAllowed)
        {
            errors.Add(node, $"is not allowed: the policy for this file does not allow {words}");
        }
    }

    /// <returns>Whether the text is allowed.</returns>
    private static bool Check(RuleNode node, AllowedTexts allowed, RuleErrors errors)
    {
        if (node.Kind == RuleNodeKind.Text && allowed.Problem(node.Text) is { } problem)
        {
            errors.Add(node, problem);
            return false;
        }

        return node.Kind == RuleNodeKind.Text;
    }
}
