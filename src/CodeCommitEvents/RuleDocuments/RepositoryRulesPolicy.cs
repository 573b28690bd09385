namespace CodeCommitEvents;

/// <summary>
/// What the rules in the files of some repositories may use. Everything that is not allowed here is refused: a file with an error, or with a value
/// that is not allowed, is not used at all. The policy belongs to those who operate the dispatcher, the file to those who can change a branch of the
/// repository.
/// </summary>
/// <remarks>
/// All lists contain patterns like those of rules: <c>payments-*</c>, <c>{cart,checkout}</c>, and <c>!…</c> to exclude. The text <c>{repository}</c>
/// in a pattern stands for the name of the repository, so that one policy can give each repository its own projects: <c>{repository}-*</c>. An
/// empty list allows nothing, except <see cref="Accounts"/>. What a file can always use: conditions, <c>ignore</c> and <c>stopProcessing</c> for its own rules, and the keys
/// <c>at</c> and <c>cancelSuperseded</c> of a build. It can never set a variable that describes the cause of a build, and never has rules on the
/// events of other services.
/// </remarks>
public sealed class RepositoryRulesPolicy
{
    /// <summary>The largest size of a file, in bytes: 64 KiB.</summary>
    public const int MaxFileSize = 64 * 1024;

    /// <summary>The largest number of rules in a file.</summary>
    public const int MaxRules = 100;

    /// <summary>The default of <see cref="MaxBuilds"/>.</summary>
    public const int DefaultMaxBuilds = 20;

    /// <summary>The repositories to which the policy applies. The file of another repository is not read. Default: none.</summary>
    public IList<string> Repositories { get; } = [];

    /// <summary>
    /// The accounts of these repositories. The file of a repository in another account, or of an event that does not contain its account, is not read.
    /// Name them if events of several accounts arrive, because everybody who can create a repository chooses its name. Default: none, which means
    /// every account whose events arrive. This is the only list of which an empty one allows everything.
    /// </summary>
    public IList<string> Accounts { get; } = [];

    /// <summary>
    /// The branches, by their short names, whose own file is used for pull requests into them. For a pull request into any other branch, the file of
    /// the default branch is used. Name only branches that nobody can push without a review: whoever can push a branch can open a pull request into
    /// it, and would decide with its file which of the allowed builds start. Default: none.
    /// </summary>
    public IList<string> ProtectedBranches { get; } = [];

    /// <summary>The projects that the rules may start. Default: none.</summary>
    public IList<string> Projects { get; } = [];

    /// <summary>The channels that the rules may notify. Default: none.</summary>
    public IList<string> Channels { get; } = [];

    /// <summary>The names of the environment variables that the rules may set, of all kinds. Default: none.</summary>
    public IList<string> EnvironmentVariables { get; } = [];

    /// <summary>The parameters of Systems Manager that variables may have as their values (<c>parameters</c>). Default: none.</summary>
    public IList<string> Parameters { get; } = [];

    /// <summary>The secrets of Secrets Manager that variables may have as their values (<c>secrets</c>), with everything after the id. Default: none.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>
    /// The buildspecs that the rules may choose: paths in the source of the build. A pattern that starts with <c>arn:</c> is for objects of S3.
    /// Default: none, so that each project has its own buildspec.
    /// </summary>
    public IList<string> Buildspecs { get; } = [];

    /// <summary>Whether the rules may contain the text of a buildspec, which is code that runs with the role of the project. Default: false.</summary>
    public bool AllowInlineBuildspecs { get; set; }

    /// <summary>The container images that the rules may choose. Default: none.</summary>
    public IList<string> Images { get; } = [];

    /// <summary>The compute types that the rules may choose. Default: none.</summary>
    public IList<string> ComputeTypes { get; } = [];

    /// <summary>The service roles that the rules may choose, as ARNs or names, as the file writes them. Default: none.</summary>
    public IList<string> ServiceRoles { get; } = [];

    /// <summary>The fixed source versions that the rules may build (<c>sourceVersion</c>). Default: none.</summary>
    public IList<string> SourceVersions { get; } = [];

    /// <summary>The longest timeout that the rules may set. Default: null, which means that they may set none.</summary>
    public TimeSpan? MaxTimeout { get; set; }

    /// <summary>Whether the rules may start batch builds. Default: false.</summary>
    public bool AllowBatches { get; set; }

    /// <summary>Whether the rules may replace the source of a project by the repository (<c>fromEventRepository</c>). Default: false.</summary>
    public bool AllowEventRepository { get; set; }

    /// <summary>
    /// Whether rules on finished builds may start builds. Two such rules can start each other's builds without end. Default: false; rules on finished
    /// builds can notify channels.
    /// </summary>
    public bool AllowBuildsAfterBuilds { get; set; }

    /// <summary>How many builds all rules of a file may start together, at least 1. Default: <see cref="DefaultMaxBuilds"/>.</summary>
    public int MaxBuilds { get; set; } = DefaultMaxBuilds;

    /// <summary>Returns a copy that can be changed without changing this policy.</summary>
    internal RepositoryRulesPolicy Copy()
    {
        var copy = new RepositoryRulesPolicy
        {
            AllowInlineBuildspecs = AllowInlineBuildspecs,
            MaxTimeout = MaxTimeout,
            AllowBatches = AllowBatches,
            AllowEventRepository = AllowEventRepository,
            AllowBuildsAfterBuilds = AllowBuildsAfterBuilds,
            MaxBuilds = MaxBuilds,
        };
        foreach (var (own, other) in Lists.Zip(copy.Lists))
        {
            foreach (var pattern in own.Patterns)
            {
                other.Patterns.Add(pattern);
            }
        }

        return copy;
    }

    /// <summary>All lists of patterns with their names.</summary>
    internal IReadOnlyList<(string Name, IList<string> Patterns)> Lists =>
    [
        (nameof(Repositories), Repositories), (nameof(Accounts), Accounts), (nameof(ProtectedBranches), ProtectedBranches), (nameof(Projects), Projects), (nameof(Channels), Channels), (nameof(EnvironmentVariables), EnvironmentVariables),
        (nameof(Parameters), Parameters), (nameof(Secrets), Secrets), (nameof(Buildspecs), Buildspecs), (nameof(Images), Images),
        (nameof(ComputeTypes), ComputeTypes), (nameof(ServiceRoles), ServiceRoles), (nameof(SourceVersions), SourceVersions),
    ];
}
