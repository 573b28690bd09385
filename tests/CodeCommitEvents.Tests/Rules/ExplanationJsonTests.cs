using System.Text;
using System.Text.Json;
using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Tests.Rules;

public sealed class ExplanationJsonTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPush("a", push => push.Unless(not => not.AnyOf(one => one.ToBranch("x"), one => one.By("**"))).StartBuild("a"))
        .OnPush("b", push => push.ToBranch("main").Touching("src/**").Ignore()));

    [Fact]
    public void The_JSON_contains_the_complete_explanation() =>
        Rules.Evaluate(Given.Push("main"), Given.Files("src/a.cs")).Explanation.ToJson().Should().Be(Compact(
            """
            {
              "event": "referenceUpdated of refs/heads/main",
              "nearestMiss": null,
              "rules": [
                {
                  "rule": "a", "isMatch": false, "outcome": "unknown", "reason": "expected not (branch x or by **), found main and nobody named in the event", "projects": [], "stoppedProcessing": false,
                  "conditions": [
                    { "condition": "onPush", "outcome": "match", "expected": "a push to a branch", "actual": "referenceUpdated of refs/heads/main" },
                    {
                      "condition": "unless", "outcome": "unknown", "expected": "not (branch x or by **)", "actual": null,
                      "conditions": [
                        {
                          "condition": "anyOf", "outcome": "unknown", "expected": "branch x or by **", "actual": null,
                          "conditions": [
                            { "condition": "toBranch", "outcome": "noMatch", "expected": "branch x", "actual": "main" },
                            { "condition": "by", "outcome": "unknown", "expected": "by **", "actual": "nobody named in the event" }
                          ]
                        }
                      ]
                    },
                    { "condition": "commit", "outcome": "match", "expected": "a commit to build", "actual": "ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10" }
                  ]
                },
                {
                  "rule": "b", "isMatch": true, "outcome": "match", "reason": "matched, and ignores the event; later rules are not tried", "projects": [], "stoppedProcessing": true,
                  "conditions": [
                    { "condition": "onPush", "outcome": "match", "expected": "a push to a branch", "actual": "referenceUpdated of refs/heads/main" },
                    { "condition": "toBranch", "outcome": "match", "expected": "branch main", "actual": "main" },
                    { "condition": "touching", "outcome": "match", "expected": "a change of src/**", "actual": "src/a.cs" }
                  ]
                }
              ]
            }
            """));

    [Fact]
    public void The_JSON_contains_projects_and_rules_that_were_not_evaluated()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild("a").StartBuild("b").StopProcessing()).OnPush(push => push.StartBuild("a").StartBuild("c")));
        using var json = JsonDocument.Parse(rules.Evaluate(Given.Push("main")).Explanation.ToJson());

        json.RootElement.GetProperty("nearestMiss").ValueKind.Should().Be(JsonValueKind.Null);
        json.RootElement.GetProperty("rules").EnumerateArray().Select(rule => $"{rule.GetProperty("outcome")} {rule.GetProperty("projects").GetRawText()}")
            .Should().Equal("""match ["a","b"]""", "notEvaluated []");
    }

    [Fact]
    public void A_project_is_listed_only_at_the_rule_that_starts_it()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.StartBuild("a")).OnPush(push => push.StartBuild("a").StartBuild("c")));

        var explanation = rules.Evaluate(Given.Push("main")).Explanation;

        explanation.Rules.Select(rule => rule.Projects.ToString()).Should().Equal("[a]", "[c]");
        explanation.ToJson().Should().Contain(""" "projects":["c"],"repeatedBuilds":[{"project":"a","earlierRule":"a"}], """.Trim());
    }

    [Fact]
    public void The_explanation_can_be_written_into_other_JSON()
    {
        var explanation = Rules.Evaluate(Given.Push("main")).Explanation;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            explanation.WriteTo(writer);
            writer.WriteEndArray();
        }

        Encoding.UTF8.GetString(buffer.ToArray()).Should().Be($"[{explanation.ToJson()}]");
        var write = () => explanation.WriteTo(null!);
        write.Should().Throw<ArgumentNullException>();
    }

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
