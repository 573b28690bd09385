using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Reads what a rule of a document starts: the name of a project, an object that shapes the build, or a list of these.</summary>
internal static class BuildActionModelReader
{
    private const string ProjectKey = "project";

    private static readonly Dictionary<string, SourceVersionChoice> Choices = new(StringComparer.Ordinal)
    {
        ["commit"] = SourceVersionChoice.Commit,
        ["referenceAndCommit"] = SourceVersionChoice.ReferenceAndCommit,
        ["reference"] = SourceVersionChoice.Reference,
        ["destination"] = SourceVersionChoice.Destination,
        ["projectDefault"] = SourceVersionChoice.ProjectDefault,
    };

    private static readonly RuleKey<BuildActionModelBuilder>[] Keys =
    [
        RuleKey<BuildActionModelBuilder>.Of(ProjectKey, "The project; {repository} stands for the name of the repository.", RuleValues.Text, static (shape, text) => shape.Project = Project(text)),
        RuleKey<BuildActionModelBuilder>.Of("batch", "Whether it is a batch build. Default: no.", RuleValues.Flag, static (shape, flag) => shape.Add(request => request with { IsBatch = (bool)flag })),
        RuleKey<BuildActionModelBuilder>.Of("cancelSuperseded", "Whether an older build of the rule for the same pull request or reference is stopped. Default: no.", RuleValues.Flag, static (shape, flag) => shape.Add(request => request with { CancelsSuperseded = (bool)flag })),
        RuleKey<BuildActionModelBuilder>.Of("buildspec", "A buildspec other than the project's: its path, or its text.", RuleValues.Text, static (shape, text) => shape.Add(request => request.WithBuildspec(text))),
        RuleKey<BuildActionModelBuilder>.Of("at", "Which version of the source. Default: commit.", RuleValues.Word([.. Choices.Keys]), static (shape, word) => shape.Add(request => request with { SourceVersionChoice = Choices[word] })),
        RuleKey<BuildActionModelBuilder>.Of("sourceVersion", "A source version, literally, in place of one of the event.", RuleValues.Text, static (shape, text) => shape.Add(request => request with { SourceVersion = text })),
        Variables("environment", "Environment variables of the build, in clear text: no place for secrets.", static (request, name, value) => request.WithEnvironmentVariable(name, value)),
        Variables("parameters", "Environment variables that have the value of a parameter of Systems Manager, by its name.", static (request, name, parameter) => request.WithParameter(name, parameter)),
        Variables("secrets", "Environment variables that have the value of a secret of Secrets Manager: ID:KEY:STAGE:VERSION, of which all but the first may be missing.", static (request, name, secret) => request.WithSecret(name, secret)),
    ];

    public static RuleValue<BuildActionModel> Start { get; } = new(Read, WriteSchema);

    private static BuildActionModel? Read(RuleNode node, RuleErrors errors)
    {
        var shape = new BuildActionModelBuilder();
        var before = errors.Count;
        if (node.Kind != RuleNodeKind.Object)
        {
            Keys[0].Read(node, shape, errors);
        }
        else
        {
            RuleKeys.Read(node, Keys, shape, errors);
            if (node.Find(ProjectKey) is null)
            {
                errors.Add(node, $"has no {ProjectKey}");
            }
        }

        return errors.Count == before ? new(shape.Project, shape.Configure) : null;
    }

    private static string Project(string text)
    {
        var rest = text.Replace(BuildActionModel.Placeholder, "", StringComparison.Ordinal);
        return rest.AsSpan().IndexOfAny('{', '}') < 0
            ? text
            : throw new ArgumentException($"of braces the name of a project has {BuildActionModel.Placeholder} only.", nameof(text));
    }

    private static RuleKey<BuildActionModelBuilder> Variables(string name, string description, Func<BuildRequest, string, string, BuildRequest> add) =>
        RuleKey<BuildActionModelBuilder>.OfGroup(name, description, (node, shape, errors) => ReadVariables(node, shape, errors, add), WriteVariablesSchema);

    private static void ReadVariables(RuleNode node, BuildActionModelBuilder shape, RuleErrors errors, Func<BuildRequest, string, string, BuildRequest> add)
    {
        if (node.Kind != RuleNodeKind.Object)
        {
            errors.Add(node, $"is {node.KindWords}, and not an object of names and texts");
            return;
        }

        foreach (var (name, value) in node.Properties)
        {
            if (value.Kind != RuleNodeKind.Text)
            {
                errors.Add(value, $"is {value.KindWords}, and not a text");
            }
            else
            {
                if (!shape.Variables.Add(name))
                {
                    errors.Add(value, "is there twice, as values of two kinds");
                }

                errors.Try(value, () => add(new() { ProjectName = "" }, name, value.Text));
                shape.Add(request => add(request, name, value.Text));
            }
        }
    }

    private static void WriteSchema(Utf8JsonWriter writer) => RuleValues.WriteEither(writer, "anyOf", RuleValues.Text.WriteSchema, static one =>
    {
        one.WriteString("type", "object");
        one.WriteBoolean("additionalProperties", false);
        RuleValues.WriteTexts(one, "required", [ProjectKey]);
        RuleKeys.WriteProperties(one, Keys);
    });

    private static void WriteVariablesSchema(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("propertyNames");
        writer.WriteString("pattern", "^(?![Cc][Oo][Dd][Ee][Bb][Uu][Ii][Ll][Dd]_)[A-Za-z_][A-Za-z0-9_]*$");
        writer.WriteEndObject();
        writer.WriteStartObject("additionalProperties");
        writer.WriteString("type", "string");
        writer.WriteEndObject();
    }
}
