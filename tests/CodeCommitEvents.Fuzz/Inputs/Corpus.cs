using System.Text.Json;
using CodeCommitEvents.Tests.Generators;
using CodeCommitEvents.Tests.Rules;
using CsCheck;

namespace CodeCommitEvents.Fuzz.Inputs;

/// <summary>
/// The inputs that are mutated: the payloads in <c>tests/Payloads</c>, generated payloads, the payloads of the user's folder, and rule documents
/// that are generated from the JSON Schema. The same seed gives the same corpus.
/// </summary>
internal sealed class Corpus
{
    private const int GeneratedPayloads = 400;
    private const int GeneratedDocuments = 400;
    private const int GeneratedRuleSets = 32;

    /// <summary>The mutations of a document that is refused test little, so only valid documents are mutated.</summary>
    private const int MostAttempts = 40_000;

    private Corpus(byte[][] payloads, byte[][] documents, BuildRules[] ruleSets)
    {
        Payloads = payloads;
        Documents = documents;
        RuleSets = ruleSets;
        Deliveries = [.. payloads.SelectMany(payload => EventParser.TryParse(payload, out var deliveries) ? deliveries.Take(4) : [])];
    }

    /// <summary>Payloads with events.</summary>
    public byte[][] Payloads { get; }

    /// <summary>Rule documents.</summary>
    public byte[][] Documents { get; }

    /// <summary>The rules that evaluate the events of mutated payloads.</summary>
    public BuildRules[] RuleSets { get; }

    /// <summary>The events that the rules of mutated documents evaluate.</summary>
    public EventDelivery[] Deliveries { get; }

    public static Corpus Read(FuzzOptions options)
    {
        var pcg = new PCG(1, (ulong)options.Seed);
        var documents = new SchemaDocuments(JsonDocument.Parse(BuildRulesDocument.JsonSchema).RootElement);
        var random = new Random(options.Seed);
        byte[][] generated =
        [
            .. Enumerable.Range(0, MostAttempts).Select(_ => documents.Next(random)).Where(document => ReadOrNull(document) is not null).Take(GeneratedDocuments),
        ];
        if (generated.Length < GeneratedDocuments)
        {
            throw new InvalidOperationException($"Only {generated.Length} of {MostAttempts} generated rule documents are valid. Change SchemaDocuments.");
        }

        return new(
            [
                .. FilesBelow(Path.Combine(Repository(), "tests", "Payloads")),
                .. options.CorpusFolder is { } folder ? FilesBelow(folder) : [],
                .. Enumerable.Range(0, GeneratedPayloads).Select(_ => EventWriter.Write(AnyDelivery.Value.Generate(pcg, null, out Size _))),
            ],
            generated,
            [
                .. Enumerable.Range(0, GeneratedRuleSets).Select(_ => AnyRules.Any.Generate(pcg, null, out Size _)),
                .. generated.Select(ReadOrNull).OfType<BuildRules>().Take(GeneratedRuleSets),
            ]);
    }

    /// <summary>The folder that contains the solution.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CodeCommitEvents.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The fuzzer runs below the repository's folder.");
        }

        return folder.FullName;
    }

    private static IEnumerable<byte[]> FilesBelow(string folder) => Directory
        .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    private static BuildRules? ReadOrNull(byte[] document)
    {
        try
        {
            return BuildRulesDocument.FromJson(document);
        }
        catch (RuleDocuments.BuildRulesFormatException)
        {
            return null;
        }
    }
}
