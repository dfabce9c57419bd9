using NightlyDispatch.Backlog;

namespace NightlyDispatch.Tests.Backlog;

/// <summary>Bugs whose details do not matter to a test.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Night = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    public static Bug Bug(string id, int priority = 1, int ageInDays = 0, string? title = null, string description = "") =>
        new(Id(id), title ?? $"Title of {id}", description, priority, Night.AddDays(-ageInDays), []);

    public static Listing Listing(params Bug[] bugs) => new(bugs.Length, bugs.Length, new Dictionary<string, int>(), bugs);

    public static BugId Id(string text) =>
        BugId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));
}
