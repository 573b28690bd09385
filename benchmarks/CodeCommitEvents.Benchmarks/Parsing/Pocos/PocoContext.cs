using System.Text.Json.Serialization;

namespace CodeCommitEvents.Benchmarks.Parsing.Pocos;

/// <summary>The source-generated metadata of the POCO classes.</summary>
[JsonSerializable(typeof(LambdaSnsEvent))]
[JsonSerializable(typeof(LambdaSqsEvent))]
[JsonSerializable(typeof(SnsQueueMessage))]
[JsonSerializable(typeof(TriggerEvent))]
[JsonSerializable(typeof(EventBridgeEvent<PullRequestDetail>), TypeInfoPropertyName = "EventBridgePullRequest")]
[JsonSerializable(typeof(EventBridgeEvent<AnyDetail>), TypeInfoPropertyName = "EventBridgeAny")]
[JsonSerializable(typeof(Notification<PullRequestDetail>), TypeInfoPropertyName = "PullRequestNotification")]
[JsonSerializable(typeof(Notification<AnyDetail>), TypeInfoPropertyName = "AnyNotification")]
internal sealed partial class PocoContext : JsonSerializerContext;
