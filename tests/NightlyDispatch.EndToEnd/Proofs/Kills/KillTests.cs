using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Proofs.Kills;

/// <summary>A pass is ended by kill -9 before and after every line of its ledger, and at both ends of every call of a tool.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact(Timeout = Proof.Bound)]
    public async Task Whenever_a_pass_is_killed_the_next_one_leaves_no_second_agent_no_claim_no_prompt_and_no_alert_behind()
    {
        var scenarios = KillScenarios.All.Take(Proof.Size(2, KillScenarios.All.Count)).ToList();
        var moments = (await Task.WhenAll(scenarios.Select(KilledNight.MomentsAsync))).SelectMany(all => all).ToList();
        var chosen = Proof.Spread(moments, small: 4);
        var nights = new ConcurrentDictionary<KillMoment, KilledNight>();

        await Parallel.ForEachAsync(chosen, Proof.Width, async (moment, _) => nights[moment] = await KilledNight.PlayAsync(moment));

        int Count(Harm harm) => nights.Values.Sum(night => night.Findings.Count(finding => finding.Harm == harm));
        new ProofReport(output).Write(
            $"kill -9: {chosen.Count} of {moments.Count} moments in {scenarios.Count} scenarios: "
            + $"{Count(Harm.SecondAgent)} second agents, {Count(Harm.StrandedClaim)} stranded claims, {Count(Harm.LostAlert)} lost alerts, "
            + $"{Count(Harm.RepeatedAlert)} repeated alerts, {Count(Harm.LeftoverPrompt)} leftover prompts, "
            + $"{Count(Harm.WrongAccount)} wrong accounts; {nights.Values.Sum(night => night.AlertsTwice)} alerts twice, "
            + "killed between their arrival and its line");
        nights.SelectMany(night => night.Value.Findings.Select(finding => $"{night.Key}: {finding}")).Should().BeEmpty();
    }
}
