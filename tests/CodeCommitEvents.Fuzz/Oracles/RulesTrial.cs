using CodeCommitEvents.Fuzz.Inputs;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>A rule document that was read.</summary>
internal sealed class RulesTrial(Input input, Corpus corpus) : Trial(input.Bytes.Length)
{
    private const int Evaluated = 6;

    public byte[] Document { get; } = input.Bytes;

    public EventFacts Facts { get; } = Situations.FactsOf(input.Variant);

    /// <summary>The events that the rules evaluate.</summary>
    public IReadOnlyList<EventDelivery> Deliveries { get; } =
        [.. Enumerable.Range(0, Evaluated).Select(index => corpus.Deliveries[(int)(((input.Variant * (long)Evaluated) + index) % corpus.Deliveries.Length)])];

    /// <summary>The rules. Null if the document was refused, or was not read yet.</summary>
    public BuildRules? Rules { get; private set; }

    public void Read()
    {
        try
        {
            Rules = MeasureTime("reading", () => BuildRulesDocument.FromJson(Document));
        }
        catch (BuildRulesFormatException exception) when (exception.Errors.Count > 0)
        {
            // The document was refused as documented.
        }
    }
}
