using System.Text;
using System.Text.Json;
using CodeCommitEvents;
using CodeCommitEvents.AotSmoke;
using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

// Runs the library as native code: parses, decides, writes and serializes. The exit code is 1 if a result is wrong.

var opened = new PullRequestCreatedEvent
{
    PullRequestId = "7",
    RepositoryName = "payments-api",
    Account = "111122223333",
    Region = "eu-central-1",
    Source = GitReference.Branch("feature/refunds"),
    SourceCommit = "e1052903b95155b2ea54b0d2e40a1e0d5ac8d1f3",
    Destination = GitReference.Branch("main"),
    ChangedFiles = [new ChangedFile { FilePath = "src/Refunds.cs", ChangeType = FileChangeType.Added }],
    AdditionalFields = JsonFields.Parse("""{ "addedLater": { "deep": [1, 2.0, null] } }"""),
};
var sent = new EventDelivery
{
    Event = opened,
    Envelope = new NotificationEnvelope(opened),
    Transports = [new SnsTransport { Type = "Notification", MessageId = "1" }.ToLambdaRecord()],
};

var json = EventWriter.Write(sent);
var received = EventParser.Parse(json)[0];
var pullRequest = received.Event as PullRequestCreatedEvent;
var rules = BuildRules.CreateBuilder()
    .OnPullRequest(pr => pr.InRepository("payments-*").Into("main").StartBuild("payments-ci"))
    .Build();
using var stream = new MemoryStream(json);
var report = await new BuildDispatcher(rules, new DryRunBuildStarter()).DispatchAsync(stream).ConfigureAwait(false);

var earlier = new Audit { Event = new PlainTextMessage { Text = "\ud800" } };
var audit = new Audit
{
    Event = opened,
    Reference = GitReference.Tag("v1"),
    MergeOption = MergeOption.Squash,
    PullRequests = [opened],
    ChangeTypes = [FileChangeType.Added],
    Texts = ["\ud800"],
    Earlier = [earlier],
    Deliveries = [received],
    Callers = new([new("me", new Arn("arn:aws:iam::111122223333:root"))]),
    Comments = new([new("first", new Comment { Text = "/build" })]),
};
var auditJson = JsonSerializer.Serialize(audit, AuditContext.Default.Audit);

var isRight = audit.Equals(JsonSerializer.Deserialize(auditJson, AuditContext.Default.Audit))
    && pullRequest is { ChangedFiles: [{ FilePath: "src/Refunds.cs" }] }
    && pullRequest.AdditionalFields.Equals(opened.AdditionalFields)
    && EventWriter.Write(received).AsSpan().SequenceEqual(json)
    && report.Events is [{ Builds: [{ Started.BuildId: "payments-ci:dry-run" }] }];
Console.WriteLine(isRight ? $"ok: {json.Length} bytes, {report.Events[0].Decision}" : $"wrong: {Encoding.UTF8.GetString(json)}");
return isRight ? 0 : 1;
