using System.Text.Json.Serialization;
using CodeCommitEvents;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace Snippets;

#region report-context
[JsonSerializable(typeof(DispatchReport))]
[JsonSerializable(typeof(DispatchedEvent))]
[JsonSerializable(typeof(DispatchedBuild))]
[JsonSerializable(typeof(BuildRequest))]
[JsonSerializable(typeof(DispatchedNotification))]
[JsonSerializable(typeof(NotificationRequest))]
[JsonSerializable(typeof(RuleFailure))]
[JsonSerializable(typeof(RuleExplanation))]
[JsonSerializable(typeof(ConditionExplanation))]
internal sealed partial class ReportContext : JsonSerializerContext;
#endregion
