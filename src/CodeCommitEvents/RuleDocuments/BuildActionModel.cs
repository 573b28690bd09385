using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A build in a document: the name of a project, or an object with the settings of the build.</summary>
internal sealed class BuildActionModel
{
    private const string ProjectKey = "project";
    private const string Placeholder = "{repository}";

    private static readonly Dictionary<string, SourceVersionChoice> Choices = new(StringComparer.Ordinal)
    {
        ["commit"] = SourceVersionChoice.Commit,
        ["referenceAndCommit"] = SourceVersionChoice.ReferenceAndCommit,
        ["reference"] = SourceVersionChoice.Reference,
        ["destination"] = SourceVersionChoice.Destination,
        ["projectDefault"] = SourceVersionChoice.ProjectDefault,
    };

    private static readonly RuleKey<BuildActionModel>[] Keys =
    [
        RuleKeys.Create<BuildActionModel, string>(ProjectKey, "The project. {repository} stands for the name of the repository.", RuleValueKinds.Text, static (model, text) => model.project = CheckProject(text)),
        RuleKeys.Create<BuildActionModel, bool>("asBatch", "Whether the build is a batch build. Default: false.", RuleValueKinds.Flag, static (model, flag) => model.Add(request => request with { IsBatch = flag })),
        RuleKeys.Create<BuildActionModel, bool>("cancelSuperseded", "Whether this build stops the previous build of the rule for the same pull request, branch or tag. Default: false.", RuleValueKinds.Flag, static (model, flag) => model.Add(request => request with { CancelsSuperseded = flag })),
        RuleKeys.Create<BuildActionModel, bool>("fromEventRepository", "Whether the source is the repository of the event, so that one project can build many repositories. Default: false.", RuleValueKinds.Flag, static (model, flag) => model.Add(request => request with { IsFromEventRepository = flag })),
        RuleKeys.Create<BuildActionModel, string>("buildspec", "The path or the text of a buildspec. Default: the buildspec of the project.", RuleValueKinds.Text, static (model, text) => model.Add(request => request.WithBuildspec(text))),
        RuleKeys.Create<BuildActionModel, string>("at", "The source version to build. Default: commit.", RuleValueKinds.Word([.. Choices.Keys]), static (model, word) => model.Add(request => request with { SourceVersionChoice = Choices[word] })),
        RuleKeys.Create<BuildActionModel, string>("sourceVersion", "A fixed source version, instead of one from the event.", RuleValueKinds.Text, static (model, text) => model.Add(request => request with { SourceVersion = text })),
        Variables("environmentVariables", "Environment variables of the build in clear text. Do not put secrets here.", static (request, name, value) => request.WithEnvironmentVariable(name, value)),
        Variables("parameters", "Environment variables with values from Systems Manager. Each value is the name of a parameter.", static (request, name, parameter) => request.WithParameter(name, parameter)),
        Variables("secrets", "Environment variables with values from Secrets Manager. Each value is a secret: ID:KEY:STAGE:VERSION. Only ID is required.", static (request, name, secret) => request.WithSecret(name, secret)),
    ];

    private readonly List<Func<BuildRequest, BuildRequest>> steps = [];

    /// <summary>The names of the variables that were read, of all three kinds.</summary>
    private readonly HashSet<string> variables = new(StringComparer.Ordinal);

    private string project = "";

    public static RuleValue<BuildActionModel> Value { get; } = new(TryRead, WriteSchema);

    public BuildRule<TEvent> AddTo<TEvent>(BuildRule<TEvent> rule)
        where TEvent : ServiceEvent => project.Contains(Placeholder, StringComparison.Ordinal)
        ? rule.StartBuild(ProjectOf, Configure, project)
        : rule.StartBuild(project, Configure);

    private static bool TryRead(RuleNode node, RuleErrors errors, out BuildActionModel value)
    {
        value = new();
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
                errors.Add(node, $"has no {ProjectKey}");
            }
        }

        return errors.Count == before;
    }

    /// <summary>Checks that the name contains no braces, except those of the placeholder. No other part of an event can be used in the name.</summary>
    private static string CheckProject(string text) =>
        text.Replace(Placeholder, "", StringComparison.Ordinal).AsSpan().IndexOfAny('{', '}') < 0
            ? text
            : throw new ArgumentException($"The name of a project can contain no braces except {Placeholder}.", nameof(text));

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
        RuleKeys.WriteProperties(one, Keys);
    });

    private void Add(Func<BuildRequest, BuildRequest> step) => steps.Add(step);

    private BuildRequest Configure(BuildRequest request) => steps.Aggregate(request, static (shaped, step) => step(shaped));

    private string? ProjectOf(ServiceEvent serviceEvent) =>
        serviceEvent.RepositoryName is { Length: > 0 } repository ? project.Replace(Placeholder, repository, StringComparison.Ordinal) : null;

    private void ReadVariables(RuleNode node, RuleErrors errors, Func<BuildRequest, string, string, BuildRequest> add)
    {
        if (node.Kind != RuleNodeKind.Object)
        {
            errors.Add(node, $"is {node.KindWords}, but must be an object of names and texts");
            return;
        }

        foreach (var (name, value) in node.Properties)
        {
            if (value.Kind != RuleNodeKind.Text)
            {
                errors.Add(value, $"is {value.KindWords}, but must be a text");
                continue;
            }

            if (!variables.Add(name))
            {
                errors.Add(value, "is defined twice, with different kinds of values");
            }

            errors.Try(value, () => add(new() { ProjectName = "" }, name, value.Text));
            Add(request => add(request, name, value.Text));
        }
    }
}
