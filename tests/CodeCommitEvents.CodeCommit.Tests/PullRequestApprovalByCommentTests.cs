namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests what builds that comments started say about a revision. Their events contain the commit, and not the revision.</summary>
public sealed class PullRequestApprovalByCommentTests : ApprovalTest
{
    [Fact]
    public async Task A_comment_repeats_a_build_that_failed()
    {
        Push();
        await EndAsync(Add("ci", "FAILED", "ci lint"));
        await EndAsync(Add("lint", "SUCCEEDED", "ci lint"));
        IsApproved.Should().BeFalse();

        await EndAsync(AddByComment("ci", "SUCCEEDED"));

        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task One_build_of_a_comment_does_not_replace_the_other_required_builds()
    {
        Push();
        Add("lint", "FAILED", "ci lint");
        Add("ci", "SUCCEEDED", "ci lint");

        await EndAsync(AddByComment("ci", "SUCCEEDED"));

        IsApproved.Should().BeFalse();
    }

    [Fact]
    public async Task A_build_of_a_comment_that_stopped_takes_the_place_of_the_build_before_it()
    {
        Push();
        Add("ci", "SUCCEEDED", "ci");

        await EndAsync(AddByComment("ci", "STOPPED"));

        IsApproved.Should().BeFalse();
    }

    [Fact]
    public async Task Builds_of_comments_alone_approve_nothing_because_nobody_knows_which_are_required()
    {
        Push();

        await EndAsync(AddByComment("ci", "SUCCEEDED"));

        IsApproved.Should().BeFalse();
    }

    [Theory]
    [InlineData("SUCCEEDED")]
    [InlineData("FAILED")]
    public async Task A_build_of_a_comment_that_is_not_required_decides_nothing(string status)
    {
        Push();
        await EndAsync(Add("ci", "SUCCEEDED", "ci"));

        await EndAsync(AddByComment("performance", status));

        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task A_comment_can_start_a_required_build_that_could_not_be_started()
    {
        Push();
        await EndAsync(Add("ci", "SUCCEEDED", "ci lint"));

        await EndAsync(Add("lint", "SUCCEEDED", cause => cause with { Event = "commentOnPullRequestCreated" }));
        IsApproved.Should().BeFalse("the project of this build does not know the required builds");

        await EndAsync(AddByComment("ci", "SUCCEEDED"));
        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task A_comment_on_an_older_commit_does_not_count_although_its_build_ends_later()
    {
        Push();
        Add("ci", "SUCCEEDED", "ci");
        var old = AddByComment("ci", "SUCCEEDED");
        Push();
        Add("ci", "IN_PROGRESS", "ci");

        await EndAsync(old);
        Server.Approvals.Of(PullRequest7).Approvals.Should().BeEmpty();

        await EndAsync(Add("ci", "FAILED", "ci"));
        IsApproved.Should().BeFalse();
    }

    [Fact]
    public async Task A_build_of_a_comment_before_the_revision_does_not_count_although_its_commit_is_the_same()
    {
        Push();
        AddByComment("ci", "SUCCEEDED");
        var lint = Add("lint", "SUCCEEDED", "ci lint");

        await EndAsync(lint);

        IsApproved.Should().BeFalse();
    }
}
