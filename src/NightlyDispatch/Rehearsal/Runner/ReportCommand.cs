namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>`dx-runner report --format json`: a bug's newest run with its exit code.</summary>
internal static class ReportCommand
{
    public static int Run(RunnerCall call)
    {
        if (call.Arguments.Beads is not { } beads)
            return call.Refuse(Refusal.Usage("report requires --beads"));

        if (call.Folder.NewestRun(beads) is not { } files || files.ReadRecord() is not { } record)
            return 1;

        if (call.Arguments.Value("--format") != "json")
            return call.Refuse(Refusal.Usage("a rehearsal reports in JSON only"));

        call.Output.WriteLine(RunnerAnswer.ToJson(isIndented: true, RunFacts.Of(files, record, call.Plan).WriteReport));
        return 0;
    }
}
