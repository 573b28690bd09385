using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CodeCommitEvents.Tool;

/// <summary>Writes a template as YAML, with the short forms of functions, such as <c>!Ref</c>. A text that is not plainly a word is quoted, so that it stays a text.</summary>
internal static partial class YamlText
{
    /// <summary>The longest list on one line.</summary>
    private const int LongestLine = 100;

    /// <summary>Words that YAML reads as something else than a text.</summary>
    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(["y", "n", "yes", "no", "on", "off", "true", "false", "null"], StringComparer.OrdinalIgnoreCase);

    private static readonly EmitterSettings Settings = new EmitterSettings().WithBestWidth(int.MaxValue).WithIndentedSequences().WithNewLine("\n");

    public static string Write(JsonObject template)
    {
        using var text = new StringWriter();
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Write(template, emitter, isInLine: false);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return $"{text.ToString().TrimEnd()}\n";
    }

    private static void Write(JsonNode node, IEmitter emitter, bool isInLine, string? tag = null)
    {
        switch (node)
        {
            case JsonObject function when tag is null && TagOf(function) is { } name:
                Write(name == "!GetAtt" ? string.Join('.', function["Fn::GetAtt"]!.AsArray().Select(static part => part!.GetValue<string>())) : function.Single().Value!, emitter, isInLine, name);
                break;
            case JsonObject members:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isInLine ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, value) in members)
                {
                    emitter.Emit(Text(key, isInLine, null));
                    Write(value!, emitter, isInLine);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray items:
                var isOneLine = isInLine || (items.ToJsonString().Length <= LongestLine && items.All(IsShort));
                emitter.Emit(new SequenceStart(AnchorName.Empty, tag ?? TagName.Empty, tag is null, isOneLine ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in items)
                {
                    Write(item!, emitter, isOneLine);
                }

                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(node.GetValueKind() == JsonValueKind.String ? Text(node.GetValue<string>(), isInLine, tag) : new Scalar(node.ToJsonString()));
                break;
        }
    }

    private static Scalar Text(string text, bool isInLine, string? tag)
    {
        var style = Word().IsMatch(text) && !Reserved.Contains(text) && !(isInLine && text.Contains(':', StringComparison.Ordinal)) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted;
        return new(AnchorName.Empty, tag ?? TagName.Empty, text, style, isPlainImplicit: tag is null, isQuotedImplicit: tag is null);
    }

    /// <summary>Returns the short form of a function. Null if the object is none.</summary>
    private static string? TagOf(JsonObject node) =>
        node.Count != 1 ? null
        : node.First().Key is ['F', 'n', ':', ':', .. var name] ? $"!{name}"
        : node.ContainsKey("Ref") ? "!Ref"
        : null;

    /// <summary>Whether an item of a list can be on one line with others: a word, a number, or a function of them.</summary>
    private static bool IsShort(JsonNode? item) => item switch
    {
        JsonObject function => TagOf(function) is not null && function.Single().Value is var value && (value is JsonValue || IsShort(value)),
        JsonArray items => items.All(IsShort),
        _ => item!.GetValueKind() != JsonValueKind.String || !item.GetValue<string>().Contains(':', StringComparison.Ordinal),
    };

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./-]*(:{1,2}[A-Za-z0-9_./-]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
