using Replay;

await using var output = Terminal.OpenOutput();
return await ReplayProgram.RunAsync(args, output, Console.Error, CancellationToken.None);
