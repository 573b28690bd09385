using System.Text;
using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Tests.Rules;

public sealed class DocumentErrorsTests
{
    [Theory]
    [MemberData(nameof(DocumentBreakages.Breakages), MemberType = typeof(DocumentBreakages))]
    public void Every_error_has_its_place_what_was_found_and_what_is_expected(string document, string errors) =>
        ErrorsOf(document.Replace('\'', '"').Replace('`', '\'')).Replace('"', '\'').Should().Be(errors);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_document_in_another_Unicode_encoding_says_how_to_save_it(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes("{\"rules\": []}");

        ErrorsOf(bytes).Should().Be("the document (line 1) is not UTF-8, but probably UTF-16: save the file as UTF-8");
        ErrorsOf([.. Encoding.GetEncoding(encoding).Preamble, .. bytes]).Should().Be("the document (line 1) is not UTF-8, but probably UTF-16: save the file as UTF-8");
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_has_its_line() =>
        ErrorsOf([.. "{\n\"rules\": \"ü"u8, .. Encoding.Latin1.GetBytes("ü\"}")]).Should().Be("the document (line 2) has a byte that is not UTF-8: save the file as UTF-8");

    [Fact]
    public void The_value_of_an_environment_variable_is_in_no_error()
    {
        const string Secret = "s3cret";
        foreach (var kind in new[] { "environmentVariables", "parameters", "secrets" })
        {
            foreach (var variable in new[] { $"\"A-B\": \"{Secret}\"", $"\"CODEBUILD_A\": \"{Secret}\"", "\"A\": 53237", $"\"A\": [\"{Secret}\"]", $"\"A\": \"{new string('x', 5000)}{Secret}\"" })
            {
                ErrorsOf($$$$"""{"rules": [{"on": "push", "startBuild": {"project": "a", "{{{{kind}}}}": {{{{{variable}}}}}}}]}""")
                    .Should().Contain(kind).And.NotContain(Secret).And.NotContain("53237");
            }
        }
    }

    [Fact]
    public void All_errors_are_reported_at_once_in_the_order_of_the_document()
    {
        var read = () => BuildRulesDocument.FromJson(
            """
            {
              "onMissingFact": "match",
              "rules": [
                { "on": "push", "toBranhc": "main", "startBuild": 3 },
                { "on": "tag" },
                { "on": "tag", "withName": "v*", "startBuild": "publish" }
              ]
            }
            """);

        var exception = read.Should().Throw<BuildRulesFormatException>().Which;
        exception.Errors.Select(error => (error.Path, error.Line)).Should().Equal(
            ("onMissingFact", 2), ("rules[0].toBranhc", 4), ("rules[0].startBuild", 4), ("rules[1]", 5));
        exception.Message.ReplaceLineEndings("\n").Should().StartWith("The rules cannot be read:\nonMissingFact (line 2) is an unknown key; did you mean onMissingFacts?\n");
    }

    [Fact]
    public void A_group_that_is_empty_because_of_another_error_is_not_reported()
    {
        var read = () => BuildRulesDocument.FromJson("""{"rules": [{"on": "push", "unless": {"toBarnch": "x"}, "startBuild": "a"}]}""");

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Should().ContainSingle();
    }

    [Fact]
    public void A_name_in_a_document_cannot_add_a_line_to_an_error()
    {
        var read = () => BuildRulesDocument.FromJson("""{"rules": [{"on": "push", "x\nrules[1]": "x", "toBranch": "\n{", "startBuild": "a"}]}""");

        read.Should().Throw<BuildRulesFormatException>().Which.Errors.Select(error => error.ToString()).Should()
            .NotContain(error => error.Contains('\n', StringComparison.Ordinal)).And.HaveCount(2);
    }

    [Fact]
    public void A_null_argument_throws()
    {
        Action[] mistakes = [() => BuildRulesDocument.FromJson((string)null!), () => BuildRulesDocument.FromConfiguration(null!), () => _ = new BuildRulesFormatException(null!)];

        foreach (var mistake in mistakes)
        {
            mistake.Should().Throw<ArgumentNullException>();
        }
    }

    private static string ErrorsOf(string document) => ErrorsOf(Encoding.UTF8.GetBytes(document));

    private static string ErrorsOf(byte[] document)
    {
        var read = () => BuildRulesDocument.FromJson(document);

        return string.Join('\n', read.Should().Throw<BuildRulesFormatException>().Which.Errors);
    }
}
