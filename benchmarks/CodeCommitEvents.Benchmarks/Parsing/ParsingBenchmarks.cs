using BenchmarkDotNet.Attributes;
using CodeCommitEvents.Benchmarks.Parsing.Pocos;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>From the bytes that a function gets to objects, for four payloads.</summary>
/// <remarks>
/// The methods are not equal in what they give. <see cref="Floor"/> gives nothing. The POCOs have every field of these
/// payloads as a property and no more: they know beforehand which wrappers there are, keep no unknown fields, and fail as
/// a whole where one field has another type. <see cref="CodeCommitEvents"/> finds out what came, and keeps everything.
/// </remarks>
[Config(typeof(ParsingConfig))]
public class ParsingBenchmarks
{
    private byte[] utf8Json = [];

    /// <summary>What is parsed.</summary>
    [ParamsAllValues]
    public Payload Payload { get; set; }

    /// <summary>Loads the payload, and fails where the methods do not see the same in it.</summary>
    [GlobalSetup]
    public void Load()
    {
        utf8Json = Payloads.Load(Payload);
        Verification.Verify(Payload);
    }

    /// <summary>The least that a reader can do: <c>Utf8JsonReader</c> over every token, and over those of the JSON inside.</summary>
    [Benchmark(Baseline = true)]
    public int Floor() => FloorWalk.CountTokens(utf8Json);

    /// <summary>This library.</summary>
    [Benchmark]
    public object CodeCommitEvents() => EventParser.Parse(utf8Json);

    /// <summary>What a team writes by hand: the wrapper deserialized, then the text inside it, by reflection.</summary>
    [Benchmark]
    public object PocoReflection() => ReflectionReader.Read(Payload, utf8Json);

    /// <summary>The same classes by a source-generated <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</summary>
    [Benchmark]
    public object PocoSourceGenerated() => SourceGeneratedReader.Read(Payload, utf8Json);
}
