using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents;

/// <summary>The result of <c>AddCodeCommitEvents</c>, with which more services of this library are registered.</summary>
public interface ICodeCommitEventsBuilder
{
    /// <summary>The service collection.</summary>
    IServiceCollection Services { get; }
}
