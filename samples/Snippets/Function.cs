using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;

namespace Snippets;

#region lambda
public sealed class Function
{
    private static readonly BuildDispatcher Dispatcher = new(PaymentsRules.Rules, new DryRunBuildStarter());

    public Task<Stream> Handler(Stream input) => Dispatcher.HandleLambdaAsync(input);
}
#endregion
