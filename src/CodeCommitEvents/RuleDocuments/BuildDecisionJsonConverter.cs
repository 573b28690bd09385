using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>JSON of a decision: its properties and its explanation.</summary>
/// <remarks>A <c>JsonSerializerContext</c> must know the types of these properties.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BuildDecisionJsonConverter : JsonConverter<BuildDecision>
{
    private const string Explanation = nameof(Explanation);

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is not that of a decision.</exception>
    public override BuildDecision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ServiceEvent? serviceEvent = null;
        DecisionExplanation? explanation = null;
        var facts = EventFacts.None;
        var builds = ValueList<BuildRequest>.Empty;
        var failures = ValueList<RuleFailure>.Empty;
        var neededFacts = EventFactKinds.None;
        reader.ReadStart();
        while (reader.TryReadName(out var name))
        {
            if (Is(nameof(BuildDecision.Event)))
            {
                serviceEvent = Value<ServiceEvent>(ref reader, options);
            }
            else if (Is(nameof(BuildDecision.Facts)))
            {
                facts = Value<EventFacts>(ref reader, options);
            }
            else if (Is(nameof(BuildDecision.Builds)))
            {
                builds = Value<ValueList<BuildRequest>>(ref reader, options);
            }
            else if (Is(nameof(BuildDecision.Failures)))
            {
                failures = Value<ValueList<RuleFailure>>(ref reader, options);
            }
            else if (Is(nameof(BuildDecision.NeededFacts)))
            {
                neededFacts = Value<EventFactKinds>(ref reader, options);
            }
            else if (Is(Explanation))
            {
                explanation = Value<DecisionExplanation>(ref reader, options);
            }
            else
            {
                reader.Skip();
            }

            bool Is(string property) => JsonProperties.IsName(name, property, options);
        }

        return serviceEvent is not null && explanation is not null
            ? new(new EvaluationContext(serviceEvent, facts), explanation) { Builds = builds, Failures = failures, NeededFacts = neededFacts }
            : throw new JsonException("The JSON of a decision has an event and an explanation.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BuildDecision value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        writer.WriteStartObject();
        Write(nameof(value.Event), value.Event);
        Write(nameof(value.Facts), value.Facts);
        Write(nameof(value.Builds), value.Builds);
        Write(nameof(value.Failures), value.Failures);
        Write(nameof(value.NeededFacts), value.NeededFacts);
        Write(Explanation, value.Explain());
        writer.WriteEndObject();

        void Write<T>(string property, T part)
        {
            writer.WritePropertyName(JsonProperties.NameOf(property, options));
            JsonSerializer.Serialize(writer, part, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
    }

    private static T Value<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))) ?? throw new JsonException("A property of a decision is null.");
}

// Declared here, because rules do not depend on their JSON form.
[JsonConverter(typeof(BuildDecisionJsonConverter))]
public partial class BuildDecision;
