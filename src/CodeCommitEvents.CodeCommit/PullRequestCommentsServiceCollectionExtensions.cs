using CodeCommitEvents.CodeCommit;

namespace CodeCommitEvents;

/// <summary>Registers channels that comment on pull requests.</summary>
public static class PullRequestCommentsServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="PullRequestCommentChannel"/> that rules can notify. It uses the clients and the options of
    /// <see cref="CodeCommitServiceCollectionExtensions.AddCodeCommit(ICodeCommitEventsBuilder, Action{CodeCommitOptions}?)"/>, which need not be called.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the channel in rules. Default: <c>pull-request</c>.</param>
    /// <param name="configure">Sets the options of the comments. Default: null, which means the defaults of <see cref="PullRequestCommentOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException">The name or an option is invalid.</exception>
    public static ICodeCommitEventsBuilder AddPullRequestComments(this ICodeCommitEventsBuilder builder, string name = "pull-request", Action<PullRequestCommentOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var comments = new PullRequestCommentOptions();
        configure?.Invoke(comments);
        comments.Check(nameof(configure));
        builder.Services.AddCodeCommitClients();
        return builder.AddChannel(name, services => new PullRequestCommentChannel(
            CodeCommitServiceCollectionExtensions.ClientsOf(services), comments, CodeCommitServiceCollectionExtensions.OptionsOf<PullRequestCommentChannel>(services)));
    }
}
