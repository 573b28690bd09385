using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CodeCommitEvents.Benchmarks.ColdStarts;

/// <summary>A process that has ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The standard output.</param>
/// <param name="Cpu">The processor time of all its threads, in user mode and in the kernel.</param>
/// <param name="Wall">The time from its start to its end.</param>
internal sealed partial record ColdProcess(int ExitCode, string Output, TimeSpan Cpu, TimeSpan Wall)
{
    private const int Children = -1;

    /// <summary>Starts a process and waits for its end. No other process may be started at the same time.</summary>
    public static ColdProcess Start(string[] command, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var cpu = CpuOfChildren();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, CpuOfChildren() - cpu, clock.Elapsed);
    }

    /// <summary>Returns the time of the processes that have ended. .NET cannot tell the time of one that has ended.</summary>
    private static TimeSpan CpuOfChildren()
    {
        // struct rusage of Linux: two times of 16 bytes, in seconds and microseconds, and 14 numbers.
        Span<long> usage = stackalloc long[18];
        if (GetUsage(Children, usage) != 0)
        {
            throw new InvalidOperationException("The processor time of the process is unknown.");
        }

        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, Span<long> usage);
}
