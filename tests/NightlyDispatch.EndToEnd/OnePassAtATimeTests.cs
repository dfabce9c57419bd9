using System.Diagnostics;
using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd;

public sealed class OnePassAtATimeTests
{
    private const int Bound = 120_000;

    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(5);

    [Fact(Timeout = Bound)]
    public async Task A_second_pass_names_the_lock_and_the_first_ends_by_a_signal_without_a_claim()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Hangs),
        });

        var (first, ended) = night.BeginPass();
        await night.CallAsync(call => call.Arguments[0] == "preflight");
        var second = await night.PassAsync();
        using var kill = Process.Start("kill", ["-TERM", $"{first}"]);
        var pass = await ended.WaitAsync(Prompt);

        second.ExitCode.Should().Be(75);
        second.OnlyErrorLine().Should().Be($"nightly-dispatch: another pass runs: it holds {StateFiles.Lock(night.Folder.State)}");
        pass.ExitCode.Should().Be(143);
        pass.Output.Should().Contain("exit 143, ended by signal 15").And.Contain("deferred: this pass was ended by a signal");
        night.Updates.Should().BeEmpty();
        MarkedProcesses.Find(CallLog.FolderVariable, night.Folder.Root).Should().BeEmpty();
        night.Ledger.OwnDispatches.Should().BeEmpty();
    }
}
