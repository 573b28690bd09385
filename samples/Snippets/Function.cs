using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;

namespace Snippets;

#region lambda
public sealed class Function
{
    private static readonly BuildDispatcher Dispatcher = new(PaymentsRules.Rules, new DryRunBuildStarter());

    public async Task Handler(Stream input)
    {
        DispatchReport report = await Dispatcher.DispatchAsync(input);
        if (report.HasFailures)
        {
            throw new InvalidOperationException("A record could not be read, or a build not be started.");
        }
    }
}
#endregion
