using System.Text.Json;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tool;

/// <summary>Writes a report for programs: one JSON object on one line for each event.</summary>
internal sealed class JsonReport(TextWriter output, bool isStarting, RepositoryFile? repositoryFile, ReplayedPullRequests pullRequests) : IReport
{
    public void Add(string file, DispatchReport report, bool isRoundTrip)
    {
        for (var index = 0; index < report.Events.Count; index++)
        {
            var dispatched = report.Events[index];
            WriteLine(file, index, new DeliveryFacts(dispatched.Delivery), dispatched, isRoundTrip, error: null);
        }
    }

    public void AddUnreadable(string file, string error) => WriteLine(file, 0, facts: null, dispatched: null, isRoundTrip: null, error);

    /// <summary>Writes nothing: there is an object for each event.</summary>
    public void AddSkipped(string file, int messages)
    {
    }

    public void Finish() => output.Flush();

    private void WriteLine(string file, int index, DeliveryFacts? facts, DispatchedEvent? dispatched, bool? isRoundTrip, string? error)
    {
        JsonLine.Write(output, json =>
        {
            json.WriteString("file", file);
            json.WriteNumber("index", index);
            json.WriteString("outcome", facts?.Outcome ?? "unreadable");
            json.WriteString("type", facts?.Type);
            json.WriteString("eventName", facts?.EventName);
            json.WriteString("envelope", facts?.Envelope ?? "none");
            json.WriteTexts("transports", facts?.Transports ?? []);
            json.WriteString("repository", facts?.Repository);
            json.WriteString("reference", facts?.Reference);
            json.WriteString("commit", facts?.Commit);
            json.WriteTexts("additionalFields", dispatched is null ? [] : EventWriter.AdditionalFieldPaths(dispatched.Delivery));
            if (isRoundTrip is { } flag)
            {
                json.WriteBoolean("roundTrip", flag);
            }
            else
            {
                json.WriteNull("roundTrip");
            }

            WriteBuilds(json, dispatched);
            WriteNotifications(json, dispatched);
            WriteRules(json, dispatched);
            WriteRepositoryRules(json, dispatched);
            json.WriteString("error", error ?? facts?.Error);
        });
    }

    private void WriteNotifications(Utf8JsonWriter json, DispatchedEvent? dispatched)
    {
        json.WriteStartArray("notifications");
        for (var index = 0; index < dispatched?.Decision.Notifications.Count; index++)
        {
            json.WriteStartObject();
            json.WriteString("rule", dispatched.Decision.Notifications[index].RuleName);
            json.WriteString("channel", dispatched.Decision.Notifications[index].ChannelName);
            if (dispatched.Decision.Notifications[index].Subject == ActionSubject.PullRequest)
            {
                json.WriteString("answer", dispatched.Decision.Command?.Answer.ToString());
                json.WriteString("note", pullRequests.NoteOn(dispatched));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRules(Utf8JsonWriter json, DispatchedEvent? dispatched)
    {
        json.WriteStartArray("rules");
        for (var index = 0; index < dispatched?.Decision.Explanation.Rules.Count; index++)
        {
            var rule = dispatched.Decision.Explanation.Rules[index];
            json.WriteStartObject();
            json.WriteString("rule", rule.RuleName);
            if (rule.Source is { } source)
            {
                json.WriteString("file", source.Path);
            }

            json.WriteBoolean("match", rule.IsMatch);
            json.WriteString("reason", rule.Verdict);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (dispatched?.Decision.Explanation.OtherRules is > 0 and var others)
        {
            json.WriteNumber("otherRules", others);
        }
    }

    private void WriteRepositoryRules(Utf8JsonWriter json, DispatchedEvent? dispatched)
    {
        if (repositoryFile is null)
        {
            return;
        }

        json.WriteStartObject("repositoryRules");
        json.WriteString("file", repositoryFile.Name);
        json.WriteBoolean("used", dispatched?.Decision.RepositoryRules is not null);
        json.WriteTexts("errors", dispatched is null ? [] : RepositoryFile.WhyUnused(dispatched));
        json.WriteTexts("policyNeeds", repositoryFile.Needs);
        json.WriteEndObject();
    }

    private void WriteBuilds(Utf8JsonWriter json, DispatchedEvent? dispatched)
    {
        json.WriteStartArray("builds");
        for (var index = 0; index < dispatched?.Builds.Count; index++)
        {
            var (request, build) = (dispatched.Decision.Builds[index], dispatched.Builds[index]);
            json.WriteStartObject();
            json.WriteString("rule", request.RuleName);
            json.WriteString("project", request.ProjectName);
            json.WriteString("sourceVersion", request.SourceVersion);
            json.WriteBoolean("batch", request.IsBatch);
            json.WriteStartObject("environment");
            foreach (var (name, value) in request.EnvironmentVariables)
            {
                json.WriteString(name, value.Value);
            }

            json.WriteEndObject();
            json.WriteString("outcome", isStarting || build.Outcome == DispatchOutcome.Duplicate ? build.Outcome.ToString().ToLowerInvariant() : null);
            json.WriteString("assumedFacts", request.AssumedFacts == EventFactKinds.None ? null : request.AssumedFacts.ToString());
            json.WriteString("buildId", isStarting ? build.Started?.BuildId : null);
            json.WriteString("error", build.Failure?.Message);
            json.WriteBoolean("canBeRetried", build.CanBeRetried);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
