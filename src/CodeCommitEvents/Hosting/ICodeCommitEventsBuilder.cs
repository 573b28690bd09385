using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents;

/// <summary>The result of <c>AddCodeCommitEvents</c>. Extension methods of this interface register rules and additional services.</summary>
public interface ICodeCommitEventsBuilder
{
    /// <summary>The service collection.</summary>
    IServiceCollection Services { get; }
}
