using Worker;

return await WorkerApplication.RunAsync(args);
