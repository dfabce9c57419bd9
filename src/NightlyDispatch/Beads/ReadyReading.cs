using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Beads;

/// <summary>
/// Reads the answer to "what is ready" while it comes, and applies every filter again: versions of bd ignore some of them
/// (contracts/bd.md, sections 1 and 10.5).
/// </summary>
internal sealed class ReadyReading
{
    /// <summary>Of an answer that is more than a list, and so is read as a whole.</summary>
    private const int MaxWhole = 256 * 1024 * 1024;

    private readonly BacklogSettings _settings;
    private readonly int _most;
    private readonly DateTimeOffset _now;
    private readonly Action<string, string>? _onLeftOut;
    private readonly ArrayElements _list;
    private readonly ArrayBufferWriter<byte> _whole = new();
    private readonly Dictionary<string, int> _leftOut = [];
    private readonly Dictionary<string, string> _firstOf = [];
    private readonly HashSet<UInt128> _ids = [];
    private readonly RepeatedTexts _repeated = new();
    private readonly PriorityQueue<(int Position, Bug Bug), Bug> _kept = new(Comparer<Bug>.Create((one, other) => BugOrder.Compare(other, one)));
    private bool _isList;
    private int _received;
    private int _listed;

    /// <param name="most">Bugs that are kept, first those that a pass tries first; the others are counted.</param>
    /// <param name="now">For bugs that are put off, and as the age of a bug that shows none.</param>
    /// <param name="onLeftOut">Is told the id and the reason of each issue that is left out although its id can be used.</param>
    public ReadyReading(BacklogSettings settings, int most, DateTimeOffset now, Action<string, string>? onLeftOut = null)
    {
        (_settings, _most, _now, _onLeftOut) = (settings, most, now, onLeftOut);
        _list = new ArrayElements(Add);
    }

    /// <param name="piece">The next one of bd's output.</param>
    public void Take(ReadOnlySpan<byte> piece)
    {
        if (_isList)
        {
            _list.Take(piece);
            return;
        }

        var isBeginning = _whole.WrittenSpan.TrimStart(" \t\r\n"u8).Length <= Encoding.UTF8.Preamble.Length;
        if (_whole.WrittenCount <= MaxWhole)
            _whole.Write(piece);
        if (!isBeginning)
            return;

        var text = _whole.WrittenSpan;
        text = (text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text).TrimStart(" \t\r\n"u8);
        if (text.StartsWith("["u8))
        {
            _isList = true;
            _list.Take(text[1..]);
        }
    }

    /// <summary>To be called once, after the last piece.</summary>
    /// <exception cref="FormatException">The answer has an unknown form; the message completes "bd answered with …".</exception>
    public ReadyAnswer End()
    {
        var isNull = false;
        if (!_isList)
            isNull = !TryAddAll();
        else if (!_list.End())
            throw JsonAnswer.NotOneValue(Encoding.UTF8.GetString(_whole.WrittenSpan));

        if (_received > 0 && _leftOut.GetValueOrDefault(LeftOut.Unreadable) == _received)
            throw new FormatException($"{_received} issues of which none can be read; {_firstOf[LeftOut.Unreadable]}");

        IEnumerable<string> warnings = isNull ? ["bd ready answered null; taken as an empty list"] : [];
        return new ReadyAnswer(
            new Listing(_received, _listed, _leftOut, [.. _kept.UnorderedItems.OrderBy(kept => kept.Element.Position).Select(kept => kept.Element.Bug)]),
            [.. warnings, .. LeftOut.Suspicious.Where(_leftOut.ContainsKey).Select(Warning)]);
    }

    /// <returns>Whether there is a list.</returns>
    private bool TryAddAll()
    {
        if (_whole.WrittenCount > MaxWhole)
            throw new FormatException("more than can be taken in");
        if (JsonAnswer.Issues(Encoding.UTF8.GetString(_whole.WrittenSpan).TrimStart('\uFEFF')) is not { } elements)
            return false;

        foreach (var element in elements)
            _ = Add(Encoding.UTF8.GetBytes($"{element.GetRawText()} "));
        return true;
    }

    /// <returns>The length of the element with which the bytes begin; 0: its end has not come yet.</returns>
    private int Add(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        try
        {
            if (ReadyIssue.Read(utf8, _repeated, out length) is { } issue)
                Sort(issue, utf8);
        }
        catch (FormatException exception)
        {
            _received++;
            Leave(LeftOut.Unreadable, $": {exception.Message}");
        }

        return length;
    }

    private void Sort(ReadyIssue issue, ReadOnlySpan<byte> element)
    {
        _received++;
        if (!BugId.TryParse(issue.Id, out var id))
            Leave(LeftOut.UnsafeId, $": \"{Excerpt.Of(issue.Id, 60)}\"");
        else if (!_ids.Add(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id.Value.AsSpan()))))
            Leave(LeftOut.ListedTwice, $": {id}");
        else if (Reason(issue) is { } reason)
            Leave(reason, "", id);
        else
            Keep(new Bug(id, "", "", issue.Priority, issue.CreatedAt ?? _now, issue.Labels), element[issue.Title], element[issue.Description]);
    }

    /// <param name="title">A JSON string, which is read if the bug is kept.</param>
    /// <param name="description">As the title; empty: it has none.</param>
    private void Keep(Bug bug, ReadOnlySpan<byte> title, ReadOnlySpan<byte> description)
    {
        _listed++;
        if (_kept.Count >= _most && (_most == 0 || BugOrder.Compare(bug, _kept.Peek().Bug) > 0))
        {
            _onLeftOut?.Invoke(bug.Id.Value, Listing.WhyBehind);
            return;
        }

        bug = bug with { Title = JsonMember.TextOf(title), Description = description.IsEmpty ? "" : JsonMember.TextOf(description) };
        _kept.Enqueue((_received, bug), bug);
        if (_kept.Count <= _most)
            return;

        var last = _kept.Dequeue().Bug;
        _onLeftOut?.Invoke(last.Id.Value, Listing.WhyBehind);
    }

    private string? Reason(ReadyIssue issue) => issue switch
    {
        { Status: not "open" } => LeftOut.NotOpen,
        _ when !_settings.Types.Contains(issue.Type) => LeftOut.OtherType,
        { Assignee: not (null or "") } => LeftOut.Assigned,
        { IsTemplate: true } => LeftOut.Template,
        { IsPinned: true } => LeftOut.Pinned,
        { IsEphemeral: true } => LeftOut.Ephemeral,
        _ when issue.DeferUntil > _now => LeftOut.Deferred,
        _ when !_settings.Priorities.Contains(issue.Priority) => LeftOut.OtherPriority,
        _ when issue.Labels.Any(label => _settings.ExcludeLabels.Contains(label, StringComparer.OrdinalIgnoreCase)) => LeftOut.ExcludedLabel,
        _ => null,
    };

    /// <param name="example">What stands there behind the number of the element.</param>
    private void Leave(string reason, string example, BugId? id = null)
    {
        if (id is not null)
            _onLeftOut?.Invoke(id.Value, reason);
        _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
        if (_leftOut[reason] == 1)
            _firstOf[reason] = $"element {_received}{example}";
    }

    private string Warning(string reason) => $"{_leftOut[reason]} issues of bd ready left out: {reason} (the first is {_firstOf[reason]})";
}

/// <summary>The listing, and what an operator should know about the answer that it was read from.</summary>
internal sealed record ReadyAnswer(Listing Listing, IReadOnlyList<string> Warnings);
