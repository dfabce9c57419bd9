using System.Text;

namespace NightlyDispatch.Ledger;

/// <summary>Reads the newest passes of a ledger, and as much before them as it takes to know the state that they began with.</summary>
internal sealed class PassHistory(string path)
{
    /// <summary>A clock that ran behind for a pass or two must not hide what came before: so many older passes in a row are enough.</summary>
    private const int OlderInRow = 3;

    /// <summary>Where a line names its pass: behind its event, its format and its time.</summary>
    private const int HeadLength = 200;

    private readonly LedgerHistory _history = new(path);

    /// <summary>How many lines could not be read.</summary>
    public int Unreadable => _history.Unreadable;

    /// <exception cref="StateException">The file cannot be read.</exception>
    public RecordedPasses Newest(int count) => Newest(count, end: null);

    /// <summary>Those that began at that time or later.</summary>
    /// <exception cref="StateException">The file cannot be read.</exception>
    public RecordedPasses Since(DateTimeOffset begin)
    {
        var older = 0;
        var recorded = Read(end: null, line =>
        {
            if (line is PassEnded)
                older = line.At < begin ? older + 1 : 0;
            return older == OlderInRow;
        });
        return recorded with { Passes = [.. recorded.Passes.Where(pass => pass.Began >= begin)] };
    }

    /// <summary>Those whose id begins so, the newest first; the one whose whole id that is, alone.</summary>
    /// <param name="beginning">Letters, digits and hyphens.</param>
    /// <param name="most">Where there are more, the others are not looked for.</param>
    /// <exception cref="StateException">The file cannot be read.</exception>
    public IReadOnlyList<RecordedPass> Find(string beginning, int most) =>
        [.. Places(beginning).Take(most).ToList().Select(place => Newest(1, place.End).Passes[0])];

    private IEnumerable<(string Id, long End)> Places(string beginning)
    {
        var name = Encoding.UTF8.GetBytes($",\"pass\":\"{beginning}");
        var last = "";
        foreach (var (line, end) in _history.LinesBackwards())
        {
            var head = line.Span[..Math.Min(line.Length, HeadLength)];
            if (head.IndexOf(name) is not (>= 0 and var found))
                continue;

            var id = head[(found + name.Length - beginning.Length)..];
            if (id.IndexOf((byte)'"') is not (>= 0 and var length) || id[..length].SequenceEqual(Encoding.UTF8.GetBytes(last)))
                continue;

            last = Encoding.UTF8.GetString(id[..length]);
            yield return (last, end);
            if (last == beginning)
                yield break;
        }
    }

    private RecordedPasses Newest(int count, long? end)
    {
        var seen = new HashSet<string>();
        var recorded = Read(end, line =>
        {
            if (line.Pass is { } pass)
                seen.Add(pass);
            return seen.Count > count && line is PassEnded;
        });
        return recorded with { Passes = [.. recorded.Passes.TakeLast(count)] };
    }

    /// <param name="isBase">Whether the state that this line holds is early enough to begin with.</param>
    private RecordedPasses Read(long? end, Func<LedgerEvent, bool> isBase)
    {
        var lines = new List<LedgerEvent>();
        foreach (var line in _history.ReadBackwards(end))
        {
            lines.Add(line);
            if (isBase(line))
                break;
        }

        lines.Reverse();
        return Fold(lines);
    }

    private static RecordedPasses Fold(List<LedgerEvent> lines)
    {
        var passes = new List<RecordedPass>();
        var state = LedgerState.Empty;
        for (var begin = 0; begin < lines.Count;)
        {
            var id = lines[begin].Pass;
            var ofPass = lines.Skip(begin).TakeWhile(line => line.Pass == id).ToList();
            if (id is not null)
                passes.Add(new RecordedPass(id, state, ofPass));
            state = ofPass.Aggregate(state, (before, line) => before.Apply(line));
            begin += ofPass.Count;
        }

        return new RecordedPasses(passes, state);
    }
}
