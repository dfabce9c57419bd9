namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>`dx-runner stop`: ends launcher and monitor, and leaves the agent working (contracts/dx-runner.md, section 5).</summary>
internal static class StopCommand
{
    public static int Run(RunnerCall call)
    {
        if (call.Arguments.Beads is not { } beads)
            return call.Refuse(Refusal.Usage("stop requires --beads"));

        if (call.Folder.NewestRun(beads) is not { } files || files.ReadRecord() is not { } record)
            return 1;

        if (files.ReadPid() is not { } pid)
        {
            call.Output.WriteLine($"job {beads} has no active process or monitor");
            return 1;
        }

        RunnerFolder.Kill(pid);
        if (record.MonitorPid is { } monitor)
            RunnerFolder.Kill(monitor);

        File.Delete(files.Pid);
        files.Write(record with { Outcome = "manual_stop" });
        call.Output.WriteLine($"stopped beads={beads} reason_code=manual_stop");
        return 0;
    }
}
