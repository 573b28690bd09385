using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>A key of a rule in a document: what it is called, what it means, and what it tells a builder.</summary>
/// <typeparam name="TBuilder">The builder.</typeparam>
internal sealed class RuleKey<TBuilder>
{
    private readonly Action<RuleNode, TBuilder, RuleErrors> read;
    private readonly Action<Utf8JsonWriter> writeSchema;

    private RuleKey(string name, string description, Action<RuleNode, TBuilder, RuleErrors> read, Action<Utf8JsonWriter> writeSchema)
    {
        Name = name;
        Description = description;
        this.read = read;
        this.writeSchema = writeSchema;
    }

    public string Name { get; }

    public string Description { get; }

    public static RuleKey<TBuilder> Of<T>(string name, string description, RuleValue<T> value, Action<TBuilder, T> apply)
        where T : class => new(
        name,
        description,
        (node, builder, errors) =>
        {
            if (value.Read(node, errors) is { } read)
            {
                errors.Try(node, () => apply(builder, read));
            }
        },
        value.WriteSchema);

    /// <summary>A key whose value holds conditions again.</summary>
    public static RuleKey<TBuilder> OfGroup(string name, string description, Action<RuleNode, TBuilder, RuleErrors> read, Action<Utf8JsonWriter> writeSchema) =>
        new(name, description, read, writeSchema);

    public void Read(RuleNode node, TBuilder builder, RuleErrors errors) => read(node, builder, errors);

    public void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Name);
        writer.WriteString("description", Description);
        writeSchema(writer);
        writer.WriteEndObject();
    }
}
