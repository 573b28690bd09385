using TopicPolicy;

return await TopicPolicyProgram.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
