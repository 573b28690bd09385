using CodeCommitEvents.Tool;

// The command codecommit-events without its installation. Without the name of a command, the arguments are those of the command replay.
await using var console = ToolConsole.OfProcess();
return await ToolProgram.RunAsync(ToolProgram.WithReplay(args), console, CancellationToken.None);
