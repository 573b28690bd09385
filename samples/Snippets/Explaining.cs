using System.Text;
using System.Text.Json;
using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;

namespace Snippets;

internal static class Explaining
{
    #region explained rules
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Into("main").StartBuild("payments-ci"))
        .OnPush(push => push.ToBranch("main", "release/**").Touching("src/**", "!**/*.md").StartBuild("payments-release"))
        .OnPush("breaking", push => push.ToBranch("main").WithBreakingChange().StartBuild("compatibility-suite"))
        .Build();
    #endregion

    public static BuildDecision Missed()
    {
        #region explained miss
        var push = new ReferenceUpdatedEvent
        {
            RepositoryName = "payments-api",
            Reference = GitReference.Branch("feature/refunds"),
            CommitId = "ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10",
        };

        BuildDecision decision = Rules.Evaluate(push);
        #endregion
        return decision;
    }

    public static BuildDecision Assumed()
    {
        #region explained assumption
        BuildDecision decision = Rules.Evaluate(
            new ReferenceUpdatedEvent
            {
                RepositoryName = "payments-api",
                Reference = GitReference.Branch("main"),
                CommitId = "ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10",
            },
            new EventFacts { Commit = new Commit { Message = "fix: round half to even" } });
        #endregion
        return decision;
    }

    public static string Json(ServiceEvent push)
    {
        var rules = BuildRules.CreateBuilder().OnPush(it => it.ToBranch("main").StartBuild("ci")).Build();
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            rules.Evaluate(push).Explanation.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
