using System.Text;
using CodeCommitEvents.RuleDocuments;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Whatever is done to a document, the reader either reads it or says what is wrong with it.</summary>
public sealed class DocumentMutationTests
{
    private const int Seed = 12;
    private const int Documents = 6000;
    private const int LongestError = 1500;

    private static readonly string[] Bases =
    [
        """
        {
          "$schema": "build-rules.schema.json", "onMissingFacts": "match", // a comment
          "rules": [
            { "on": "pullRequest", "name": "pr", "when": ["opened", "approved"], "inRepository": "payments-*", "into": ["main", "!x"], "touching": ["src/**", "!**/*.md"], "unless": { "titleContaining": "[WIP]" }, "startBuild": "payments-ci" },
            { "forRepository": "shop-*", "firstMatchOnly": true, "rules": [
              { "on": "comment", "saying": "/build", "by": [{ "role": "maintainers" }, "arn:aws:iam::*:user/**"], "startBuild": "{repository}-ci" },
              { "on": "push", "anyOf": [{ "toBranch": "a" }, { "byMerge": true }], "withCommitMessage": "^[a-z]+\\(.*\\)", "startBuild": [{ "project": "b", "asBatch": true, "at": "reference", "timeout": 30, "image": "i", "computeType": "BUILD_GENERAL1_SMALL", "role": "r", "environmentVariables": { "A": "1" }, "secrets": { "B": "x:y" } }], "stopProcessing": true }
            ] }
          ]
        }
        """,
        """{"rules": {"prod deploy": {"on": "tag", "withName": "v[0-9]*", "withSkipMarker": ["x"], "startBuild": "a"}, "ignored": {"on": "event", "withEventName": "approval*", "by": "**", "ignore": true}, "b": {"on": "finishedBuild", "failed": true, "ofProject": "x", "endedWith": "TIMED_OUT", "startBuild": {"project": "c", "at": "projectDefault"}}}}""",
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "7", "-1e9", "1e999", "\"\"", "{}", "[]", "\\", "\\u0000", "\\ud800", "\0", "\n", "/*", "//", "\uFEFF", "é", "\U000E0041",
        "\"on\":", "\"into\":", "\"rules\":", "\"startBuild\":", "\"name\":", "\"unless\":", "\"anyOf\":", "\"project\":", "\"at\":", "\"push\"", "\"comment\"", "\"!\"", "\"{\"", "\"[\"", "\"(?=a)\"", "\"**\"",
    ];

    [Fact]
    public void A_mutated_document_is_read_or_has_errors_in_words_and_nothing_else_is_thrown()
    {
        var random = new Random(Seed);
        var (readable, broken) = (0, 0);
        for (var index = 0; index < Documents; index++)
        {
            var document = Mutated(random, Bases[index % Bases.Length]);
            _ = IsRead(() => BuildRulesDocument.FromJson(document), document) ? readable++ : broken++;
        }

        readable.Should().BePositive();
        broken.Should().BeGreaterThan(Documents / 2);
    }

    [Fact]
    public void A_mutated_configuration_is_read_or_has_errors_in_words_and_nothing_else_is_thrown()
    {
        var random = new Random(Seed);
        for (var index = 0; index < Documents / 4; index++)
        {
            var entries = Entries(Bases[index % Bases.Length]).Where(_ => random.Next(20) != 0)
                .Select(entry => random.Next(10) == 0 ? KeyValuePair.Create(Mutated(random, entry.Key), entry.Value) : entry)
                .Select(entry => random.Next(10) == 0 ? KeyValuePair.Create(entry.Key, (string?)Mutated(random, entry.Value ?? "")) : entry)
                .GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).ToList();

            IsRead(() => BuildRulesDocument.FromConfiguration(new ConfigurationBuilder().AddInMemoryCollection(entries).Build()), string.Join('\n', entries));
        }
    }

    private static bool IsRead(Func<BuildRules> read, string document)
    {
        try
        {
            read().ToText().Should().NotBeNull();
            return true;
        }
        catch (BuildRulesFormatException exception)
        {
            exception.Errors.Should().NotBeEmpty(document);
            exception.Errors.Select(error => error.ToString()).Should().OnlyContain(
                error => error.Length <= LongestError && !error.Any(char.IsControl) && !error.Contains("Exception", StringComparison.Ordinal), document);
            return false;
        }
    }

    private static string Mutated(Random random, string document)
    {
        var text = new StringBuilder(document);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(12), text.Length - at);
            _ = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.ToString(at, length)),
                2 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                _ => text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]),
            };
        }

        return text.ToString();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Entries(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build().AsEnumerable().Where(entry => entry.Value is not null);
}
