namespace CodeCommitEvents.Testing;

/// <summary>The tests of a contract, by their names.</summary>
/// <typeparam name="TSubject">What a test receives: a new implementation, or what creates one.</typeparam>
internal sealed class ContractTests<TSubject>(params (string Name, Func<TSubject, Task> Run)[] tests)
{
    public IReadOnlyList<string> Names { get; } = [.. tests.Select(test => test.Name)];

    /// <exception cref="ArgumentException">There is no such test.</exception>
    public Task RunAsync(string name, TSubject subject)
    {
        var index = Array.FindIndex(tests, test => test.Name == name);
        return index < 0 ? throw new ArgumentException($"There is no test with the name '{name}'.", nameof(name)) : tests[index].Run(subject);
    }

    /// <summary>Runs tests and throws one exception that describes every failure.</summary>
    public static async Task RunAllAsync(IEnumerable<string> names, Func<string, Task> run)
    {
        var failures = new List<string>();
        foreach (var name in names)
        {
            try
            {
                await run(name).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failures.Add(exception is FakeAssertionException ? exception.Message : $"{name}: {exception.GetType().Name}: {exception.Message}");
            }
        }

        if (failures.Count > 0)
        {
            throw new FakeAssertionException(string.Join(Environment.NewLine, failures));
        }
    }
}

/// <summary>Assertions of contract tests.</summary>
/// <param name="test">The name of the test, for the message.</param>
internal sealed class ContractCheck(string test)
{
    public void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new FakeAssertionException($"{test}: expected {what} to be {Text(expected)}, found {Text(actual)}.");
        }
    }

    public void Different<T>(T first, T second, string what)
    {
        if (EqualityComparer<T>.Default.Equals(first, second))
        {
            throw new FakeAssertionException($"{test}: expected {what} to differ, found {Text(first)} twice.");
        }
    }

    public void True(bool isTrue, string expected)
    {
        if (!isTrue)
        {
            throw new FakeAssertionException($"{test}: expected {expected}.");
        }
    }

    public async Task<TException> ThrowsAsync<TException>(Func<Task> call, string what)
        where TException : Exception
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TException exception)
        {
            return exception;
        }
        catch (Exception exception)
        {
            throw new FakeAssertionException($"{test}: expected {what} to throw {typeof(TException).Name}, found {exception.GetType().Name}: {exception.Message}");
        }

        throw new FakeAssertionException($"{test}: expected {what} to throw {typeof(TException).Name}, but it did not throw.");
    }

    private static string Text<T>(T value) => value?.ToString() ?? "null";
}
