using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Beads;

/// <summary>Issues as bd prints them, of which a test names only what it is about.</summary>
internal static class Bugs
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 6, 0, 0, TimeSpan.Zero);

    public static readonly BacklogSettings Settings = new(["bug"], [0, 1], ["no-nightly"], OverloadAbove: 10);

    public static BugId Id(string text) => BugId.TryParse(text, out var id) ? id : throw new FormatException(text);

    public static Bug Bug(string id) => new(Id(id), "Wrong total", "", 1, new DateTimeOffset(2026, 5, 11, 7, 40, 2, TimeSpan.Zero), []);

    /// <param name="members">Comes last, and so wins over the defaults: ,"name": value …</param>
    public static string Issue(string id, string members = "") =>
        $$"""
        {"id":"{{id}}","title":"Wrong total","status":"open","priority":1,"issue_type":"bug","created_at":"2026-05-11T07:40:02Z"{{members}}}
        """;
}
