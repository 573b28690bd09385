using System.Globalization;
using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tool;

/// <summary>Writes what a claim says: what started, when, for which change, and which build.</summary>
internal sealed class ClaimReport(ToolConsole console, TimeProvider time)
{
    private string? heading;

    /// <param name="action">What the claim is for.</param>
    /// <param name="claim">The claim. Null if there is none.</param>
    /// <param name="isForgotten">Whether the claim was forgotten now.</param>
    public void Add(ClaimedAction action, BuildClaim? claim, bool isForgotten)
    {
        if (console.WritesJson)
        {
            WriteJson(action, claim, isForgotten);
            return;
        }

        var title = action.File is null ? null : $"{action.File}: {action.Event}";
        if (title is not null && title != heading)
        {
            console.Output.WriteLine(new Line().Add(title, Ink.Bold));
        }

        heading = title;
        var (project, channel, rule) = (action.Project ?? claim?.ProjectName, action.Channel ?? claim?.ChannelName, action.Rule ?? claim?.RuleName);
        var what = project is not null ? $"build of {project}" : channel is not null ? $"notification of {channel}" : "the claim";
        console.Output.WriteLine(new Line("  ").Add(what, Ink.Bold).Add(rule is null ? "" : $" by the rule {rule}").Add($": {StateOf(claim)}{(isForgotten ? ". Forgotten: the next delivery of the event starts it again" : "")}"));
        if (claim?.Change is { } change)
        {
            console.Output.WriteLine(new Line("    ").Add($"for {change}"));
        }

        if (claim?.Build?.ConsoleUrl is { } url)
        {
            console.Output.WriteLine(new Line("    ").Add(url.OriginalString));
        }

        console.Output.WriteLine(new Line("    ").Add($"key {action.Key}", Ink.Dim));
    }

    private string StateOf(BuildClaim? claim) => claim switch
    {
        null => "nothing is recorded. It was not tried, its claim was forgotten, or the claim has expired",
        { State: BuildClaimState.Completed, Build: { } build } => $"done{At(claim.FirstAcquired)}, as {build.BuildId}",
        { LeaseEnd: { } end } when end <= time.GetUtcNow() => $"tried{At(claim.FirstAcquired)} without a known result. The next delivery of the event tries again",
        _ => $"in progress{At(claim.FirstAcquired)}{(claim.LeaseEnd is { } end ? $", until {Text(end)} at the latest" : "")}",
    };

    private static string At(DateTimeOffset? moment) => moment is { } known ? $" at {Text(known)}" : "";

    private static string Text(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void WriteJson(ClaimedAction action, BuildClaim? claim, bool isForgotten) => JsonLine.Write(console.Output.Writer, json =>
    {
        json.WriteString("file", action.File);
        json.WriteString("event", action.Event);
        json.WriteString("rule", action.Rule ?? claim?.RuleName);
        json.WriteString("project", action.Project ?? claim?.ProjectName);
        json.WriteString("channel", action.Channel ?? claim?.ChannelName);
        json.WriteString("key", action.Key);
        json.WriteString("state", claim is null ? "none" : claim.State == BuildClaimState.Completed ? "completed" : "inProgress");
        json.WriteString("change", claim?.Change);
        json.WriteString("firstAcquired", claim?.FirstAcquired is { } first ? Text(first) : null);
        json.WriteString("leaseEnd", claim?.LeaseEnd is { } end ? Text(end) : null);
        json.WriteString("buildId", claim?.Build?.BuildId);
        json.WriteString("consoleUrl", claim?.Build?.ConsoleUrl?.OriginalString);
        json.WriteBoolean("forgotten", isForgotten);
    });
}
