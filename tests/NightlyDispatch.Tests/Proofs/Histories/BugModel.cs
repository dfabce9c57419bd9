namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>What is remembered of bugs: failures, quarantine, and what awaits review; of so many of them.</summary>
internal sealed class BugModel
{
    private const int Kept = 500;

    private readonly Dictionary<string, Remembered> _bugs = [];

    /// <param name="fingerprint">Of the bug's open dispatch.</param>
    public void Apply(Line line, string? fingerprint)
    {
        switch (line.Event)
        {
            case "bug-ended" when line["countsToQuarantine"] == "True":
                Fail(line, isProvidersFault: false);
                break;
            case "job-ended" when line["outcome"] == "Worked":
                Remember(line, new Remembered { AwaitsReview = fingerprint });
                break;
            case "job-ended" when (line["outcome"], line["reasonCode"]) != ("Stopped", "claim_gone"):
                Fail(line, line["isProviderFault"] == "True");
                break;
            case "bug-quarantined":
                var bug = _bugs.GetValueOrDefault(line["bug"]!) ?? new Remembered();
                bug.Quarantine = line["reason"];
                Remember(line, bug);
                break;
            case "bug-retried":
                _bugs.Remove(line["bug"]!);
                break;
        }
    }

    public IEnumerable<string> Describe() => _bugs.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry =>
        $"bug {entry.Key}: {entry.Value.Own} of {entry.Value.All} failures, quarantine {entry.Value.Quarantine ?? "none"}, "
        + $"review {entry.Value.AwaitsReview ?? "none"}, at {Text.Of(entry.Value.At)}");

    private void Fail(Line line, bool isProvidersFault)
    {
        var bug = _bugs.GetValueOrDefault(line["bug"]!) ?? new Remembered();
        bug.All++;
        bug.Own += isProvidersFault ? 0 : 1;
        bug.AwaitsReview = null;
        Remember(line, bug);
    }

    /// <summary>One too many: what holds nothing goes before what does, and the oldest first; never the newest.</summary>
    private void Remember(Line line, Remembered bug)
    {
        bug.At = line.At;
        _bugs[line["bug"]!] = bug;
        if (_bugs.Count <= Kept)
            return;

        var oldest = _bugs.Where(entry => entry.Key != line["bug"])
            .OrderBy(entry => entry.Value.Quarantine is not null || entry.Value.AwaitsReview is not null)
            .ThenBy(entry => entry.Value.At)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .First();
        _bugs.Remove(oldest.Key);
    }

    private sealed class Remembered
    {
        public int Own { get; set; }

        public int All { get; set; }

        public string? Quarantine { get; set; }

        public string? AwaitsReview { get; set; }

        public DateTimeOffset At { get; set; }
    }
}
