using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Claims;
using NSubstitute;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>A tracker in memory behind a substitute, so that a test can replace the answer of any single call.</summary>
internal sealed class Tracker
{
    private readonly Dictionary<string, Bug> _bugs = [];
    private readonly Dictionary<string, Holding> _holdings = [];

    /// <param name="journal">Is told of every call.</param>
    public Tracker(Action<string> journal)
    {
        Beads.VersionAsync(default).ReturnsForAnyArgs(Answer("version", () => Version));
        Beads.ReadyAsync(default, default).ReturnsForAnyArgs(Answer("ready", Ready));
        Beads.CountAsync(default).ReturnsForAnyArgs(Answer<int?>("count", () => Count));
        Beads.InProgressAsync(default).ReturnsForAnyArgs(Answer<IReadOnlyList<Holding>>("list", () => [.. InProgress]));
        Beads.ClaimAsync(default!, default!).ReturnsForAnyArgs(call =>
        {
            Begin($"claim {call.Arg<BugId>()}");
            return Claim(call.Arg<BugId>().Value, call.Arg<string>());
        });
        Beads.ShowAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            Begin($"show {call.Arg<BugId>()}");
            return Find(call.Arg<BugId>().Value);
        });
        Beads.ReleaseAsync(default!, default!, default!).ReturnsForAnyArgs(call =>
        {
            Begin($"release {call.Arg<BugId>()}");
            return Release(call.Arg<BugId>().Value, call.ArgAt<string>(1), call.ArgAt<string>(2));
        });
        Beads.NoteAsync(default!, default!, default!).ReturnsForAnyArgs(call =>
        {
            Begin($"note {call.Arg<BugId>()}");
            Notes.Add($"{call.Arg<BugId>()}: {call.ArgAt<string>(2)}");
            return Task.CompletedTask;
        });

        Func<NSubstitute.Core.CallInfo, T> Answer<T>(string name, Func<T> answer) => _ =>
        {
            Begin(name);
            return answer();
        };

        void Begin(string name)
        {
            journal(name);
            if (Problem is { } problem)
                throw new TrackerException(problem);
        }
    }

    public IBeads Beads { get; } = Substitute.For<IBeads>();

    /// <summary>Why every call fails; null: they are answered.</summary>
    public string? Problem { get; set; }

    public List<string> Notes { get; } = [];

    public static TrackerVersion Version { get; } = new(new Version(1, 0, 5), null);

    public int Count => _holdings.Count;

    public IReadOnlyList<string> Ids => [.. _bugs.Keys];

    public IEnumerable<Holding> InProgress => _holdings.Values.Where(holding => holding.Status == "in_progress");

    public Holding this[string id] => _holdings[id];

    /// <summary>Older bugs are added first, unless a test says otherwise.</summary>
    public Bug Add(string id, int priority = 0, string? title = null, string description = "Steps: none.", params string[] labels)
    {
        var created = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(_bugs.Count);
        var bug = new Bug(DxRunner.Some.Id(id), title ?? $"Bug {id}", description, priority, created, labels);
        _bugs[id] = bug;
        Set(id, "open", null);
        return bug;
    }

    /// <summary>Null: there is no such bug.</summary>
    public Holding? Find(string id) => _holdings.GetValueOrDefault(id);

    public void Set(string id, string status, string? assignee) => _holdings[id] = new Holding(id, status, assignee);

    public void Remove(string id) => (_bugs.Remove(id), _holdings.Remove(id)).Should().Be((true, true));

    public ClaimAnswer Claim(string id, string actor)
    {
        if (_holdings[id] is { Status: not "open" } or { Assignee: not null })
            return Lost(_holdings[id].Assignee ?? "nobody");

        Set(id, "in_progress", actor);
        return new ClaimAnswer(id, null, null);
    }

    public static ClaimAnswer Lost(string owner, DateTimeOffset? since = null) =>
        new(null, new LostClaim(owner, since), $"issue already claimed by {owner}");

    public Release Release(string id, string actor, string note)
    {
        if (!_holdings.TryGetValue(id, out var holding) || !holding.IsHeldBy(actor))
            return NightlyDispatch.Beads.Release.NotOurs;

        Set(id, "open", null);
        Notes.Add($"{id}: {note}");
        return NightlyDispatch.Beads.Release.Released;
    }

    public Listing Ready()
    {
        var bugs = _bugs.Values.Where(bug => _holdings[bug.Id.Value] is { Status: "open", Assignee: null }).ToList();
        return new Listing(bugs.Count + 1, bugs.Count, new Dictionary<string, int> { ["other type"] = 1 }, bugs);
    }
}
