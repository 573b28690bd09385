using Amazon.CodeBuild;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;

namespace Snippets;

#region warm-up
public sealed class WarmFunction
{
    private static readonly BuildDispatcher Dispatcher = new(PaymentsRules.Rules, new CodeBuildStarter(new AmazonCodeBuildClient()));

    static WarmFunction() => Dispatcher.WarmUp();

    public Task<Stream> Handler(Stream input) => Dispatcher.HandleLambdaAsync(input);
}
#endregion
