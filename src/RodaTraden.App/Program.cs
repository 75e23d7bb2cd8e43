using RodaTraden.App.Commands;

return await CommandLine.RunAsync(args);
