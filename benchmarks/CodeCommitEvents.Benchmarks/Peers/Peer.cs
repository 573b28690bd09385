using System.ComponentModel;
using System.Diagnostics;

namespace CodeCommitEvents.Benchmarks.Peers;

/// <summary>A program in another language that parses the payloads (<c>benchmarks/peers</c>).</summary>
/// <param name="Language">The name for display.</param>
/// <param name="Tool">The command that must be installed. Its argument <paramref name="VersionArgument"/> prints a version.</param>
/// <param name="VersionArgument">The argument that prints the version.</param>
/// <param name="Build">The arguments of the tool that build the program. Empty if there is nothing to build.</param>
/// <param name="Run">The command that runs the program. The folder of the payloads follows as the last argument.</param>
/// <param name="Folder">The folder in which the program is built.</param>
internal sealed record Peer(string Language, string Tool, string VersionArgument, string[] Build, string[] Run, string Folder)
{
    /// <summary>The folder of Debian's packages of Rust libraries, which are used if they are installed. Otherwise, cargo downloads the libraries.</summary>
    private const string DebianCrates = "/usr/share/cargo/registry";

    /// <summary>All programs. <paramref name="sources"/> is the folder <c>benchmarks/peers</c>; <paramref name="output"/> is a folder for built programs.</summary>
    public static Peer[] All(string sources, string output) =>
    [
        new("Rust", "cargo", "--version",
            ["build", "--release", "--quiet", "--target-dir", $"{output}/rust", .. CrateSource()],
            [$"{output}/rust/release/peer"], $"{sources}/rust"),
        new("Go", "go", "version", ["build", "-o", $"{output}/go/peer", "."], [$"{output}/go/peer"], $"{sources}/go"),
        new("Node", "node", "--version", [], ["node", $"{sources}/node/peer.mjs"], $"{sources}/node"),
        new("Python", "python3", "--version", [], ["python3", $"{sources}/python/peer.py"], $"{sources}/python"),
    ];

    /// <summary>Runs a command and returns its output. Returns null if the command is not installed or fails; its errors are printed.</summary>
    public static string? Execute(string command, IEnumerable<string> arguments, string? folder = null)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder ?? "" })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string[] CrateSource() => Directory.Exists(DebianCrates) && Directory.EnumerateDirectories(DebianCrates, "serde_json-*").Any()
        ? ["--offline", "--config", "source.crates-io.replace-with=\"debian\"", "--config", $"source.debian.directory=\"{DebianCrates}\""]
        : [];
}
