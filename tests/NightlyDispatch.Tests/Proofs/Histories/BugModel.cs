namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>What is remembered of bugs: failures, quarantine, and what awaits review; of so many of them.</summary>
internal sealed class BugModel
{
    private const int Kept = 500;

    /// <summary>What was remembered last is at the end, whatever the clock said.</summary>
    private readonly List<Remembered> _bugs = [];

    /// <param name="fingerprint">Of the bug's open dispatch.</param>
    public void Apply(Line line, string? fingerprint)
    {
        switch (line.Event)
        {
            case "bug-ended" when line["countsToQuarantine"] == "True":
                Fail(line, isProvidersFault: false);
                break;
            case "job-ended" when line["outcome"] == "Worked":
                Remember(new Remembered { Bug = line["bug"]!, AwaitsReview = fingerprint });
                break;
            case "job-ended" when (line["outcome"], line["reasonCode"]) != ("Stopped", "claim_gone"):
                Fail(line, line["isProviderFault"] == "True");
                break;
            case "bug-quarantined":
                var bug = Find(line["bug"]!);
                bug.Quarantine = line["reason"];
                Remember(bug);
                break;
            case "bug-retried":
                _bugs.RemoveAll(bug => bug.Bug == line["bug"]);
                break;
        }
    }

    public IEnumerable<string> Describe() => _bugs.Select(bug =>
        $"bug {bug.Bug}: {bug.Own} of {bug.All} failures, quarantine {bug.Quarantine ?? "none"}, review {bug.AwaitsReview ?? "none"}");

    private Remembered Find(string bug) => _bugs.Find(remembered => remembered.Bug == bug) ?? new Remembered { Bug = bug };

    private void Fail(Line line, bool isProvidersFault)
    {
        var bug = Find(line["bug"]!);
        bug.All++;
        bug.Own += isProvidersFault ? 0 : 1;
        bug.AwaitsReview = null;
        Remember(bug);
    }

    /// <summary>One too many: what holds nothing goes before what does, and the oldest first.</summary>
    private void Remember(Remembered bug)
    {
        _bugs.RemoveAll(remembered => remembered.Bug == bug.Bug);
        if (_bugs.Count == Kept)
            _bugs.Remove(_bugs.Find(remembered => remembered is { Quarantine: null, AwaitsReview: null }) ?? _bugs[0]);
        _bugs.Add(bug);
    }

    private sealed class Remembered
    {
        public required string Bug { get; init; }

        public int Own { get; set; }

        public int All { get; set; }

        public string? Quarantine { get; set; }

        public string? AwaitsReview { get; set; }
    }
}
