using System.Text.Json;
using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Beads;

/// <summary>
/// Reads the answer to "what is ready" and applies every filter again: versions of bd ignore some of them
/// (contracts/bd.md, sections 1 and 10.5).
/// </summary>
/// <param name="now">For bugs that are put off, and as the age of a bug that shows none.</param>
/// <param name="onLeftOut">Is told the id and the reason of each issue that is left out although its id can be used.</param>
internal sealed class ReadyReading(BacklogSettings settings, DateTimeOffset now, Action<string, string>? onLeftOut = null)
{
    private readonly Dictionary<string, int> _leftOut = [];
    private readonly Dictionary<string, string> _firstOf = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<Bug> _bugs = [];

    /// <summary>To be called once.</summary>
    /// <exception cref="FormatException">The answer has an unknown form; the message completes "bd answered with …".</exception>
    public ReadyAnswer Read(string text)
    {
        var issues = JsonAnswer.Issues(text);
        var elements = issues ?? [];
        for (var i = 0; i < elements.Count; i++)
            Add(elements[i], $"element {i + 1}");

        if (elements.Count > 0 && _leftOut.GetValueOrDefault(LeftOut.Unreadable) == elements.Count)
            throw new FormatException($"{elements.Count} issues of which none can be read; {_firstOf[LeftOut.Unreadable]}");

        IEnumerable<string> warnings = issues is null ? ["bd ready answered null; taken as an empty list"] : [];
        return new ReadyAnswer(
            new Listing(elements.Count, _bugs.Count, _leftOut, _bugs),
            [.. warnings, .. LeftOut.Suspicious.Where(_leftOut.ContainsKey).Select(Warning)]);
    }

    private void Add(JsonElement element, string position)
    {
        try
        {
            var issue = ReadyIssue.Read(element);
            if (!BugId.TryParse(issue.Id, out var id))
                Leave(LeftOut.UnsafeId, $"{position}: \"{Excerpt.Of(issue.Id, 60)}\"");
            else if (!_ids.Add(id.Value))
                Leave(LeftOut.ListedTwice, $"{position}: {id}");
            else if (Reason(issue) is { } reason)
                Leave(reason, position, id);
            else
                _bugs.Add(new Bug(id, issue.Title, issue.Description, issue.Priority, issue.CreatedAt ?? now, issue.Labels));
        }
        catch (FormatException exception)
        {
            Leave(LeftOut.Unreadable, $"{position}: {exception.Message}");
        }
    }

    private string? Reason(ReadyIssue issue) => issue switch
    {
        { Status: not "open" } => LeftOut.NotOpen,
        _ when !settings.Types.Contains(issue.Type) => LeftOut.OtherType,
        { Assignee: not (null or "") } => LeftOut.Assigned,
        { IsTemplate: true } => LeftOut.Template,
        { IsPinned: true } => LeftOut.Pinned,
        { IsEphemeral: true } => LeftOut.Ephemeral,
        _ when issue.DeferUntil > now => LeftOut.Deferred,
        _ when !settings.Priorities.Contains(issue.Priority) => LeftOut.OtherPriority,
        _ when issue.Labels.Intersect(settings.ExcludeLabels, StringComparer.OrdinalIgnoreCase).Any() => LeftOut.ExcludedLabel,
        _ => null,
    };

    private void Leave(string reason, string example, BugId? id = null)
    {
        if (id is not null)
            onLeftOut?.Invoke(id.Value, reason);
        _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
        _ = _firstOf.TryAdd(reason, example);
    }

    private string Warning(string reason) => $"{_leftOut[reason]} issues of bd ready left out: {reason} (the first is {_firstOf[reason]})";
}

/// <summary>The listing, and what an operator should know about the answer that it was read from.</summary>
internal sealed record ReadyAnswer(Listing Listing, IReadOnlyList<string> Warnings);
