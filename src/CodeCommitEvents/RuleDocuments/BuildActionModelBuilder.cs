namespace CodeCommitEvents.RuleDocuments;

/// <summary>What has been read of a build to start.</summary>
internal sealed class BuildActionModelBuilder
{
    private readonly List<Func<BuildRequest, BuildRequest>> steps = [];

    public string Project { get; set; } = "";

    /// <summary>The names of the variables so far, of whichever kind.</summary>
    public HashSet<string> Variables { get; } = new(StringComparer.Ordinal);

    public void Add(Func<BuildRequest, BuildRequest> step) => steps.Add(step);

    public BuildRequest Configure(BuildRequest request) => steps.Aggregate(request, static (shaped, step) => step(shaped));
}
