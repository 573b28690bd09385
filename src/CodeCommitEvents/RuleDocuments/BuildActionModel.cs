using System.Text.Json;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A build in a document: the name of a project, or an object with the settings of the build.</summary>
internal sealed class BuildActionModel
{
    public const string ProjectKey = "project";
    public const string AtKey = "at";
    public const string SourceVersionKey = "sourceVersion";
    public const string Placeholder = "{repository}";

    private static readonly Dictionary<string, SourceVersionChoice> Choices = new(StringComparer.Ordinal)
    {
        ["commit"] = SourceVersionChoice.Commit,
        ["referenceAndCommit"] = SourceVersionChoice.ReferenceAndCommit,
        ["reference"] = SourceVersionChoice.Reference,
        ["destination"] = SourceVersionChoice.Destination,
        ["projectDefault"] = SourceVersionChoice.ProjectDefault,
    };

    public static IReadOnlyList<RuleKey<BuildActionModel>> Keys { get; } =
    [
        RuleKeys.Create<BuildActionModel, string>(ProjectKey, "The project. {repository} stands for the name of the repository.", RuleValueKinds.Text, static (model, text) => model.project = CheckProject(text)),
        RuleKeys.Create<BuildActionModel, bool>("asBatch", "Whether the build is a batch build. Default: false.", RuleValueKinds.Flag, static (model, flag) => model.Add(request => request with { IsBatch = flag })),
        RuleKeys.Create<BuildActionModel, bool>("cancelSuperseded", "Whether this build stops the previous build of the rule for the same pull request, branch or tag. Default: false.", RuleValueKinds.Flag, static (model, flag) => model.Add(request => request with { CancelsSuperseded = flag })),
        RuleKeys.Create<BuildActionModel, bool>("fromEventRepository", "Whether the source is the repository of the event, so that one project can build many repositories. Default: false.", RuleValueKinds.Flag, static (model, flag) => model.Add(request => request with { IsFromEventRepository = flag })),
        RuleKeys.Create<BuildActionModel, string>("buildspec", "The path or the text of a buildspec. Default: the buildspec of the project.", RuleValueKinds.Text, static (model, text) => model.Add(request => request.WithBuildspec(text))),
        RuleKeys.Create<BuildActionModel, string>(AtKey, "The source version to build. Default: commit. Not together with sourceVersion.", RuleValueKinds.Word([.. Choices.Keys]), static (model, word) => model.choice = Choices[word]),
        RuleKeys.Create<BuildActionModel, string>(SourceVersionKey, "A fixed source version, instead of one from the event.", RuleValueKinds.Text, static (model, text) => model.Add(request => request with { SourceVersion = text })),
        RuleKeys.Create<BuildActionModel, int>("timeout", "The number of minutes after which CodeBuild stops the build. For a batch build, this is the limit of each build in it. Default: the timeout of the project.", RuleValueKinds.Number(BuildRequestCheck.MinTimeout, BuildRequestCheck.MaxTimeout), static (model, minutes) => model.Add(request => request.WithTimeout(TimeSpan.FromMinutes(minutes)))),
        RuleKeys.Create<BuildActionModel, string>("image", "The container image of the build. Default: the image of the project.", RuleValueKinds.TextLike(@"^\S+$", "aws/codebuild/standard:7.0"), static (model, image) => model.Checked(request => request.WithImage(image))),
        RuleKeys.Create<BuildActionModel, string>("computeType", "The compute type of the build, as CodeBuild names it. Default: the compute type of the project.", RuleValueKinds.TextLike("^[A-Z][A-Z0-9_]*$", "BUILD_GENERAL1_SMALL"), static (model, type) => model.Checked(request => request.WithComputeType(type))),
        RuleKeys.Create<BuildActionModel, string>("role", "The service role of the build: its ARN or its name. Default: the service role of the project.", RuleValueKinds.TextLike(@"^(arn:[a-z-]+:iam::[0-9]{12}:role/[!-~]+|[\w+=,.@-]{1,64})$", "arn:aws:iam::111122223333:role/ci"), static (model, role) => model.Checked(request => request.WithServiceRole(role))),
        Variables("environmentVariables", "Environment variables of the build in clear text. Do not put secrets here.", static (request, name, value) => request.WithEnvironmentVariable(name, value)),
        Variables("parameters", "Environment variables with values from Systems Manager. Each value is the name of a parameter.", static (request, name, parameter) => request.WithParameter(name, parameter)),
        Variables("secrets", "Environment variables with values from Secrets Manager. Each value is a secret: ID:KEY:STAGE:VERSION. Only ID is required.", static (request, name, secret) => request.WithSecret(name, secret)),
    ];

    private readonly List<Func<BuildRequest, BuildRequest>> steps = [];

    /// <summary>The names of the variables that were read, of all three kinds.</summary>
    private readonly HashSet<string> variables = new(StringComparer.Ordinal);

    private string project = "";
    private SourceVersionChoice choice;
    private RuleNode? node;

    public static RuleValue<BuildActionModel> Value { get; } = new(TryRead, WriteSchema);

    public BuildRule<TEvent> AddTo<TEvent>(BuildRule<TEvent> rule)
        where TEvent : ServiceEvent => project.Contains(Placeholder, StringComparison.Ordinal)
        ? rule.StartBuild(ProjectOf, Configure, project)
        : rule.StartBuild(project, Configure);

