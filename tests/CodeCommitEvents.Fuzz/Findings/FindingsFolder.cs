using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Fuzz.Inputs;
using CodeCommitEvents.Fuzz.Oracles;
using Microsoft.Win32.SafeHandles;

namespace CodeCommitEvents.Fuzz.Findings;

/// <summary>
/// The folder with the inputs that an oracle complained about. The file <c>running-SEED</c> contains the current iteration. If the process ends
/// without a message, such as after a stack overflow, this iteration is the finding.
/// </summary>
internal sealed class FindingsFolder : IDisposable
{
    private const int MostPrinted = 3_000;

    private readonly string folder;
    private readonly int seed;
    private readonly SafeFileHandle running;

    public FindingsFolder(FuzzOptions options)
    {
        folder = options.FindingsFolder ?? Path.Combine(Corpus.Repository(), "artifacts", "fuzz");
        seed = options.Seed;
        Directory.CreateDirectory(folder);
        running = File.OpenHandle(Running, FileMode.Create, FileAccess.Write);
    }

    private string Running => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"running-{seed}"));

    public void Begin(int iteration) => RandomAccess.Write(running, Encoding.ASCII.GetBytes(iteration.ToString("D10", CultureInfo.InvariantCulture)), fileOffset: 0);

    /// <summary>Writes the input to a file that is named for its hash, and prints what is wrong.</summary>
    public void Add(Input input, int iteration, Violation violation)
    {
        var file = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(input.Bytes))[..16]}.{input.Kind.ToString().ToLowerInvariant()}");
        File.WriteAllBytes(file, input.Bytes);
        Console.WriteLine($"FINDING seed {seed}, iteration {iteration}: not true that \"{violation.Oracle}\" ({input.Kind}, {input.Bytes.Length} bytes)");
        Console.WriteLine($"  {(violation.Problem.Length > MostPrinted ? violation.Problem[..MostPrinted] : violation.Problem)}");
        Console.WriteLine($"  {file}");
    }

    public void Dispose()
    {
        running.Dispose();
        File.Delete(Running);
    }
}
