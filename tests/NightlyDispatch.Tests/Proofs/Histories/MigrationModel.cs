namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>The clean hours of a migration, kept as the list of the passes that make them.</summary>
internal sealed class MigrationModel
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>When each pass of the clean series began; a clock that goes back begins a new one.</summary>
    private readonly List<DateTimeOffset> _series = [];

    public DateTimeOffset? FirstPass { get; set; }

    public bool IsWidened { get; set; }

    public void EndCleanly(DateTimeOffset begun)
    {
        if (_series is [.., var last] && begun < last)
            _series.Clear();
        _series.Add(begun);
    }

    public void Interrupt() => _series.Clear();

    public override string ToString()
    {
        var gaps = _series.Zip(_series.Skip(1), (one, next) => next - one).Select(gap => gap > Day ? Day : gap);
        var clean = gaps.Aggregate(TimeSpan.Zero, (sum, gap) => sum + gap);
        var last = _series.Count == 0 ? null : (DateTimeOffset?)_series[^1];
        return $"migration from {Text.Of(FirstPass)}, clean {clean:c} up to {Text.Of(last)}, widened {IsWidened}";
    }
}
