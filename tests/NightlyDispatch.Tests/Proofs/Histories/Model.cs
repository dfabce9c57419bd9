using System.Globalization;
using System.Text.Json;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>
/// What a ledger says, found in the slowest way: every line from the very first, by its JSON, into plain dictionaries. It knows
/// the design (sections 3 to 5 and 7), and no type of the product.
/// </summary>
internal sealed class Model
{
    private readonly DispatchModel _dispatches = new();
    private readonly BugModel _bugs = new();
    private readonly AlertModel _alerts = new();
    private readonly Dictionary<string, string> _cooldowns = [];
    private readonly Dictionary<string, int[]> _providers = [];
    private readonly Dictionary<string, int> _tally = [];
    private readonly MigrationModel _migration = new();
    private string? _openPass;
    private DateTimeOffset _openSince;
    private string _machine = "", _actor = "", _session = "";
    private bool _mayHaveOrphans = true, _hasSeenBugs;
    private int _withoutProgress;
    private string _lastPass = "none";
    private (DateTimeOffset Since, DateTimeOffset FirstAt, string? Pass)? _pause;

    private bool IsPaused => _openPass is not null && _pause?.Pass == _openPass;

    /// <param name="ledger">A torn last line does not count.</param>
    public static Model Replay(string ledger, TimeSpan alertWindow)
    {
        var model = new Model();
        foreach (var line in ledger.Split('\n')[..^1])
        {
            using var document = JsonDocument.Parse(line);
            model.Apply(new Line(document.RootElement), alertWindow);
        }

        return model;
    }

    public IEnumerable<string> Describe() =>
    [
        $"open pass {_openPass ?? "none"} on {_machine} as {_actor} in session {_session}, "
            + $"orphans {_mayHaveOrphans}, bugs seen {_hasSeenBugs}",
        $"last pass {_lastPass}, without progress {_withoutProgress}, slots held {_dispatches.LiveOn(_machine)}",
        _pause is { } pause ? $"pause of {Text.Of(pause.Since)} met at {Text.Of(pause.FirstAt)} by {pause.Pass ?? "none"}" : "no pause",
        _migration.ToString(),
        $"tally {Tally()}",
        .. _dispatches.Describe(),
        .. _bugs.Describe(),
        .. _cooldowns.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"cooldown {entry.Key} {entry.Value}"),
        .. _providers.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"provider {entry.Key} {string.Join(' ', entry.Value)}"),
        .. _alerts.Describe(),
    ];

    private void Apply(Line line, TimeSpan alertWindow)
    {
        switch (line.Event)
        {
            case "pass-started":
                Begin(line);
                break;
            case "pass-paused":
                var since = line.TimeOf("since");
                var isSame = _pause is { } seen && seen.Since == since && seen.FirstAt <= line.At;
                _pause = (since, isSame ? _pause!.Value.FirstAt : line.At, line.Pass);
                break;
            case "orphan-suspected":
                _mayHaveOrphans = true;
                break;
            case "orphans-searched":
                _mayHaveOrphans = false;
                break;
            case "backlog-read":
                Read(line);
                break;
            case "preflight":
                Count(line["provider"]!, 0);
                if (line["error"] is null)
                    Count(line["provider"]!, 1);
                break;
            case "provider-cooled":
                _cooldowns[line["provider"]!] = $"{Text.Of(line.At)} to {Text.Of(line.TimeOf("until"))}: {line["reason"]}";
                break;
            case "parallelism-widened":
                _migration.IsWidened = true;
                break;
            case "start-refused" when line["fault"] == "Provider":
                Count(line["provider"]!, 2);
                break;
            case "bug-ended":
                Add(line["class"]!, 1);
                break;
            case "bugs-deferred":
                Add("Deferred", line.NumberOf("count"));
                break;
            case "job-ended":
                EndJob(line);
                break;
            case "pass-ended":
                End(line, alertWindow);
                break;
        }

        _bugs.Apply(line, _dispatches.FingerprintOf(line["bug"]));
        _dispatches.Apply(line, (_machine, _actor, _session));
        _alerts.Apply(line);
    }

    /// <summary>A pass that found another one open was preceded by one that was cut short.</summary>
    private void Begin(Line line)
    {
        if (_openPass is not null)
            _migration.Interrupt();
        _mayHaveOrphans |= _openPass is not null || _machine != line["machine"];
        (_openPass, _openSince) = (line.Pass, line.At);
        (_machine, _actor, _session) = (line["machine"]!, line["actor"]!, line["session"] ?? "");
        _migration.FirstPass ??= line.At;
        _tally.Clear();
    }

    private void Read(Line line)
    {
        _hasSeenBugs |= line.NumberOf("received") > 0;
        if (line.NumberOf("listed") == 0)
            _withoutProgress = 0;
        (_tally["received"], _tally["listed"]) = (line.NumberOf("received"), line.NumberOf("listed"));
        foreach (var name in _tally.Keys.Where(name => name.StartsWith("filtered ", StringComparison.Ordinal)).ToList())
            _tally.Remove(name);
        foreach (var (name, count) in line.NumbersIn("filteredOut"))
            _tally[$"filtered {name}"] = count;
    }

    private void EndJob(Line line)
    {
        if ((line["outcome"], line["reasonCode"]) == ("Stopped", "claim_gone"))
            return;

        Count(line["provider"]!, 3);
        if (line["outcome"] == "Worked")
        {
            Count(line["provider"]!, 4);
            _cooldowns.Remove(line["provider"]!);
        }

        if (line["isProviderFault"] == "True")
            Count(line["provider"]!, 5);
    }

    private void End(Line line, TimeSpan alertWindow)
    {
        var exitCode = line.NumberOf("exitCode");
        var hasProgress = _tally.GetValueOrDefault("Dispatched") > 0 || _dispatches.LiveOn(_machine) > 0;
        if (!IsPaused)
            _withoutProgress = hasProgress ? 0 : _withoutProgress + (_tally.GetValueOrDefault("listed") > 0 ? 1 : 0);
        if (exitCode is not (0 or 8))
            _migration.Interrupt();
        else if (!IsPaused)
            _migration.EndCleanly(_openSince);

        _lastPass = $"{_openPass ?? ""} {Text.Of(_openSince)} {Text.Of(line.At)} exit {exitCode.ToString(CultureInfo.InvariantCulture)} "
            + $"paused {IsPaused} tally {Tally()}";
        _dispatches.EndPass(_openPass);
        _alerts.Forget(line.At, alertWindow);
        _openPass = null;
    }

    private void Add(string name, int count) => _tally[name] = _tally.GetValueOrDefault(name) + count;

    private void Count(string provider, int what)
    {
        if (!_providers.TryGetValue(provider, out var counts))
            _providers[provider] = counts = new int[6];
        counts[what]++;
    }

    private string Tally() => string.Join(", ", _tally
        .Where(count => count.Value > 0 || count.Key.StartsWith("filtered ", StringComparison.Ordinal))
        .OrderBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => $"{count.Value} {count.Key}"));
}
