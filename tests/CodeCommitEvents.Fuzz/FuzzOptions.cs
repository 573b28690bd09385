using System.Globalization;

namespace CodeCommitEvents.Fuzz;

/// <summary>The options of the command line.</summary>
internal sealed record FuzzOptions
{
    public const string Usage = """
        Usage: dotnet run --project tests/CodeCommitEvents.Fuzz -c Release -- [OPTION]...

          --minutes    how long to run; default 1
          --seed       the seed of the mutations; default 1. Inputs depend only on the seed, the iteration and the corpus
          --corpus     a folder: its *.json files are payloads that are mutated, too
          --findings   the folder for findings; default artifacts/fuzz
          --iteration  run only this iteration
          --input      run only the input in this file, as a payload and as a rule document

        Exit code: 0 no findings; 1 findings; 2 wrong usage.
        """;

    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    public int Seed { get; init; } = 1;

    public string? CorpusFolder { get; init; }

    public string? FindingsFolder { get; init; }

    public int? OnlyIteration { get; init; }

    public string? OnlyInput { get; init; }

    /// <summary>Returns null if an option is unknown, has no value, or has a wrong value.</summary>
    public static FuzzOptions? Parse(string[] args)
    {
        FuzzOptions? options = args.Length % 2 == 0 ? new() : null;
        for (var index = 0; index + 1 < args.Length && options is not null; index += 2)
        {
            options = With(options, args[index], args[index + 1]);
        }

        return options;
    }

    private static FuzzOptions? With(FuzzOptions options, string name, string value) => name switch
    {
        "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 100_000 => options with { Duration = TimeSpan.FromMinutes(minutes) },
        "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out var seed) => options with { Seed = seed },
        "--corpus" when Directory.Exists(value) => options with { CorpusFolder = value },
        "--findings" => options with { FindingsFolder = value },
        "--iteration" when int.TryParse(value, CultureInfo.InvariantCulture, out var iteration) && iteration >= 0 => options with { OnlyIteration = iteration },
        "--input" when File.Exists(value) => options with { OnlyInput = value },
        _ => null,
    };
}
