using System.Buffers;
using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The policy for the file of one repository, and what the dispatcher has. Immutable and thread-safe.</summary>
internal sealed class RepositoryRulesBounds
{
    private const string ArnPrefix = "arn:";
    private const string RepositoryExample = "x";

    private static readonly SearchValues<char> RepositoryCharacters = SearchValues.Create(CharacterSet.LettersAndDigits + "._-");
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(CharacterSet.LettersAndDigits + "._-/");

    public RepositoryRulesBounds(RepositoryRulesPolicy policy, string repositoryName)
    {
        if (!IsRepositoryName(repositoryName))
        {
            throw new ArgumentException("The name of a repository has letters, digits, ., _ and - only.", nameof(repositoryName));
        }

        (Policy, RepositoryName) = (policy, repositoryName);
        Projects = Allowed("projects", policy.Projects);
        Channels = Allowed("channels", policy.Channels);
        EnvironmentVariables = Allowed("environment variables", policy.EnvironmentVariables);
        Parameters = Allowed("parameters", policy.Parameters);
        Secrets = Allowed("secrets", policy.Secrets);
        BuildspecPaths = Allowed("buildspecs", [.. policy.Buildspecs.Where(static pattern => !IsArn(pattern))]);
        BuildspecArns = Allowed("buildspecs", [.. policy.Buildspecs.Where(IsArn)]);
        Images = Allowed("images", policy.Images);
        ComputeTypes = Allowed("compute types", policy.ComputeTypes);
        ServiceRoles = Allowed("roles", policy.ServiceRoles);
        SourceVersions = Allowed("source versions", policy.SourceVersions);
    }

    public static string TooLarge { get; } = string.Create(CultureInfo.InvariantCulture, $"is larger than {RepositoryRulesPolicy.MaxFileSize / 1024} KiB, the largest size of a file with rules");

    public RepositoryRulesPolicy Policy { get; }

    public string RepositoryName { get; }

    /// <summary>Finds the projects that the starter cannot have. Null if it accepts every name.</summary>
    public IProjectNameValidator? ProjectNames { get; init; }

    /// <summary>The channels of the dispatcher. Null if they are not known.</summary>
    public IReadOnlyCollection<string>? ExistingChannels { get; init; }

    /// <summary>The prefix of the variables that describe the cause of a build. A file cannot set them.</summary>
    public string EnvironmentPrefix { get; init; } = BuildCause.DefaultPrefix;

    public AllowedTexts Projects { get; }

    public AllowedTexts Channels { get; }

    public AllowedTexts EnvironmentVariables { get; }

    public AllowedTexts Parameters { get; }

    public AllowedTexts Secrets { get; }

    public AllowedTexts BuildspecPaths { get; }

    public AllowedTexts BuildspecArns { get; }

    public AllowedTexts Images { get; }

    public AllowedTexts ComputeTypes { get; }

    public AllowedTexts ServiceRoles { get; }

    public AllowedTexts SourceVersions { get; }

    /// <summary>Whether a text is the name of a repository, so that it can be put into a pattern.</summary>
    public static bool IsRepositoryName(string? name) => !string.IsNullOrEmpty(name) && name.AsSpan().IndexOfAnyExcept(RepositoryCharacters) < 0;

    /// <summary>Returns the repositories to which a policy applies.</summary>
    /// <exception cref="ArgumentException">A pattern is invalid.</exception>
    public static AllowedTexts RepositoriesOf(RepositoryRulesPolicy policy) => new("repositories", policy.Repositories, RepositoryExample);

    /// <summary>Returns the accounts of these repositories. Null for every account.</summary>
    /// <exception cref="ArgumentException">A pattern is invalid.</exception>
    public static AllowedTexts? AccountsOf(RepositoryRulesPolicy policy) => policy.Accounts.Count == 0 ? null : new("accounts", policy.Accounts, RepositoryExample);

    /// <summary>Returns the branches whose file is used for pull requests into them.</summary>
    /// <exception cref="ArgumentException">A pattern is invalid.</exception>
    public static AllowedTexts ProtectedBranchesOf(RepositoryRulesPolicy policy) => new("branches", policy.ProtectedBranches, RepositoryExample);

    /// <summary>Returns the errors in a policy.</summary>
    public static IEnumerable<string> Errors(RepositoryRulesPolicy policy)
    {
        foreach (var (name, patterns) in policy.Lists)
        {
            if (Problem(name, patterns) is { } problem)
            {
                yield return problem;
            }
        }

        if (policy.MaxBuilds < 1)
        {
            yield return $"{nameof(policy.MaxBuilds)} of a policy must be at least 1.";
        }

        if (policy.MaxTimeout <= TimeSpan.Zero)
        {
            yield return $"{nameof(policy.MaxTimeout)} of a policy must be positive.";
        }
    }

    /// <summary>Whether a buildspec is the ARN of an object in S3.</summary>
    public static bool IsArn(string buildspec) => buildspec.StartsWith(ArnPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a buildspec is certainly a path in the source. Everything else may be text of a buildspec: CodeBuild accepts it also on one line.
    /// </summary>
    public static bool IsPath(string buildspec) =>
        buildspec.AsSpan().IndexOfAnyExcept(PathCharacters) < 0 && !buildspec.StartsWith('/') && !$"/{buildspec}/".Contains("/../", StringComparison.Ordinal);

    private static string? Problem(string name, IList<string> patterns)
    {
        try
        {
            _ = new AllowedTexts(name, patterns, RepositoryExample);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"{name} of a policy: {RuleErrors.MessageOf(exception)}";
        }
    }

    private AllowedTexts Allowed(string words, IList<string> patterns) => new(words, patterns, RepositoryName);
}

/// <summary>The texts that a policy allows. Without patterns, none.</summary>
internal sealed class AllowedTexts
{
    private readonly string words;
    private readonly string[] patterns;
    private readonly GlobList? list;

    /// <param name="words">What the texts are, in the plural.</param>
    /// <param name="patterns">The patterns of the policy.</param>
    /// <param name="repositoryName">The name of the repository, which replaces the placeholder.</param>
    /// <exception cref="ArgumentException">A pattern is invalid, or all patterns only exclude.</exception>
    public AllowedTexts(string words, IList<string> patterns, string repositoryName)
    {
        this.words = words;
        this.patterns = [.. patterns.Select(pattern => (pattern ?? "").Replace(BuildActionModel.Placeholder, repositoryName, StringComparison.Ordinal))];
        list = this.patterns.Length == 0 ? null : new(this.patterns);
    }

    public bool Contains(string text) => list?.IsMatch(text) == true;

    /// <summary>Returns the error that a text is not allowed, with what is allowed. Null if it is allowed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="verb">What the value does with the text.</param>
    public string? Problem(string text, string verb = "is")
    {
        if (Contains(text))
        {
            return null;
        }

        var found = $"{verb} {QuotedText.Of(text)}";
        return patterns.Length == 0 ? $"{found}, but the policy for this file allows no {words}"
            : Spelling.Nearest(text, [.. patterns.Where(static pattern => pattern.AsSpan().IndexOfAny("!*?[{") < 0)]) is { } nearest
                ? $"{found}, which the policy for this file does not allow; did you mean \"{nearest}\"? It allows the {words} {QuotedText.Listed(patterns)}"
            : $"{found}, which the policy for this file does not allow; it allows the {words} {QuotedText.Listed(patterns)}";
    }
}
