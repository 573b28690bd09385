using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Hosting;

/// <summary>A channel that <c>AddChannel</c> registered.</summary>
internal sealed record RegisteredChannel(string Name, INotificationChannel Channel);
