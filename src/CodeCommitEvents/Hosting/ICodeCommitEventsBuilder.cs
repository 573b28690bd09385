using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents;

/// <summary>Registers further services of this library, as returned by <c>AddCodeCommitEvents</c>.</summary>
public interface ICodeCommitEventsBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }
}
