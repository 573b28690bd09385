using System.Text.Json;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The kinds of values whose schema is written once and has a name.</summary>
internal static class RuleDefinitions
{
    public const string Texts = "texts";

    private const string CallersName = "callers";
    private const string StartsName = "starts";
    private static readonly RuleValue<CallerPattern[]> CallerList = RuleValues.List(CallerValues.Caller);
    private static readonly RuleValue<BuildActionModel[]> StartList = RuleValues.List(BuildActionModelReader.Start);

    /// <summary>Callers: one, or a list of at least one.</summary>
    public static RuleValue<CallerPattern[]> Callers { get; } = CallerList.As(CallersName);

    /// <summary>Builds to start: one, or a list of at least one.</summary>
    public static RuleValue<BuildActionModel[]> Starts { get; } = StartList.As(StartsName);

    /// <summary>Writes the definitions.</summary>
    public static void Write(Utf8JsonWriter writer)
    {
        Write(writer, Texts, RuleValues.List(RuleValues.Text).WriteSchema);
        Write(writer, CallersName, CallerList.WriteSchema);
        Write(writer, StartsName, StartList.WriteSchema);
    }

    private static void Write(Utf8JsonWriter writer, string name, Action<Utf8JsonWriter> writeSchema)
    {
        writer.WriteStartObject(name);
        writeSchema(writer);
        writer.WriteEndObject();
    }
}
