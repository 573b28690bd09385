using System.Diagnostics;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A footer of a commit message, such as <c>Reviewed-by: Z</c> or <c>Refs #133</c>.</summary>
/// <remarks>
/// Format: rules 8 to 12 of <see href="https://www.conventionalcommits.org/en/v1.0.0/">Conventional Commits 1.0.0</see>. Tokens have
/// the format of <see href="https://git-scm.com/docs/git-interpret-trailers">git trailers</see>.
/// </remarks>
[DebuggerDisplay("{Token}: {Value}")]
[JsonConverter(typeof(JsonRecordConverter<ConventionalCommitFooter>))]
public sealed record ConventionalCommitFooter : IJsonRecord<ConventionalCommitFooter>
{
    internal ConventionalCommitFooter(string token, string value)
    {
        Token = token;
        Value = value;
    }

    /// <summary>
    /// The text before <c>: </c> or <c> #</c>: a letter or digit, then letters, digits and hyphens. Only the token <c>BREAKING CHANGE</c> contains a space.
    /// </summary>
    public string Token { get; }

    /// <summary>The text between the separator and the next footer, including line breaks. Never empty.</summary>
    public string Value { get; }

    /// <summary>Whether the footer describes a breaking change: its token is <c>BREAKING CHANGE</c> or <c>BREAKING-CHANGE</c>, in upper case.</summary>
    public bool IsBreaking => IsBreakingToken(Token);

    static ConventionalCommitFooter IJsonRecord<ConventionalCommitFooter>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<ConventionalCommitFooter>.Write(FieldWriter writer) => Write(writer);

    internal static ConventionalCommitFooter Read(in JsonCursor value) => new(value.TakeRequiredString("token"u8), value.TakeRequiredString("value"u8));

    internal void Write(FieldWriter writer)
    {
        writer.Text("token", Token);
        writer.Text("value", Value);
    }

    internal static bool IsBreakingToken(ReadOnlySpan<char> token) => token is "BREAKING CHANGE" or "BREAKING-CHANGE";
}
