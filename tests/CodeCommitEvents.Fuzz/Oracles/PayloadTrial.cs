using CodeCommitEvents.Fuzz.Inputs;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>A payload that was read.</summary>
internal sealed class PayloadTrial(Input input, Corpus corpus) : Trial(input.Bytes.Length)
{
    public byte[] Payload { get; } = input.Bytes;

    /// <summary>The rules that evaluate the events.</summary>
    public BuildRules Rules { get; } = corpus.RuleSets[input.Variant % corpus.RuleSets.Length];

    public EventFacts Facts { get; } = Situations.FactsOf(input.Variant);

    /// <summary>The events. Null if the payload was refused, or was not read yet.</summary>
    public IReadOnlyList<EventDelivery>? Deliveries { get; private set; }

    public override int Results => Deliveries?.Count ?? 0;

    public EventParseException? Refusal { get; private set; }

    public void Read()
    {
        try
        {
            Deliveries = Measure("reading", () => EventParser.Parse(Payload));
        }
        catch (EventParseException exception)
        {
            Refusal = exception;
        }
    }
}
