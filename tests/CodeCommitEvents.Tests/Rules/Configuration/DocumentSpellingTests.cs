using CodeCommitEvents.RuleDocuments;

namespace CodeCommitEvents.Tests.Rules.Configuration;

/// <summary>The words of other tools and of older versions, and what is suggested for them.</summary>
public sealed class DocumentSpellingTests
{
    [Theory]
    [InlineData("whenUnknown", "onMissingFacts")]
    [InlineData("edited", "when")]
    [InlineData("place", "onPullRequest")]
    [InlineData("tag tags", "withName")]
    [InlineData("branch branches", "withName toBranch into")]
    [InlineData("into", "toBranch withName")]
    [InlineData("toBranch", "into withName")]
    [InlineData("withName", "toBranch into")]
    [InlineData("base target targetBranch", "into toBranch")]
    [InlineData("destination destinationBranch", "into")]
    [InlineData("source sourceBranch head", "from")]
    [InlineData("path paths files", "touching")]
    [InlineData("event trigger", "on")]
    [InlineData("pr mergeRequest", "pullRequest")]
    [InlineData("disabled disable active skip", "enabled")]
    [InlineData("builds project projects", "startBuild")]
    [InlineData("channel channels tell", "notify")]
    [InlineData("commentText", "textMatching")]
    [InlineData("env environment", "environmentVariables")]
    public void A_word_of_another_tool_suggests_the_first_of_its_names_that_is_allowed(string words, string names)
    {
        var inOrder = names.Split(' ');
        foreach (var word in words.Split(' '))
        {
            for (var first = 0; first < inOrder.Length; first++)
            {
                Spelling.NewName(word, [.. inOrder[first..], "other"]).Should().Be(inOrder[first]);
            }

            Spelling.NewName(word, ["other"]).Should().BeNull();
            Spelling.NewName(word.ToUpperInvariant(), inOrder).Should().Be(inOrder[0], "the case of a word does not matter");
        }
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("titel", "titleContaining")]
    [InlineData("intoTheTrunk", "into")]
    [InlineData("touch", "touching")]
    [InlineData("Branch", "toBranch")]
    [InlineData("xq", null)]
    public void A_misspelled_word_suggests_the_nearest_known_one(string word, string? nearest) =>
        Spelling.Nearest(word, ["into", "titleContaining", "touching", "toBranch"]).Should().Be(nearest);
}
