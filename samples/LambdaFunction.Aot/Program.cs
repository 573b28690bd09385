using System.Runtime.CompilerServices;
using LambdaFunction;
using LambdaFunction.Aot;

using var api = new RuntimeApi(Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
    ?? throw new InvalidOperationException("The environment variable AWS_LAMBDA_RUNTIME_API is not set: only Lambda can start this program."));
try
{
    // The dispatcher is created now and not by the first invocation, so that an error in the settings ends the initialization.
    RuntimeHelpers.RunClassConstructor(typeof(Function).TypeHandle);
}
catch (TypeInitializationException exception)
{
    Console.Error.WriteLine(exception);
    await api.FailInitializationAsync(exception.GetBaseException());
    return 1;
}

while (true)
{
    using var invocation = await api.NextAsync();
    Stream answer;
    try
    {
        answer = await Function.HandleAsync(invocation.Payload, invocation.RemainingTime);
    }
    catch (Exception exception)
    {
        await api.FailAsync(invocation, exception);
        continue;
    }

    await api.RespondAsync(invocation, answer);
}
