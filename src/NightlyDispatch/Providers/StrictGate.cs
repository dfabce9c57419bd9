namespace NightlyDispatch.Providers;

/// <summary>Asks a passing report for proof that an allowed model answers: exit 0 alone is none (design, section 3).</summary>
internal static class StrictGate
{
    private const string Probe = "canonical model probe:";
    private const string NotProved = "the strict gate was not proved: the preflight says nothing about a model";

    /// <summary>Lines that tell where the runner ran; a folder or host may be called "model".</summary>
    private static readonly string[] Context = ["timestamp:", "host:", "cwd:", "provider", "profile_", "beads"];

    public static GateVerdict Judge(string report, Provider provider, Model model)
    {
        var probes = RunnerCheck.ReadAll(report).Where(check => check.Line.StartsWith(Probe, StringComparison.Ordinal));
        var isProved = false;
        foreach (var probe in probes)
        {
            if (Refusal(probe, provider, model) is { } refusal)
                return new GateVerdict(refusal);
            isProved = true;
        }

        if (isProved)
            return new GateVerdict();

        return PlainLines.Of(report).LastOrDefault(SpeaksOfModel) is { } line
            ? new GateVerdict(new RunnerReason(PlainLines.Cut($"no proof that the model answers: {line.Trim()}")))
            : new GateVerdict(Warning: NotProved);
    }

    private static RunnerReason? Refusal(RunnerCheck probe, Provider provider, Model model)
    {
        if (Answered(probe.Line) is not { } answered)
            return new RunnerReason(probe.Line, probe.WarningCode?.Name, probe.WarningCode?.Action);

        return model.IsOwnDefault || provider.Lists(answered)
            ? null
            : new RunnerReason(PlainLines.Cut($"{answered} answered instead of {model.Name}: {probe.Line}"));
    }

    /// <returns>The model in "OK (model)"; null: the probe says anything else.</returns>
    private static string? Answered(string line)
    {
        var verdict = line.AsSpan(Probe.Length).Trim();
        return verdict.StartsWith("OK (", StringComparison.Ordinal) && verdict.EndsWith(")", StringComparison.Ordinal)
            ? verdict[4..^1].ToString()
            : null;
    }

    private static bool SpeaksOfModel(string line) =>
        (line.Contains("model", StringComparison.OrdinalIgnoreCase) || line.Contains("_probe_", StringComparison.Ordinal))
        && !Array.Exists(Context, label => line.StartsWith(label, StringComparison.Ordinal));
}
