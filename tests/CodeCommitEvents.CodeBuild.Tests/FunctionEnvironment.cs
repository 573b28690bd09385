namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>The variables that Lambda and the template give to the function, and the console that it writes to, until it is disposed.</summary>
internal sealed class FunctionEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> before = [];
    private readonly TextWriter console = Console.Out;
    private readonly StringWriter written = new();

    public FunctionEnvironment(Uri codeBuild)
    {
        Set("AWS_ENDPOINT_URL_CODEBUILD", codeBuild.ToString());
        Set("AWS_ACCESS_KEY_ID", "AKIDFUNCTION");
        Set("AWS_SECRET_ACCESS_KEY", "test");
        Set("FUNCTION_TIMEOUT", "30");
        Console.SetOut(written);
    }

    /// <summary>The lines that the function logged.</summary>
    public string[] Lines => written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        Console.SetOut(console);
        foreach (var (name, value) in before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private void Set(string name, string value)
    {
        before.Add(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}

/// <summary>Tests that change what belongs to the whole process: they run after all others, one by one.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide : ICollectionFixture<Moto>
{
    public const string Name = "process wide";
}
