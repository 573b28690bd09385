using Microsoft.Extensions.DependencyInjection;

namespace CodeCommitEvents;

/// <summary>Adds to the services of this library.</summary>
public interface ICodeCommitEventsBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }
}
