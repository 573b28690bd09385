using Amazon.CodeBuild;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;

namespace Snippets;

#region lambda
public sealed class Function
{
    private static readonly BuildDispatcher Dispatcher = new(PaymentsRules.Rules, new CodeBuildStarter(new AmazonCodeBuildClient()));

    public Task<Stream> Handler(Stream input) => Dispatcher.HandleLambdaAsync(input);
}
#endregion
