using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>
/// What a build checks: its project, and the settings that replace those of the project. Of two builds of one commit with equal keys, the newer one
/// repeats the older one.
/// </summary>
/// <remarks>Format: <c>PROJECT</c>, then <c>:batch</c> for a batch build, then <c>#</c> and <see cref="Settings"/>. Other characters of the project than letters, digits and <c>-_.~</c> are percent-encoded.</remarks>
public sealed record BuildKey
{
    private const string Batch = ":batch";
    private const int HashLength = 6;

    private static readonly CharacterSet Unreserved = new(CharacterSet.LettersAndDigits + "-_.~");

    /// <summary>The name of the project.</summary>
    public required string ProjectName { get; init; }

    /// <summary>Whether the build is a batch build. Default: false.</summary>
    public bool IsBatch { get; init; }

    /// <summary>
    /// A hash of the settings that replace those of the project: environment variables, buildspec, image, another source version than the commit of the
    /// event. Null if nothing is replaced.
    /// </summary>
    public string? Settings { get; init; }

    /// <summary>Reads a key.</summary>
    /// <param name="text">The text, as <see cref="ToString"/> returns it.</param>
    /// <param name="key">The key. Null if the text is not a key.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out BuildKey? key)
    {
        var parts = text?.Split('#') ?? [];
        var isBatch = parts is [var start, ..] && start.EndsWith(Batch, StringComparison.Ordinal);
        var project = parts is not [var first, ..] ? "" : isBatch ? first[..^Batch.Length] : first;
        key = project.Length > 0 && !project.AsSpan().ContainsAny(": ") && parts is [_] or [_, { Length: > 0 }] && (parts.Length == 1 || parts[1].All(char.IsAsciiHexDigitLower))
            ? new() { ProjectName = Uri.UnescapeDataString(project), IsBatch = isBatch, Settings = parts.Length == 1 ? null : parts[1] }
            : null;
        return key is not null;
    }

    /// <summary>Returns the key as text: <c>payments-ci</c>, <c>payments-ci:batch#9f86d081884c</c>.</summary>
    public override string ToString() => $"{Escape(ProjectName)}{(IsBatch ? Batch : "")}{(Settings is null ? "" : $"#{Settings}")}";

    /// <summary>Returns the key of a build that a rule requests.</summary>
    /// <param name="request">The request of the rule.</param>
    /// <param name="commit">The commit of the event, which a build checks out if its rule does not choose another version.</param>
    internal static BuildKey Of(BuildRequest request, string? commit) => new() { ProjectName = request.ProjectName, IsBatch = request.IsBatch, Settings = HashOf(request, commit) };

    /// <summary>Returns the keys as one text.</summary>
    internal static string? Join(ValueList<BuildKey> keys) => keys.Count == 0 ? null : string.Join(' ', keys);

    /// <summary>Reads keys from one text. Returns none if a part of it is not a key, because a part of the keys would be wrong.</summary>
    internal static ValueList<BuildKey> Split(string text)
    {
        var keys = new List<BuildKey>();
        foreach (var part in text.Split(' '))
        {
            if (!TryParse(part, out var key))
            {
                return ValueList<BuildKey>.Empty;
            }

            keys.Add(key);
        }

        return [.. keys];
    }

    private static string? HashOf(BuildRequest request, string? commit)
    {
        var settings = new StringBuilder();
        if (request.SourceVersion != commit)
        {
            Add(settings, nameof(request.SourceVersion), request.SourceVersion ?? "");
        }

        Add(settings, nameof(request.Buildspec), request.Buildspec);
        Add(settings, nameof(request.SourceType), request.SourceType);
        Add(settings, nameof(request.SourceLocation), request.SourceLocation);
        Add(settings, nameof(request.GitCloneDepth), request.GitCloneDepth?.ToString(CultureInfo.InvariantCulture));
        Add(settings, nameof(request.FetchSubmodules), request.FetchSubmodules?.ToString());
        Add(settings, nameof(request.EnvironmentType), request.EnvironmentType);
        Add(settings, nameof(request.Image), request.Image);
        Add(settings, nameof(request.ImagePullCredentialsType), request.ImagePullCredentialsType);
        Add(settings, nameof(request.ComputeType), request.ComputeType);
        Add(settings, nameof(request.PrivilegedMode), request.PrivilegedMode?.ToString());
        Add(settings, nameof(request.Certificate), request.Certificate);
        Add(settings, nameof(request.InsecureSsl), request.InsecureSsl?.ToString());
        Add(settings, nameof(request.ServiceRole), request.ServiceRole);
        Add(settings, nameof(request.EncryptionKey), request.EncryptionKey);
        Add(settings, nameof(request.TimeoutInMinutes), request.TimeoutInMinutes?.ToString(CultureInfo.InvariantCulture));
        Add(settings, nameof(request.QueuedTimeoutInMinutes), request.QueuedTimeoutInMinutes?.ToString(CultureInfo.InvariantCulture));
        Add(settings, nameof(request.DebugSessionEnabled), request.DebugSessionEnabled?.ToString());
        foreach (var name in InOrder(request.EnvironmentVariables.Keys))
        {
            var value = request.EnvironmentVariables[name];
            Add(settings, $"{nameof(request.EnvironmentVariables)}.{name}.{value.Type.Value}", value.Value);
        }

        foreach (var name in InOrder(request.SecondarySourceVersions.Keys))
        {
            Add(settings, $"{nameof(request.SecondarySourceVersions)}.{name}", request.SecondarySourceVersions[name]);
        }

        return settings.Length == 0 ? null : LowerHex.Of(SHA256.HashData(MemoryMarshal.AsBytes(settings.ToString().AsSpan())).AsSpan(0, HashLength));
    }

    /// <summary>Most names need no escapes. Without them, the runtime need not load the code for URLs when the program starts.</summary>
    private static string Escape(string project) => Unreserved.IndexOfOtherIn(project) < 0 ? project : Uri.EscapeDataString(project);

    /// <summary>The lengths make the text unambiguous.</summary>
    private static void Add(StringBuilder settings, string name, string? value)
    {
        if (value is not null)
        {
            settings.Append(CultureInfo.InvariantCulture, $"{name.Length}:{name}={value.Length}:{value};");
        }
    }

    private static List<string> InOrder(IEnumerable<string> names)
    {
        var inOrder = new List<string>(names);
        inOrder.Sort(StringComparer.Ordinal);
        return inOrder;
    }
}
