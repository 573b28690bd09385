using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.Tool;

/// <summary>Writes names and texts of Terraform.</summary>
internal static partial class TerraformText
{
    /// <summary>Returns <c>dead_letter_queue</c> for <c>DeadLetterQueue</c>.</summary>
    public static string SnakeCase(string name) => NextWord().Replace(name, "_").ToLowerInvariant();

    /// <summary>Returns <c>dead-letter-queue</c> for <c>DeadLetterQueue</c>.</summary>
    public static string KebabCase(string name) => NextWord().Replace(name, "-").ToLowerInvariant();

    /// <summary>Returns a text in which Terraform replaces nothing.</summary>
    public static string Literal(string text) => text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);

    /// <summary>Returns a text in quotes, as a part of an expression. What Terraform replaces in it stays.</summary>
    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>Returns an expression that is the whole value of an attribute.</summary>
    public static string Whole(string expression) => $"${{{expression}}}";

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextWord();
}
