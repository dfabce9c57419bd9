namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>Stands for dx-runner in a rehearsal, faithful to what was recorded of the real one (contracts/dx-runner.md).</summary>
internal static class RunnerStandIn
{
    public static int Run(string[] args, RunnerFolder folder, Stream input, TextWriter output, TextWriter error)
    {
        var log = CallLog.Begin("dx-runner", args);
        var exitCode = Answer(args, folder, input, output, error);
        log.End(exitCode);
        return exitCode;
    }

    private static int Answer(string[] args, RunnerFolder folder, Stream input, TextWriter output, TextWriter error)
    {
        var command = args.Length > 0 ? args[0] : "";
        if (CommandOf(command) is not { } run)
            return Usage(output, error, $"Unknown command: {command}");

        if (MissingRuntime() is { } beadsFolder)
        {
            error.Write(Refusal.RuntimeMissing(command, beadsFolder).Error);
            return 24;
        }

        var arguments = RunnerArguments.Parse(args.AsSpan(1));
        if (arguments.Unknown is { } unknown)
            return Usage(output, error, $"Unknown arg: {unknown}");

        if (arguments.IsCut)
            return 1;

        var call = new RunnerCall(folder, folder.ReadPlan(), arguments, input, output, error);
        return FaultOf(call, command) switch
        {
            AnswerFault.None => run(call),
            AnswerFault.RuntimeMissing => call.Refuse(Refusal.RuntimeMissing(command, "/nowhere")),
            AnswerFault.Garbage => Garble(output),
            AnswerFault.Hang when !call.Wait(Lifetime.Limit) => 1,
            _ => 1,
        };
    }

    private static Func<RunnerCall, int>? CommandOf(string name) => name switch
    {
        "preflight" => Preflight,
        "start" => StartCommand.Run,
        "check" => CheckCommand.Run,
        "report" => ReportCommand.Run,
        "status" => StatusCommand.Run,
        "stop" => StopCommand.Run,
        _ => null,
    };

    private static int Preflight(RunnerCall call)
    {
        var plan = call.Arguments.Provider is { } provider ? call.Plan.Of(provider).Preflight : null;
        return PreflightReport.Write(call, plan ?? new PreflightPlan()) ? 0 : 1;
    }

    /// <summary>The last fault of a command is repeated; calls of a command without any are not counted.</summary>
    private static AnswerFault FaultOf(RunnerCall call, string command)
    {
        if (call.Plan.Faults?.GetValueOrDefault(command) is not { Count: > 0 } faults)
            return AnswerFault.None;

        return faults[Math.Min(call.Folder.Count(command), faults.Count) - 1];
    }

    /// <summary>Asks only for a file (contracts/dx-runner.md, section 1), here also the stand-in tracker's. Null: it is there.</summary>
    private static string? MissingRuntime()
    {
        if (Environment.GetEnvironmentVariable("DX_ALLOW_NON_CANONICAL_BD_CWD") == "1")
            return null;

        var folder = Environment.GetEnvironmentVariable("BEADS_DIR") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "", ".beads-runtime", ".beads");
        return File.Exists(Path.Combine(folder, "metadata.json")) || File.Exists(Path.Combine(folder, "standin.json")) ? null : folder;
    }

    private static int Garble(TextWriter output)
    {
        output.WriteLine("{\"beads\": \"mise WARN: no such");
        return 0;
    }

    private static int Usage(TextWriter output, TextWriter error, string reason)
    {
        error.WriteLine(reason);
        output.Write("""
            dx-runner (stand-in)

            Usage:
              dx-runner preflight [--provider <name>] [--model <id>]
              dx-runner start --beads <id> --provider <name> --prompt-file <path> [--model <id>] [--worktree <path>]
              dx-runner check --beads <id> [--json]
              dx-runner report --beads <id> --format json
              dx-runner status --json
              dx-runner stop --beads <id>

            """);
        return 2;
    }
}
