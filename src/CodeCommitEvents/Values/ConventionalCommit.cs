using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>
/// A commit message that follows Conventional Commits. The first line is <c>type(scope)!: description</c>. A body can follow after
/// a blank line, and footers after another blank line. Only the type and the description are required.
/// </summary>
/// <remarks>
/// <para>All texts keep their case. The specification ignores case except in <c>BREAKING CHANGE</c>, so compare types and scopes
/// with <see cref="StringComparison.OrdinalIgnoreCase"/>.</para>
/// <para>Format: <see href="https://www.conventionalcommits.org/en/v1.0.0/">Conventional Commits 1.0.0</see>. Lines end with
/// <c>\n</c> or <c>\r\n</c>. White space at the end of the message is ignored.</para>
/// </remarks>
[DebuggerDisplay("{Type}: {Description}")]
[JsonConverter(typeof(JsonRecordConverter<ConventionalCommit>))]
public sealed record ConventionalCommit : IJsonRecord<ConventionalCommit>
{
    private ConventionalCommit(ConventionalCommitHeader header)
    {
        Type = header.Type.ToString();
        Scope = header.Scope.IsEmpty ? null : header.Scope.ToString();
        IsBreaking = header.IsBreaking;
        Description = header.Description.ToString();

        var reader = header.ReadFooters();
        Body = reader.Body.IsEmpty ? null : reader.Body.ToString();
        var footers = new List<ConventionalCommitFooter>();
        while (reader.MoveNext())
        {
            footers.Add(new ConventionalCommitFooter(reader.Token.ToString(), reader.Value.ToString()));
        }

        Footers = [.. footers];
    }

    private ConventionalCommit(JsonCursor value)
    {
        Type = value.TakeRequiredString("type"u8);
        Scope = value.TakeString("scope"u8);
        IsBreaking = value.TakeBoolean("isBreaking"u8) ?? false;
        Description = value.TakeRequiredString("description"u8);
        Body = value.TakeString("body"u8);
        Footers = value.TakeObjects("footers"u8, ConventionalCommitFooter.Read) ?? [];
    }

    /// <summary>
    /// The type of the change, such as <c>feat</c>, <c>fix</c> or <c>Docs</c>. Contains no white space and none of the characters <c>( ) : ! ,</c>.
    /// </summary>
    public string Type { get; }

    /// <summary>The scope of the change, such as <c>api/v2</c> in <c>fix(api/v2): …</c>. Contains no parentheses. Null if there is none.</summary>
    public string? Scope { get; }

    /// <summary>
    /// Whether this is a breaking change: the first line has <c>!</c> before the colon, or there is a footer <c>BREAKING CHANGE: …</c> or
    /// <c>BREAKING-CHANGE: …</c> in upper case.
    /// </summary>
    public bool IsBreaking { get; }

    /// <summary>The text of the first line after the colon and the space. Never empty.</summary>
    public string Description { get; }

    /// <summary>The paragraphs between the description and the footers, including line breaks. Null if there are none.</summary>
    public string? Body { get; }

    /// <summary>
    /// The footers in their order. The first footer starts at the first line that follows a blank line and has the format of a footer.
    /// All lines from there on belong to the footers.
    /// </summary>
    public ValueList<ConventionalCommitFooter> Footers { get; }

    /// <summary>Parses a commit message.</summary>
    /// <param name="message">The whole message, or only its first line.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="message"/> does not follow Conventional Commits.</exception>
    public static ConventionalCommit Parse(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return TryParse(message, out var commit) ? commit
            : throw new FormatException("A conventional commit starts with a line like 'type(scope): description'. If there is a second line, it must be blank.");
    }

    /// <summary>Parses a commit message without throwing.</summary>
    /// <param name="message">The whole message, or only its first line.</param>
    /// <param name="commit">The parsed message. Null if it does not follow Conventional Commits.</param>
    /// <returns>Whether the message follows Conventional Commits.</returns>
    public static bool TryParse([NotNullWhen(true)] string? message, [NotNullWhen(true)] out ConventionalCommit? commit)
    {
        commit = message is not null && ConventionalCommitHeader.TryRead(message, out var header) ? new ConventionalCommit(header) : null;
        return commit is not null;
    }

    static ConventionalCommit IJsonRecord<ConventionalCommit>.Read(in JsonCursor value) => new(value);

    void IJsonRecord<ConventionalCommit>.Write(FieldWriter writer)
    {
        writer.Text("type", Type);
        writer.Text("scope", Scope);
        writer.Boolean("isBreaking", IsBreaking);
        writer.Text("description", Description);
        writer.Text("body", Body);
        writer.Objects("footers", Footers, static (item, footer) => footer.Write(item));
    }
}
