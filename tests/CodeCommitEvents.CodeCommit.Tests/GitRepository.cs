using System.Globalization;
using System.Text;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>A real repository of git in a temporary folder.</summary>
internal sealed class GitRepository : IDisposable
{
    /// <summary>The id of the tree without files, which git always knows.</summary>
    public const string EmptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    private readonly string folder = Directory.CreateTempSubdirectory("codecommit-").FullName;
    private readonly GitCommands git;
    private int number;

    public GitRepository(string name = "payments-api", string defaultBranch = "main")
    {
        Name = name;
        git = new(folder);
        git.Run("init", "--bare", "--quiet", $"--initial-branch={defaultBranch}");
    }

    public string Name { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Commits changes to a branch and moves the branch to the new commit.</summary>
    /// <param name="branch">The short name of the branch.</param>
    /// <param name="parents">The parents. Null for the tip of the branch, or for none if the branch does not exist.</param>
    /// <param name="message">The commit message.</param>
    /// <param name="changes">The changes.</param>
    /// <returns>The id of the commit.</returns>
    public string Commit(string branch, IReadOnlyList<string>? parents, string message, params GitChange[] changes)
    {
        using var stream = new MemoryStream();
        void Write(string text) => stream.Write(Encoding.UTF8.GetBytes(text));
        void Data(string text) => Write($"data {Encoding.UTF8.GetByteCount(text)}\n{text}\n");

        number++;
        parents ??= Tip(branch) is { } tip ? [tip] : [];
        Write($"commit refs/heads/{branch}\nmark :1\ncommitter Mary <mary@example.com> {1_700_000_000 + number} +0000\n");
        Data(message);
        for (var index = 0; index < parents.Count; index++)
        {
            Write($"{(index == 0 ? "from" : "merge")} {parents[index]}\n");
        }

        foreach (var change in changes)
        {
            if (change.Content is null)
            {
                Write($"D {Quoted(change.Path)}\n");
            }
            else if (change.Mode == GitChange.Submodule)
            {
                Write($"M {change.Mode} {change.Content} {Quoted(change.Path)}\n");
            }
            else
            {
                Write($"M {change.Mode} inline {Quoted(change.Path)}\n");
                Data(change.Content);
            }
        }

        Write("\nget-mark :1\n");
        return Encoding.ASCII.GetString(git.Run(stream.ToArray(), "fast-import", "--quiet", "--force")).Trim();
    }

    public string Commit(string branch, params GitChange[] changes) => Commit(branch, null, string.Create(CultureInfo.InvariantCulture, $"change {number}"), changes);

    /// <summary>Returns the tip of a branch. Null if the branch does not exist.</summary>
    public string? Tip(string branch) => Resolve($"refs/heads/{branch}");

    public void Point(string branch, string commit) => git.Run("update-ref", $"refs/heads/{branch}", commit);

    public void Delete(string branch) => git.Run("update-ref", "-d", $"refs/heads/{branch}");

    /// <summary>Removes every commit that no branch contains.</summary>
    public void RemoveUnreachable()
    {
        git.Run("prune", "--expire=now");
        git.Forget();
    }

    public string? DefaultBranch() => Lines("symbolic-ref", "--short", "HEAD")[0] is var branch && Tip(branch) is not null ? branch : null;

    public string? MergeBase(string one, string other) => git.TryRun("merge-base", one, other)?.Trim();

    /// <summary>Returns a commit as git stores it. Null if it does not exist.</summary>
    public string? Read(string commit) => git.TryRun("cat-file", "commit", commit);

    /// <summary>Returns a file in a commit, also a symbolic link or a submodule without content. Null if there is none, or if the path is a folder.</summary>
    public GitFile? ReadFile(string commit, string path)
    {
        // "100644 blob ID\tPATH"
        var words = Encoding.UTF8.GetString(git.Run("ls-tree", "-z", commit, "--", path)).Split(' ', '\t');
        return words is not [var mode, var type, var id, ..] || type == "tree" ? null : new(mode, id, type == "blob" ? git.Run("cat-file", "blob", id) : []);
    }

    /// <summary>Returns the id of the commit that a branch, HEAD or an id names. Null if there is none.</summary>
    public string? Resolve(string specifier) => git.TryRun("rev-parse", "--verify", "--quiet", $"{specifier}^{{commit}}")?.Trim()
        ?? git.TryRun("rev-parse", "--verify", "--quiet", $"refs/heads/{specifier}^{{commit}}")?.Trim();

    /// <summary>Returns the differences of two trees: modes, objects, status and path.</summary>
    public IEnumerable<GitDifference> Differences(string? before, string after)
    {
        var fields = Encoding.UTF8.GetString(git.Run("diff-tree", "-r", "-z", "--raw", "--no-renames", "--full-index", before ?? EmptyTree, after)).Split('\0');
        for (var index = 0; index + 1 < fields.Length; index += 2)
        {
            var words = fields[index].TrimStart(':').Split(' ');
            yield return new(words[0], words[1], words[2], words[3], words[4][..1], fields[index + 1]);
        }
    }

    /// <summary>Returns what <c>git diff --name-status</c> prints for two commits, without rename detection.</summary>
    public IEnumerable<(string Path, string Status)> NameStatus(string? before, string after)
    {
        var fields = Encoding.UTF8.GetString(git.Run("diff", "--name-status", "--no-renames", "-z", before ?? EmptyTree, after)).Split('\0');
        for (var index = 0; index + 1 < fields.Length; index += 2)
        {
            yield return (fields[index + 1], fields[index]);
        }
    }

    private string[] Lines(params string[] arguments) => Encoding.UTF8.GetString(git.Run(arguments)).Split('\n');

    private static string Quoted(string path) => $"\"{path.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"";
}

/// <summary>A file in a commit.</summary>
internal sealed record GitFile(string Mode, string Id, byte[] Content);

/// <summary>A difference between two trees.</summary>
internal sealed record GitDifference(string BeforeMode, string AfterMode, string BeforeId, string AfterId, string Status, string Path);

/// <summary>A change of a file in a commit.</summary>
/// <param name="Path">The path.</param>
/// <param name="Content">The content, the target of a symbolic link, or the commit of a submodule. Null deletes the file.</param>
internal sealed record GitChange(string Path, string? Content)
{
    public const string Submodule = "160000";
    public const string SymbolicLink = "120000";
    public const string Executable = "100755";

    public string Mode { get; init; } = "100644";

    public static GitChange Write(string path, string content = "x\n") => new(path, content);

    public static GitChange Delete(string path) => new(path, null);
}
