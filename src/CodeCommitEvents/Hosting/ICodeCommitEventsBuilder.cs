using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents;

/// <summary>The result of <c>AddCodeCommitEvents</c>. Its extension methods register rules and more services.</summary>
public interface ICodeCommitEventsBuilder
{
    /// <summary>The service collection.</summary>
    IServiceCollection Services { get; }
}
