using System.Diagnostics;

namespace CodeCommitEvents.Emulator;

/// <summary>Runs the installed Python.</summary>
internal static class Python
{
    private const string Program = "python3";

    private static readonly Lazy<string?> WhyNoMoto = new(() => WhyMissing("moto", "flask"));
    private static readonly Lazy<string?> WhyNoCfnLint = new(() => WhyMissing("cfnlint"));
    private static readonly Lazy<string?> WhyNoBotocore = new(() => WhyMissing("botocore"));

    /// <summary>The reason why tests that need the emulator are skipped. Null if they run.</summary>
    public static string? NoMoto => WhyNoMoto.Value;

    /// <summary>The reason why tests that need the linter of templates are skipped. Null if they run.</summary>
    public static string? NoCfnLint => WhyNoCfnLint.Value;

    /// <summary>The reason why tests that need the service model are skipped. Null if they run.</summary>
    public static string? NoBotocore => WhyNoBotocore.Value;

    /// <summary>Starts Python. Returns null if Python is not installed.</summary>
    public static Process? Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs Python and waits until it exits.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments) ?? throw new InvalidOperationException($"{Program} is not installed.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private static string? WhyMissing(params string[] modules)
    {
        var list = string.Join(", ", modules.Select(module => $"'{module}'"));
        using var process = Start("-c", $"import importlib.util, sys; sys.exit(any(importlib.util.find_spec(m) is None for m in [{list}]))");
        if (process is null)
        {
            return $"{Program} is not installed.";
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{Program} lacks a module: {string.Join(" or ", modules)}.";
    }
}

/// <summary>A test that needs the emulator. It is skipped if moto is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MotoFactAttribute : FactAttribute
{
    public MotoFactAttribute() => Skip = Python.NoMoto;
}

/// <summary>Tests that need the emulator. They are skipped if moto is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MotoTheoryAttribute : TheoryAttribute
{
    public MotoTheoryAttribute() => Skip = Python.NoMoto;
}

/// <summary>A test that needs the service model. It is skipped if botocore is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BotocoreFactAttribute : FactAttribute
{
    public BotocoreFactAttribute() => Skip = Python.NoBotocore;
}

/// <summary>Tests that need the linter of CloudFormation templates. They are skipped if it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CfnLintFactAttribute : FactAttribute
{
    public CfnLintFactAttribute() => Skip = Python.NoCfnLint;
}
