using System.Text.Json;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The commands of a rule in a document: the name of the channel that gets the answers, or an object.</summary>
internal sealed class CommandActionModel
{
    private const string AnswerToKey = "answerTo";

    private static readonly Dictionary<string, PullRequestCommand> Words =
        PullRequestCommands.All.ToDictionary(static command => PullRequestCommands.WordOf(command)[1..], StringComparer.Ordinal);

    private static readonly IReadOnlyList<RuleKey<CommandActionModel>> Keys =
    [
        RuleKeys.Create<CommandActionModel, string>(AnswerToKey, "The name of the channel that gets the answers.", RuleValueKinds.TextLike(ChannelName.Pattern, "pull-request"), static (model, text) => model.channel = ChannelName.Check([text], nameof(text))[0]),
        RuleKeys.Create<CommandActionModel, string[]>("commands", "The commands that people can say. Default: all.", RuleValueKinds.List(RuleValueKinds.Word([.. Words.Keys])), static (model, words) => model.options = model.options with { Commands = [.. words.Select(static word => Words[word])] }),
        RuleKeys.Create<CommandActionModel, string[]>("projects", "Patterns for the projects whose builds the commands may start and stop. Default: all projects that the rules request for the pull request.", SharedValues.Texts, static (model, patterns) => model.SetProjects(patterns)),
        RuleKeys.Create<CommandActionModel, bool>("answersUnknown", "Whether a command that no rule knows gets an answer. Default: true.", RuleValueKinds.Flag, static (model, value) => model.options = model.options with { AnswersUnknown = value }),
    ];

    private string channel = "";
    private PullRequestCommandOptions options = new();

    /// <summary>The key of rules on comments.</summary>
    public static RuleKey<CommentRuleBuilder> Key { get; } = RuleKeys.Create<CommentRuleBuilder, CommandActionModel>(
        RunCommandsCondition.Key,
        "The commands in comments on pull requests that the rule runs: the name of the channel that gets the answers, or an object.",
        new(TryRead, WriteSchema),
        static (builder, model) => builder.Add(new RunCommandsCondition(new(model.channel, _ => model.options))));

    private static bool TryRead(RuleNode node, RuleErrors errors, out CommandActionModel value)
    {
        value = new();
        var before = errors.Count;
        if (errors.Bounds is not null)
        {
            errors.Add(node, "cannot be used in the file of a repository: its author could give commands to anybody");
        }

        if (node is { Kind: RuleNodeKind.Text, Text.Length: > 0, Flag: null })
        {
            Keys[0].Read(node, value, errors);
        }
        else if (node.Kind != RuleNodeKind.Object)
        {
            errors.AddWrongType(node, $"the name of a channel, or an object with {AnswerToKey}");
        }
        else
        {
            RuleKeys.Read(node, Keys, value, errors);
            if (node.Find(AnswerToKey) is null && !RuleKeys.HasMisspelled(node, [.. Keys.Select(key => key.Name)], AnswerToKey))
            {
                errors.Add(node, $"has no {AnswerToKey}");
            }
        }

        return errors.Count == before;
    }

    private static void WriteSchema(Utf8JsonWriter writer) => RuleValueKinds.WriteEither(writer, "anyOf", RuleValueKinds.TextLike(ChannelName.Pattern, "pull-request").WriteSchema, static one =>
    {
        one.WriteString("type", "object");
        one.WriteBoolean("additionalProperties", false);
        RuleValueKinds.WriteTexts(one, "required", [AnswerToKey]);
        RuleKeys.WriteProperties(one, Keys);
    });

    /// <summary>Checks the patterns at once, so that an error is reported at its pattern.</summary>
    private void SetProjects(string[] patterns)
    {
        _ = new GlobList(patterns, subject: PatternSubject.Project);
        options = options with { Projects = [.. patterns] };
    }
}
