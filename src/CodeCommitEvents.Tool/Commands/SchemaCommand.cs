using System.CommandLine;

namespace CodeCommitEvents.Tool;

/// <summary>Writes the JSON Schema of rules to a file, with which editors complete and check rules.</summary>
internal sealed class SchemaCommand : ToolCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "The file to write; - prints the schema" };

    public SchemaCommand(ToolConsole console)
        : base(console, "schema", "Write the JSON Schema of rules to a file, with which editors complete and check rules", ["schema build-rules.schema.json"]) =>
        Add(file);

    protected override Task<int> RunAsync(ParseResult arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        var path = arguments.GetRequiredValue(file);
        if (path == Payload.StandardInput)
        {
            console.Output.Writer.WriteLine(BuildRulesDocument.JsonSchema);
            return Task.FromResult(Success);
        }

        if (!RulesFile.TryWriteSchema(path, out var problem))
        {
            console.Errors.WriteLines(problem);
            return Task.FromResult(Problems);
        }

        if (console.WritesJson)
        {
            JsonLine.Write(console.Output.Writer, json => json.WriteString("file", path));
            return Task.FromResult(Success);
        }

        console.Output.WriteLine(new Line().Add($"Wrote {path}. Write this as the first key of your rules: \"$schema\": \"{Path.GetFileName(path)}\""));
        return Task.FromResult(Success);
    }
}
