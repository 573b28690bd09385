namespace CodeCommitEvents.Tool;

/// <summary>Compares what two sets of rules decide for the events of payloads, and writes each difference.</summary>
/// <param name="before">The old rules.</param>
/// <param name="after">The new rules.</param>
/// <param name="console">Where the differences are written.</param>
internal sealed class Comparison(BuildRules before, BuildRules after, ToolConsole console)
{
    private int events;
    private int differences;
    private int unreadable;

    /// <returns>Whether all payloads could be read and nothing is decided differently.</returns>
    public bool Run(IEnumerable<Payload> payloads, CancellationToken cancellationToken)
    {
        foreach (var payload in payloads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Compare(payload);
        }

        if (!console.WritesJson)
        {
            console.Output.WriteLine(new Line().Add($"{differences} of {events} events are decided differently{(unreadable == 0 ? "" : $", and {unreadable} payloads could not be read")}"));
        }

        return differences == 0 && unreadable == 0;
    }

    private void Compare(Payload payload)
    {
        try
        {
            foreach (var (place, json) in PayloadFile.Split(payload.Read(), static _ => { }))
            {
                Compare(payload.Name + place, json);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            AddUnreadable(payload.Name, exception.Message);
        }
    }

    private void Compare(string name, ReadOnlyMemory<byte> json)
    {
        try
        {
            foreach (var delivery in EventParser.Parse(json.Span))
            {
                events++;
                var difference = DecisionDifference.Between(before.Evaluate(delivery.Event), after.Evaluate(delivery.Event));
                if (!difference.IsNone)
                {
                    differences++;
                    Write(name, new DeliveryFacts(delivery), difference);
                }
            }
        }
        catch (EventParseException exception)
        {
            AddUnreadable(name, exception.Message);
        }
    }

    private void AddUnreadable(string name, string reason)
    {
        unreadable++;
        console.Errors.WriteLine(new Line().Add($"{name}: {reason}"));
    }

    private void Write(string name, DeliveryFacts facts, DecisionDifference difference)
    {
        if (console.WritesJson)
        {
            WriteJson(name, facts, difference);
            return;
        }

        console.Output.WriteLine(new Line().Add(name, Ink.Bold).Add($": {string.Join(' ', new[] { facts.EventName ?? facts.Type, facts.Repository, facts.Reference }.OfType<string>())}"));
        foreach (var removed in difference.Removed)
        {
            console.Output.WriteLine(new Line("    ").Add($"- {removed}", Ink.Red));
        }

        foreach (var added in difference.Added)
        {
            console.Output.WriteLine(new Line("    ").Add($"+ {added}", Ink.Green));
        }
    }

    private void WriteJson(string name, DeliveryFacts facts, DecisionDifference difference)
    {
        JsonLine.Write(console.Output.Writer, json =>
        {
            json.WriteString("file", name);
            json.WriteString("type", facts.Type);
            json.WriteString("repository", facts.Repository);
            json.WriteString("reference", facts.Reference);
            json.WriteTexts("removed", difference.Removed);
            json.WriteTexts("added", difference.Added);
        });
    }
}
