using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Runs git in a folder. Objects of git never change, so that git runs once for each question that names objects only by their ids.</summary>
internal sealed class GitCommands(string folder)
{
    private readonly ConcurrentDictionary<string, byte[]> answers = new(StringComparer.Ordinal);

    /// <summary>Forgets all answers, because objects were removed.</summary>
    public void Forget() => answers.Clear();

    /// <summary>Returns the output as text. Null if git fails.</summary>
    public string? TryRun(params string[] arguments) => Ask(arguments) is (0, var output, _) ? Encoding.UTF8.GetString(output) : null;

    public byte[] Run(params string[] arguments) => Output(Ask(arguments), arguments);

    public byte[] Run(byte[] input, params string[] arguments) => Output(Start(input, arguments), arguments);

    private static byte[] Output((int ExitCode, byte[] Output, string Error) answer, string[] arguments) => answer.ExitCode == 0
        ? answer.Output
        : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {answer.Error}");

    private (int ExitCode, byte[] Output, string Error) Ask(string[] arguments)
    {
        var question = string.Join(' ', arguments);
        if (answers.TryGetValue(question, out var known))
        {
            return (0, known, "");
        }

        var answer = Start([], arguments);
        if (answer.ExitCode == 0 && NamesOnlyIds(arguments))
        {
            answers[question] = answer.Output;
        }

        return answer;
    }

    private static bool NamesOnlyIds(string[] arguments) => arguments[0] switch
    {
        "cat-file" => IsId(arguments[2]),
        "merge-base" or "diff" or "diff-tree" or "rev-parse" => arguments[1..].All(argument => argument.StartsWith('-') || IsId(argument)),
        _ => false,
    };

    private static bool IsId(string argument) => argument.Replace("^{commit}", "", StringComparison.Ordinal) is { Length: 40 } id && id.All(char.IsAsciiHexDigitLower);

    private (int ExitCode, byte[] Output, string Error) Start(byte[] input, string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["GIT_CONFIG_GLOBAL"], start.Environment["GIT_CONFIG_NOSYSTEM"], start.Environment["GIT_DIR"]) = ("/dev/null", "1", folder);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        writing.Wait();
        return (process.ExitCode, output.ToArray(), error.Result);
    }
}
