using System.Text.Json;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tool;

/// <summary>Writes a report for programs: one JSON object on one line for each event.</summary>
/// <param name="output">Where the report is written.</param>
/// <param name="options">What is replayed.</param>
/// <param name="pullRequests">The pull requests of the payloads.</param>
/// <param name="explain">Returns the explanation of a decision. Null for the explanation of its nearest rules.</param>
internal sealed class JsonReport(TextWriter output, ReplayOptions options, ReplayedPullRequests pullRequests, Func<BuildDecision, DecisionExplanation>? explain = null) : IReport
{
    public void Add(ReplayedPayload payload)
    {
        for (var index = 0; index < payload.Report.Events.Count; index++)
        {
            var dispatched = payload.Report.Events[index];
            WriteLine(payload.Name, index, new DeliveryFacts(dispatched.Delivery), dispatched, payload, error: null);
        }
    }

    public void AddUnreadable(string file, string error) => WriteLine(file, 0, facts: null, dispatched: null, payload: null, error);

    /// <summary>Writes nothing: there is an object for each event.</summary>
    public void AddSkipped(string file, int messages)
    {
    }

    public void Finish() => output.Flush();

    private void WriteLine(string file, int index, DeliveryFacts? facts, DispatchedEvent? dispatched, ReplayedPayload? payload, string? error)
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
            json.WriteTruth("roundTrip", payload?.IsRoundTrip);
            WriteBuilds(json, dispatched);
            WriteNotifications(json, dispatched);
            WriteExplanation(json, dispatched?.Decision);
            WriteRepositoryRules(json, dispatched);
            if (payload?.Undone is { } undone)
            {
                json.WriteBoolean("deletedFromQueue", undone.Count == 0);
                json.WriteTexts("staysInQueueBecause", undone);
            }

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

    private void WriteExplanation(Utf8JsonWriter json, BuildDecision? decision)
    {
        json.WritePropertyName("explanation");
        if (decision is null)
        {
            json.WriteNullValue();
        }
        else
        {
            (explain?.Invoke(decision) ?? decision.Explanation).WriteTo(json);
        }
    }

    private void WriteRepositoryRules(Utf8JsonWriter json, DispatchedEvent? dispatched)
    {
        if (options.RepositoryFile is not { } repositoryFile)
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
            json.WriteString("outcome", options.StartsBuilds || build.Outcome == DispatchOutcome.Duplicate ? build.Outcome.ToString().ToLowerInvariant() : null);
            json.WriteString("assumedFacts", request.AssumedFacts == EventFactKinds.None ? null : request.AssumedFacts.ToString());
            json.WriteString("buildId", options.StartsBuilds ? build.Started?.BuildId : null);
            json.WriteString("claimKey", build.ClaimKey);
            json.WriteString("error", build.Failure?.Message);
            json.WriteBoolean("canBeRetried", build.CanBeRetried);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
