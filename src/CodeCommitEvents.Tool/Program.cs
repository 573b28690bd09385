using CodeCommitEvents.Tool;

await using var console = ToolConsole.OfProcess();
return await ToolProgram.RunAsync(args, console, CancellationToken.None);
