using Amazon;
using Amazon.Runtime;

namespace CodeCommitEvents.Shared.Aws.Clients;

/// <summary>
/// Checks the region that an event names. Anybody who can send messages can choose this text. Each accepted region costs a client, so that
/// only the regions that the SDK knows are accepted, and of them only those of the partition in which the default client is.
/// </summary>
internal static class EventRegion
{
    private static readonly Dictionary<string, RegionEndpoint> Known =
        RegionEndpoint.EnumerableAllRegions.ToDictionary(region => region.SystemName, StringComparer.Ordinal);

    /// <summary>Whether the region of an event is used.</summary>
    /// <param name="region">The region of the event.</param>
    /// <param name="defaultRegion">The region of the default client. Null if it is unknown: then every known region is accepted.</param>
    public static bool IsAccepted(string region, string? defaultRegion) =>
        region == defaultRegion
        || (Known.TryGetValue(region, out var known)
            && (defaultRegion is null || !Known.TryGetValue(defaultRegion, out var own) || own.PartitionName == known.PartitionName));

    /// <summary>Returns the region of a client. Null if the client has none.</summary>
    public static string? Of(IClientConfig? config) => config?.RegionEndpoint?.SystemName ?? config?.AuthenticationRegion;
}
