using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Proofs.Chains;

/// <summary>Says from the design's tables alone (sections 3, 4.7, 4.8 and 7) what must come of a chain: it walks the fates once.</summary>
internal static class ChainOracle
{
    /// <summary>In the order of the chain, how long each cools down where it does; the second is the first that ends.</summary>
    public static readonly IReadOnlyList<int> CooldownMinutes = [40, 20, 30];

    private static readonly string[][] Preflights =
    [
        ["preflight opencode zhipuai-coding-plan/glm-5"],
        ["preflight cc-glm"],
        ["preflight gemini gemini-2.5-pro", "preflight gemini gemini-2.0-flash"],
    ];

    /// <summary>By how far the walk came for the first bug, at worst.</summary>
    private static readonly Dictionary<string, (BugClass Class, bool IsClaimed, ExitCode ExitCode, string[] Alert)> Endings = new()
    {
        ["taken"] = (BugClass.Dispatched, true, ExitCode.Ok, []),
        ["refused"] = (BugClass.Failed, false, ExitCode.DispatchFailed, ["*dispatch-failed* bd-1\nevery provider refused its start: "]),
        ["full"] = (BugClass.Deferred, false, ExitCode.Ok, []),
        ["unasked"] = (BugClass.Failed, false, ExitCode.NoProvider, ["*no-providers* provider chain\n"]),
    };

    public static string CooldownOf(int link, DateTimeOffset now) =>
        $"cooling down until {now.AddMinutes(CooldownMinutes[link]).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, because {ReasonOf(link)}";

    public static string ReasonOf(int link) => $"{ChainScript.Chain[link]} had enough";

    public static Expected Walk(IReadOnlyList<Fate> fates, DateTimeOffset now)
    {
        List<string> asked = [], started = [], left = [], alerts = [], cooled = [];
        var ending = "unasked";
        string? taker = null;
        for (var link = 0; link < ChainScript.Chain.Count && taker is null; link++)
        {
            var provider = ChainScript.Chain[link];
            var isAskedAllTheSame = fates.All(fate => fate == Fate.Cooling) && CooldownMinutes[link] == CooldownMinutes.Min();
            var fate = isAskedAllTheSame ? Fate.Starts : fates[link];
            var script = ChainScript.For(provider, fate);
            if (fates[link] == Fate.Cooling)
                cooled.Add(provider);
            if (fate == Fate.Cooling)
            {
                left.Add($"{provider}: {CooldownOf(link, now)}");
                continue;
            }

            asked.AddRange(Preflights[link]);
            if (fate is Fate.Starts or Fate.StartRefused or Fate.Full)
            {
                started.Add(provider);
                if (link > 0)
                    alerts.Add(Fallback(ChainScript.Chain[link - 1], provider, left));
            }

            (ending, taker) = fate switch
            {
                Fate.Starts => ("taken", provider),
                Fate.StartRefused => ("refused", null),
                Fate.Full when ending == "unasked" => ("full", null),
                _ => (ending, null),
            };
            if (taker is null)
                left.Add($"{provider}: {script.Told}");
            if (script.CoolsDown)
                cooled.Add(provider);
        }

        cooled.AddRange(ChainScript.Chain.Where((provider, link) => fates[link] == Fate.Cooling && !cooled.Contains(provider)));
        var (bugClass, isClaimed, exitCode, alert) = Endings[ending];
        return new Expected(asked, started, taker, left, [.. alerts, .. alert], bugClass, isClaimed, exitCode, cooled);
    }

    private static string Fallback(string from, string to, List<string> left) =>
        $"*provider-fallback* {from}\n{from} → {to}\n{string.Join('\n', left)}\n";
}
