using BenchmarkDotNet.Attributes;
using CodeCommitEvents.Benchmarks.Parsing.Pocos;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>Parses the bytes of five payloads into objects.</summary>
/// <remarks>
/// The methods return different results. <see cref="Floor"/> only counts tokens. The POCOs have properties for exactly the fields of
/// these payloads: they expect certain wrappers, keep no unknown fields, and fail completely if a field has an unexpected type.
/// <see cref="CodeCommitEvents"/> detects the kind of payload and keeps all fields.
/// </remarks>
[Config(typeof(ParsingConfig))]
public class ParsingBenchmarks
{
    private byte[] utf8Json = [];

    /// <summary>The payload.</summary>
    [ParamsAllValues]
    public Payload Payload { get; set; }

    /// <summary>Loads the payload, and fails if the methods do not read the same facts.</summary>
    [GlobalSetup]
    public void Load()
    {
        utf8Json = Payloads.Load(Payload);
        Verification.Verify(Payload);
    }

    /// <summary>The minimal work of a reader: <c>Utf8JsonReader</c> reads every token, including the tokens of JSON inside strings.</summary>
    [Benchmark(Baseline = true)]
    public int Floor() => FloorWalk.CountTokens(utf8Json);

    /// <summary>This library.</summary>
    [Benchmark]
    public object CodeCommitEvents() => EventParser.Parse(utf8Json);

    /// <summary>Code as a team would write it by hand: it deserializes the wrapper, and then the text inside the wrapper, with reflection.</summary>
    [Benchmark]
    public object PocoReflection() => ReflectionReader.Read(Payload, utf8Json);

    /// <summary>
    /// Deserializes the same classes as <see cref="PocoReflection"/>, with a source-generated
    /// <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.
    /// </summary>
    [Benchmark]
    public object PocoSourceGenerated() => SourceGeneratedReader.Read(Payload, utf8Json);
}
