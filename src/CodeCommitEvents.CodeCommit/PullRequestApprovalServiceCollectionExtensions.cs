using CodeCommitEvents.CodeCommit;
using CodeCommitEvents.Dispatching;
using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents;

/// <summary>Registers channels that approve pull requests.</summary>
public static class PullRequestApprovalServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="PullRequestApprovalChannel"/> that rules can notify. It uses the clients and the options of
    /// <see cref="CodeCommitServiceCollectionExtensions.AddCodeCommit(ICodeCommitEventsBuilder, Action{CodeCommitOptions}?)"/>, which need not be called, and
    /// the registered <see cref="IPullRequestBuildsProvider"/>, which <c>AddCodeBuild</c> registers.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the channel in rules. Default: <c>pull-request-approval</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException">The name is invalid.</exception>
    public static ICodeCommitEventsBuilder AddPullRequestApproval(this ICodeCommitEventsBuilder builder, string name = "pull-request-approval")
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddCodeCommitClients();
        return builder.AddChannel(name, static services => new PullRequestApprovalChannel(
            CodeCommitServiceCollectionExtensions.ClientsOf(services),
            services.GetService<IPullRequestBuildsProvider>()
                ?? throw new InvalidOperationException($"{nameof(AddPullRequestApproval)} needs an {nameof(IPullRequestBuildsProvider)}. Call AddCodeBuild, or register your own."),
            CodeCommitServiceCollectionExtensions.OptionsOf<PullRequestApprovalChannel>(services)));
    }
}
