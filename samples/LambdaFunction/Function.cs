using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.Dispatching;

namespace LambdaFunction;

/// <summary>What Lambda makes once for an instance, and calls with each payload: template.yaml names its handler.</summary>
public sealed class Function
{
    /// <summary>Seconds after which Lambda ends a call, as template.yaml sets them.</summary>
    private const string TimeoutVariable = "FUNCTION_TIMEOUT";

    private readonly BuildDispatcher dispatcher;
    private readonly TimeSpan? timeout;

    public Function()
    {
        // The client of CodeBuild is made with the first build: a message that starts none never waits for it.
        dispatcher = new BuildDispatcher(TeamRules.Rules, new CodeBuildStarter(new CodeBuildClients()), new JsonLineLogger(Console.Out), claims: Claims());
        timeout = Timeout();
    }

    /// <summary>Starts the builds of a payload. What failed comes again: alone from a queue, and with all else by an exception.</summary>
    /// <param name="input">The payload.</param>
    /// <returns>The answer to the queue.</returns>
    public Task<Stream> Handler(Stream input) => dispatcher.HandleLambdaAsync(input, timeout);

    /// <summary>Which builds were started: here by this instance. Claims that all instances share go here, in the table CLAIMS_TABLE.</summary>
    private static InMemoryBuildClaims Claims() => new();

    /// <summary>A stream alone does not tell what is left of the call, and a call has just begun. Null where the variable is not set.</summary>
    private static TimeSpan? Timeout() =>
        int.TryParse(Environment.GetEnvironmentVariable(TimeoutVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
