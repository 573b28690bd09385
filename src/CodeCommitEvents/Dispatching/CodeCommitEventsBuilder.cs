using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents.Dispatching;

internal sealed class CodeCommitEventsBuilder(IServiceCollection services) : ICodeCommitEventsBuilder
{
    public IServiceCollection Services { get; } = services;
}
