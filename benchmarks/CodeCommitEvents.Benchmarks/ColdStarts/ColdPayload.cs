using CodeCommitEvents.Benchmarks.Parsing;

namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>The payload of the programs, in a file: ten notifications in an SQS batch.</summary>
internal sealed class ColdPayload : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cold-");

    public ColdPayload() => File.WriteAllBytes(Path, Payloads.Load(Payload.SqsBatchOf10));

    public string Path => System.IO.Path.Combine(folder.FullName, "payload.json");

    public void Dispose() => folder.Delete(recursive: true);
}
