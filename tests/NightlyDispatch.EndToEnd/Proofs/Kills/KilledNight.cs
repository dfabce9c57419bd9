using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd.Proofs.Kills;

/// <summary>Plays a scenario in which a pass is killed at a moment, and the clean pass that follows.</summary>
/// <param name="AlertsTwice">How many alerts arrived a second time, because nobody could know of the first.</param>
internal sealed record KilledNight(IReadOnlyList<Finding> Findings, int AlertsTwice)
{
    private const int Killed = 137;

    private static readonly string[] Run = ["run"];

    /// <summary>The moments of a pass that is left alone; it must do no harm either.</summary>
    public static async Task<IReadOnlyList<KillMoment>> MomentsAsync(KillScenario scenario)
    {
        await using var night = await BeginAsync(scenario);
        var (lines, calls) = (night.Events.Count, CallMoments(night));
        var pass = await night.PassAsync();
        var findings = await new Aftermath(night).LookAsync(scenario, pass);
        findings.Should().BeEmpty("the pass was left alone");
        return [.. KillMoment.Of(scenario, night.Events.Count - lines, CallMoments(night) - calls)];
    }

    public static async Task<KilledNight> PlayAsync(KillMoment moment)
    {
        await using var night = await BeginAsync(moment.Scenario);
        var killed = await night.RunWithAsync(moment.ToEnvironment(CallMoments(night)), Run);
        killed.ExitCode.Should().Be(Killed, "{0}: the pass ends there, not with {1}{2}", moment, killed.Output, killed.Error);
        var waited = AlertsWait(night);
        if (moment.Next is { } next)
        {
            await night.RunWithAsync(next.ToEnvironment(CallMoments(night)), Run);
            waited += AlertsWait(night);
        }

        var pass = await night.PassAsync();
        await File.WriteAllTextAsync(Path.Join(night.Folder.Root, KillPoint.GoOnFile), "");
        await night.ToolsEndedAsync();

        var alerts = new AlertCount(night);
        return new KilledNight(
            [.. await new Aftermath(night).LookAsync(moment.Scenario, pass), .. alerts.Look(moment.Scenario.Alerts, waited)],
            alerts.ArrivedTwice);
    }

    private static async Task<Night> BeginAsync(KillScenario scenario)
    {
        var night = await Night.BeginAsync(scenario.Setting);
        await scenario.ArrangeAsync(night);
        return night;
    }

    /// <summary>1 if an alert was undelivered when a pass was killed: the next one will send it, whether or not it has arrived.</summary>
    private static int AlertsWait(Night night) => night.Ledger.Alerts.Entries.Any(entry => entry.Pending is not null) ? 1 : 0;

    private static int CallMoments(Night night) => WholeLines.Read(Path.Join(night.Folder.Root, CallLog.FileName)).Length;
}
