using BenchmarkDotNet.Running;
using CodeCommitEvents.Benchmarks.ColdStarts;
using CodeCommitEvents.Benchmarks.Dispatching;
using CodeCommitEvents.Benchmarks.Load;
using CodeCommitEvents.Benchmarks.Peers;
using CodeCommitEvents.Benchmarks.Replays;

using ParsingInTurns = CodeCommitEvents.Benchmarks.Parsing.PairedRun;
using RulesInTurns = CodeCommitEvents.Benchmarks.Rules.PairedRun;

switch (args)
{
    case ["--paired"]:
        ParsingInTurns.Run(Console.Out);
        Console.WriteLine();
        RulesInTurns.Run(Console.Out);
        break;
    case ["--paired", "Parsing"]:
        ParsingInTurns.Run(Console.Out);
        break;
    case ["--paired", "Rules"]:
        RulesInTurns.Run(Console.Out);
        break;
    case ["--paired", "Dispatching"]:
        DispatchRun.Run(Console.Out);
        break;
    case ["--peers"]:
        PeerRun.Run(Console.Out);
        break;
    case ["--replay"]:
        ReplayRun.Run(Console.Out);
        break;
    case ["--load"]:
        await LoadRun.RunAsync(Console.Out);
        break;
    case ["--cold"]:
        ColdComparison.Run(Console.Out);
        break;
    case ["--cold", "limits"]:
        return ColdLimits.Check(Console.Out) ? 0 : 1;
    case ["--cold", "list"]:
        ColdList.Run(Console.Out);
        break;
    case ["--cold", "rules"]:
        ColdRules.Run(Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

return 0;
