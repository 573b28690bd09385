using Replay;

return await ReplayProgram.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
