using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A kind of value in a document of rules: how it is read, and how its JSON Schema says the same.</summary>
/// <typeparam name="T">What it is read into.</typeparam>
/// <param name="Read">Reads a node. What is wrong with it goes to the errors, and nothing comes back.</param>
/// <param name="WriteSchema">Writes the properties of its schema.</param>
internal sealed record RuleValue<T>(Func<RuleNode, RuleErrors, T?> Read, Action<Utf8JsonWriter> WriteSchema)
    where T : class
{
    /// <summary>The same value, whose schema is written once, under a name.</summary>
    public RuleValue<T> As(string definition) => this with
    {
        WriteSchema = writer => RuleValues.WriteEither(writer, "allOf", one => one.WriteString("$ref", $"#/definitions/{definition}")),
    };
}
