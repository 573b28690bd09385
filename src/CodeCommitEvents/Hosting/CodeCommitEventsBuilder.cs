using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents.Hosting;

internal sealed class CodeCommitEventsBuilder(IServiceCollection services) : ICodeCommitEventsBuilder
{
    public IServiceCollection Services { get; } = services;
}
