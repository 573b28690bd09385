using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The kinds of values that have a definition in the schema.</summary>
internal static class SharedValues
{
    private static readonly RuleValue<string[]> TextList = RuleValueKinds.List(RuleValueKinds.Text);
    private static readonly RuleValue<CallerPattern[]> CallerList = RuleValueKinds.List(CallerValues.Caller);
    private static readonly RuleValue<BuildActionModel[]> BuildList = RuleValueKinds.List(BuildActionModel.Value);

    public static RuleValue<string[]> Texts { get; } = TextList.As("texts");

    public static RuleValue<CallerPattern[]> Callers { get; } = CallerList.As("callers");

    public static RuleValue<BuildActionModel[]> Builds { get; } = BuildList.As("builds");

    public static void WriteDefinitions(Utf8JsonWriter writer)
    {
        Write("texts", TextList.WriteSchema);
        Write("callers", CallerList.WriteSchema);
        Write("builds", BuildList.WriteSchema);

        void Write(string name, Action<Utf8JsonWriter> writeSchema)
        {
            writer.WriteStartObject(name);
            writeSchema(writer);
            writer.WriteEndObject();
        }
    }
}
