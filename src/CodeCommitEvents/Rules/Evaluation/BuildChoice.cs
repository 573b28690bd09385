using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>Chooses the builds that a command starts from those that the rules request for the pull request.</summary>
/// <param name="state">The pull request.</param>
/// <param name="allows">Whether the author of the comment may start builds of a project.</param>
internal sealed class BuildChoice(PullRequestState state, Func<string, bool> allows)
{
    private readonly BuildRequest[] offered = [.. state.Builds.Where(build => allows(build.ProjectName))];

    /// <summary>What else the answer says: why builds are not started.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Returns the builds of the named projects, or all if no project is named. The names are whole names, never patterns. Commas separate them, too.</summary>
    /// <param name="arguments">The arguments of the command.</param>
    public List<BuildRequest> Named(IEnumerable<string> arguments)
    {
        var names = arguments.SelectMany(static argument => argument.Split(',')).Select(static name => name.Trim('`')).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            NoteForbidden(state.Builds);
            return [.. offered];
        }

        var chosen = new List<BuildRequest>();
        foreach (var name in names)
        {
            var count = chosen.Count;
            chosen.AddRange(offered.Where(build => build.ProjectName == name));
            if (chosen.Count == count)
            {
                Notes.Add(WhyNot(name));
            }
        }

        if (Notes.Count > 0 && offered.Length > 0)
        {
            Notes.Add($"You can name: {CommandAnswers.Projects(offered)}");
        }

        return chosen;
    }

    /// <summary>Returns the builds whose newest build for the newest commits ended without success.</summary>
    public List<BuildRequest> Failed(ValueList<BuildOutcome> builds)
    {
        var failed = new List<BuildRequest>();
        foreach (var request in state.Builds)
        {
            switch (NewestOf(request, builds))
            {
                case null:
                    Notes.Add($"{CommandAnswers.NameOf(request)}: was not started for the newest commits; /build starts it");
                    break;
                case { IsFinal: false } running:
                    Notes.Add($"{CommandAnswers.NameOf(request)}: is running ({running.BuildId})");
                    break;
                case { IsSuccess: true } success:
                    Notes.Add($"{CommandAnswers.NameOf(request)}: has succeeded ({success.BuildId})");
                    break;
                default:
                    failed.Add(request);
                    break;
            }
        }

        NoteForbidden(failed);
        return failed.FindAll(build => allows(build.ProjectName));
    }

    private BuildOutcome? NewestOf(BuildRequest request, ValueList<BuildOutcome> builds)
    {
        var key = BuildKey.Of(request, state.PullRequest.SourceCommit);
        return builds.Where(build => build.Cause is { } cause && cause.BuildKey == key && state.HasCaused(cause))
            .OrderByDescending(static build => build.BuildNumber).ThenByDescending(static build => build.StartTime).FirstOrDefault();
    }

    private string WhyNot(string name)
    {
        var shown = CommandAnswers.Word(name);
        if (state.Builds.Any(build => build.ProjectName == name))
        {
            return $"{shown}: you may not start this project here";
        }

        if (state.Projects.Any(project => project.ProjectName == name))
        {
            return $"{shown}: no rule requests this project for the newest revision of this pull request; /why says why";
        }

        var meant = EditDistance.Similar(shown, offered.Select(static build => build.ProjectName));
        return $"{shown}: the rules request no such project for the newest revision of this pull request{(meant is null ? "" : $". Did you mean {meant}?")}";
    }

    private void NoteForbidden(IEnumerable<BuildRequest> wanted)
    {
        if (CommandAnswers.Projects(wanted.Where(build => !allows(build.ProjectName))) is { Length: > 0 } forbidden)
        {
            Notes.Add($"You may not start these projects here: {forbidden}");
        }
    }
}

/// <summary>The running builds of a pull request that a command stops.</summary>
internal sealed class RunningBuilds
{
    /// <summary>Events have whole seconds, and builds have fractions of them.</summary>
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private const int MostNames = 5;

    public List<BuildOutcome> Builds { get; } = [];

    /// <summary>What else the answer says: why builds are not stopped.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Returns the builds that were started before the comment: a comment that is delivered again stops no newer build.</summary>
    /// <param name="said">The time of the comment. If it is unknown, no build is stopped.</param>
    /// <param name="builds">The builds of the pull request.</param>
    /// <param name="allows">Whether the author of the comment may stop builds of a project.</param>
    public static RunningBuilds Before(DateTimeOffset? said, ValueList<BuildOutcome> builds, Func<string, bool> allows)
    {
        var running = new RunningBuilds();
        foreach (var build in builds)
        {
            if (build.IsFinal || running.Builds.Exists(other => other.BuildArn == build.BuildArn))
            {
                continue;
            }

            if (!allows(build.ProjectName))
            {
                running.Notes.Add($"{build.BuildId}: you may not stop this project here");
            }
            else if (build.StartTime < said + Second)
            {
                running.Builds.Add(build);
            }
            else
            {
                running.Notes.Add($"{build.BuildId}: {(said is null || build.StartTime is null ? "it is unknown whether it was started before the comment" : "was started after the comment")}");
            }
        }

        return running;
    }

    public string Title(PullRequestState state) =>
        Builds.Count > 0 ? $"{CommandAnswers.Count(Builds.Count)} to stop"
        : Notes.Count > 0 ? "No build is stopped"
        : $"No build of {state.Name} is running{(state.Projects.Count == 0 ? "" : $" in the projects of the rules ({Names(state)})")}";

    private static string Names(PullRequestState state)
    {
        var names = state.Projects.Select(static project => project.ProjectName).Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", names.Count > MostNames ? [.. names.Take(MostNames), string.Create(CultureInfo.InvariantCulture, $"and {names.Count - MostNames} more")] : names);
    }
}
