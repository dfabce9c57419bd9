using System.Globalization;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>The dispatches that are open, each a handful of words.</summary>
internal sealed class DispatchModel
{
    private static readonly string[] Live = ["StartIntended", "Unknown", "Acknowledged"];

    /// <summary>The stage that a line leaves a dispatch in.</summary>
    private static readonly Dictionary<string, string> Stages = new()
    {
        ["claimed"] = "Claimed",
        ["start-intended"] = "StartIntended",
        ["start-refused"] = "Claimed",
        ["outcome-unknown"] = "Unknown",
        ["acknowledged"] = "Acknowledged",
        ["job-ended"] = "Judged",
    };

    /// <summary>The words that a line sets, from its members of other names.</summary>
    private static readonly Dictionary<string, (string Word, string Member)[]> Words = new()
    {
        ["prompt-intended"] = [("prompt", "path")],
        ["start-intended"] =
        [
            ("provider", "provider"), ("model", "model"), ("mark", "mark"), ("worktree", "worktree"), ("head", "head"), ("status", "statusHash"),
        ],
        ["start-spawned"] = [("start", "processId")],
        ["acknowledged"] = [("agent", "processId")],
        ["job-ended"] = [("outcome", "outcome"), ("why", "reason"), ("code", "reasonCode"), ("evidence", "evidence")],
    };

    private readonly Dictionary<string, Dictionary<string, string?>> _open = [];

    public int LiveOn(string machine) =>
        _open.Values.Count(dispatch => dispatch["machine"] == machine && Live.Contains(dispatch["stage"]));

    public string? FingerprintOf(string? bug) =>
        bug is not null && _open.TryGetValue(bug, out var dispatch) ? dispatch["fingerprint"] : null;

    public void Apply(Line line, (string Machine, string Actor, string Session) pass)
    {
        switch (line.Event)
        {
            case "claim-intended":
                _open[line["bug"]!] = new()
                {
                    ["machine"] = pass.Machine,
                    ["actor"] = pass.Actor,
                    ["session"] = pass.Session,
                    ["fingerprint"] = line["fingerprint"],
                    ["stage"] = "ClaimIntended",
                    ["since"] = Text.Of(line.At),
                };
                break;
            case "claim-lost" or "dispatch-closed":
                _open.Remove(line["bug"]!);
                break;
            case "bug-retried":
                if (_open.TryGetValue(line["bug"]!, out var retried) && retried["machine"] != line["machine"])
                    _open.Remove(line["bug"]!);
                break;
            default:
                if (line["bug"] is { } bug && _open.TryGetValue(bug, out var dispatch))
                    Change(dispatch, line);
                break;
        }
    }

    /// <summary>Passes without an answer count in a row: one that did not have to ask, or got one, ends it.</summary>
    public void EndPass(string? pass)
    {
        foreach (var dispatch in _open.Values.Where(dispatch => dispatch.GetValueOrDefault("unanswered in") != pass))
            (dispatch["unanswered"], dispatch["unanswered in"]) = (null, null);
    }

    public IEnumerable<string> Describe() =>
        _open.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"dispatch {entry.Key}: {Describe(entry.Value)}");

    private static string Describe(Dictionary<string, string?> dispatch) => string.Join(", ", dispatch
        .Where(word => !string.IsNullOrEmpty(word.Value))
        .OrderBy(word => word.Key, StringComparer.Ordinal)
        .Select(word => $"{word.Key} {word.Value}"));

    private static void Change(Dictionary<string, string?> dispatch, Line line)
    {
        if (Stages.TryGetValue(line.Event, out var stage))
            dispatch["stage"] = stage;
        foreach (var (word, member) in Words.GetValueOrDefault(line.Event, []))
            dispatch[word] = line[member];

        switch (line.Event)
        {
            case "start-intended":
                (dispatch["since"], dispatch["aged from"], dispatch["start"]) = (Text.Of(line.At), null, null);
                break;
            case "clock-set-back":
                dispatch["aged from"] = Text.Of(line.At);
                break;
            case "claim-confirmed":
                dispatch["confirmed"] = "yes";
                break;
            case "bug-ended" when line["class"] == "Dispatched" && line["countsToQuarantine"] == "False":
                dispatch["confirmed"] = "yes";
                break;
            case "settlement-postponed":
                var before = dispatch.GetValueOrDefault("unanswered") ?? "0";
                dispatch["unanswered"] = $"{int.Parse(before, CultureInfo.InvariantCulture) + 1}";
                dispatch["unanswered in"] = line.Pass;
                break;
        }
    }
}