    /// <summary>Adds an error if no event of the type has the source version. Otherwise, the rule would never match.</summary>
    public void CheckSource(Type eventType, RuleErrors errors)
    {
        if (node is null || node.Find(SourceVersionKey) is not null || BuildAction.MayHaveSource(eventType, choice))
        {
            return;
        }

        var possible = QuotedText.Listed(Choices.Where(pair => BuildAction.MayHaveSource(eventType, pair.Value)).Select(static pair => pair.Key));
        var word = QuotedText.Of(Choices.First(pair => pair.Value == choice).Key);
        errors.Add(node.Find(AtKey) ?? node, node.Find(AtKey) is null
            ? $"needs the key {AtKey}, because the events of this rule have no {word}; possible values are {possible}"
            : $"is {word}, which the events of this rule do not have; possible values are {possible}");
    }

    private static bool TryRead(RuleNode node, RuleErrors errors, out BuildActionModel value)
    {
        value = new() { node = node };
        var before = errors.Count;
        if (node.Kind != RuleNodeKind.Object)
        {
            Keys[0].Read(node, value, errors);
        }
        else
        {
            RuleKeys.Read(node, Keys, value, errors);
            if (node.Find(ProjectKey) is null)
            {
                if (!RuleKeys.HasMisspelled(node, [.. Keys.Select(key => key.Name)], ProjectKey))
                {
                    errors.Add(node, $"has no {ProjectKey}");
                }
            }
            else if (node.Find(AtKey) is not null && node.Find(SourceVersionKey) is { } version)
            {
                errors.Add(version, $"cannot be used together with {AtKey}: both say which source version is built");
            }
        }

        errors.Bounds?.CheckBuild(node, errors);
        return errors.Count == before;
    }

    /// <summary>Checks that the name contains no braces, except those of the placeholder. No other part of an event can be used in the name.</summary>
    private static string CheckProject(string text)
    {
        var example = text.Replace(Placeholder, "x", StringComparison.Ordinal);
        var problem = example.AsSpan().IndexOfAny('{', '}') < 0
            ? BuildRequestCheck.ProblemOfProject(example)
            : $"The name of a project can contain no braces except {Placeholder}.";
        return problem is null ? text : throw new ArgumentException(problem, nameof(text));
    }

    private static RuleKey<BuildActionModel> Variables(string name, string description, Func<BuildRequest, string, string, BuildRequest> add) =>
        new(name, description, (node, model, errors) => model.ReadVariables(node, errors, add), static writer =>
        {
            writer.WriteString("type", "object");
            writer.WriteStartObject("propertyNames");
            writer.WriteString("pattern", "^(?![Cc][Oo][Dd][Ee][Bb][Uu][Ii][Ll][Dd]_)[A-Za-z_][A-Za-z0-9_]*$");
            writer.WriteEndObject();
            writer.WriteStartObject("additionalProperties");
            writer.WriteString("type", "string");
            writer.WriteEndObject();
        });

    private static void WriteSchema(Utf8JsonWriter writer) => RuleValueKinds.WriteEither(writer, "anyOf", RuleValueKinds.Text.WriteSchema, static one =>
    {
        one.WriteString("type", "object");
        one.WriteBoolean("additionalProperties", false);
        RuleValueKinds.WriteTexts(one, "required", [ProjectKey]);
        RuleValueKinds.WriteNot(one, AtKey, SourceVersionKey);
        RuleKeys.WriteProperties(one, Keys);
    });

    private void Add(Func<BuildRequest, BuildRequest> step) => steps.Add(step);

    /// <summary>Adds a step that is tried at once, so that its error is reported at its key.</summary>
    private void Checked(Func<BuildRequest, BuildRequest> step)
    {
        step(new() { ProjectName = "" });
        Add(step);
    }

    private BuildRequest Configure(BuildRequest request) => steps.Aggregate(request with { SourceVersionChoice = choice }, static (shaped, step) => step(shaped));

    private string? ProjectOf(ServiceEvent serviceEvent) =>
        serviceEvent.RepositoryName is { Length: > 0 } repository ? project.Replace(Placeholder, repository, StringComparison.Ordinal) : null;

    /// <summary>Reads variables. The errors do not contain values, which must not appear in logs.</summary>
    private void ReadVariables(RuleNode node, RuleErrors errors, Func<BuildRequest, string, string, BuildRequest> add)
    {
        if (node.Kind != RuleNodeKind.Object)
        {
            errors.Add(node, $"is {node.KindWords}, but must be an object of names and texts");
            return;
        }

        foreach (var (name, value) in node.Properties.TakeWhile(_ => !errors.IsFull))
        {
            if (value.Kind != RuleNodeKind.Text)
            {
                errors.Add(value, $"is {value.KindWords}, but must be a text{(value.Kind is RuleNodeKind.Number or RuleNodeKind.Flag ? ": write it in quotation marks" : "")}");
                continue;
            }

            if (!variables.Add(name))
            {
                errors.Add(value, "is defined twice, with different kinds of values");
            }

            try
            {
                Checked(request => add(request, name, value.Text));
            }
            catch (ArgumentException exception)
            {
                errors.Add(value, $"is wrong: {RuleErrors.MessageOf(exception)}");
            }
        }
    }
}
