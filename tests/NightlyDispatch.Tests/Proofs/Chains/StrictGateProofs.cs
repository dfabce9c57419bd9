using CsCheck;
using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;
using NightlyDispatch.Tests.Dispatching;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Chains;

/// <summary>Reports with exit code 0 in every mixture of lines: only the proof of an allowed model opens a strict gate.</summary>
public sealed class StrictGateProofs(ITestOutputHelper output)
{
    private const string Probe = "canonical model probe: ";

    private const string Allowed = "zhipuai-coding-plan/glm-5";

    /// <summary>What the probe says instead of the proof; any of them closes the gate.</summary>
    private static readonly string[] Refusals =
    [
        "OK (zai-coding-plan/glm-5)", "OK (zhipuai/glm-4.7)", "OK (glm-5)", "OK ()", "OK", "", $"ok ({Allowed})", $"OK ({Allowed}) after a retry",
        $"TIMEOUT ({Allowed})", $"MISSING ({Allowed})", "BLOCKED (auth/quota)", $"NOT OK ({Allowed})",
    ];

    /// <summary>Lines about a model that prove nothing; without the proof beside them they close the gate.</summary>
    private static readonly string[] Words =
    [
        "model availability: OK (22 models)", $"canonical model policy: {Allowed}", "  WARN_CODE=opencode_probe_timeout severity=warn action=retry",
        $"{Allowed}: the model is OK",
    ];

    private static readonly string[] Neutral =
    [
        "opencode binary: OK (opencode)", "host: model-host", "cwd: /models", "provider: opencode", "timestamp: 2026-11-22T12:15:34Z", "",
        "=== Preflight PASSED ===", "beads-mcp binary: MISSING",
    ];

    private static readonly ProofSize Size = new(3_000, 100_000, "reports");

    private static readonly Gen<string> Line = Gen.Frequency(
        (3, Gen.Const($"{Probe}OK ({Allowed})")),
        (1, Gen.OneOf(Refusals).Select(refusal => Probe + refusal)),
        (2, Gen.OneOf(Words)),
        (8, Gen.OneOf(Neutral)));

    [Fact]
    public void A_strict_gate_opens_for_the_proof_of_an_allowed_model_and_for_silence_with_a_warning()
    {
        var opencode = new ProviderPolicy(DefaultSettings.Value.Providers).Chain[0];
        var (open, warned) = (0, 0);
        Line.Array[0, 8].Sample(
            lines =>
            {
                var child = Runs.Ended(0, string.Join('\n', lines));
                var result = PreflightReading.Read(opencode, opencode.Models[0], child, TimeSpan.FromSeconds(90));
                var isProved = lines.Contains($"{Probe}OK ({Allowed})");
                var isRefused = Refusals.Any(refusal => lines.Contains(Probe + refusal));
                open += result.IsAvailable ? 1 : 0;
                warned += result.Warning is null ? 0 : 1;
                return result.IsAvailable == (!isRefused && (isProved || !Words.Any(lines.Contains)))
                    && (result.Warning is not null) == (result.IsAvailable && !isProved);
            },
            iter: Size.Count,
            threads: 1,
            print: lines => string.Join('\n', lines));

        Math.Min(open - warned, Math.Min(warned, Size.Count - open)).Should().BeGreaterThan(Size.Count / 20);
        new ProofReport(output).Add("strict gates", Size, $"{open} open, {warned} of them for silence and with a warning, the others closed");
    }
}
