using System.Globalization;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Providers;

/// <summary>Reads the end of a call of dx-runner preflight as an answer about a provider.</summary>
internal static class PreflightReading
{
    /// <summary>Usage and beads runtime (contracts/dx-runner.md, section 1), and the shells' "cannot execute" and "not found".</summary>
    private static readonly int[] RunnersFaults = [2, 24, 126, 127];

    /// <param name="timeout">The deadline that the call had.</param>
    public static PreflightResult Read(Provider provider, Model model, ChildResult child, TimeSpan timeout)
    {
        var available = new PreflightResult(provider.Name, model.Argument, null, null, null, null, child.Duration);

        if (child.NotStarted is { } notStarted)
            return Unavailable(new RunnerReason(notStarted)) with { IsRunnersFault = true };
        if (child.ExitCode is not { } exitCode)
            return Unavailable(new RunnerReason(string.Create(CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds} s")));
        if (exitCode != 0)
        {
            return Unavailable(RunnerReason.Read(exitCode, child.Output, child.Error)) with
            {
                IsRunnersFault = RunnersFaults.Contains(exitCode),
            };
        }

        if (provider.Behavior is not ProviderBehavior.StrictGate)
            return available;

        var verdict = StrictGate.Judge(child.Output, provider, model);
        return verdict.Refusal is { } refusal ? Unavailable(refusal) : available with { Warning = verdict.Warning };

        PreflightResult Unavailable(RunnerReason reason) =>
            available with { Error = reason.Text, Code = reason.Code, NextAction = reason.NextAction };
    }
}
