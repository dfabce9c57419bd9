using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

/// <summary>A stand-in workspace for one test, with an environment and a clock of its own.</summary>
internal sealed class TemporaryTracker : IDisposable
{
    public static readonly DateTimeOffset Created = new(2026, 5, 11, 7, 40, 2, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 5, 20, 1, 0, 7, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("standin-bd-");

    public TemporaryTracker(string profile, params IReadOnlyList<TrackerIssue> issues)
    {
        Environment["BEADS_DIR"] = Folder;
        TrackerWorkspace.Create(Folder, profile, issues);
    }

    public string Folder => _folder.FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public FakeTimeProvider Time { get; } = new(Now.AddMilliseconds(700));

    public static TrackerIssue Issue(string id = "shop-k3v") => new(id, "Basket total wrong", Created);

    public static TrackerIssue[] Issues(int count) =>
        [.. Enumerable.Range(100, count).Select(number => Issue(string.Create(CultureInfo.InvariantCulture, $"shop-{number}")))];

    public Answered Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = new TrackerStandIn(Environment.GetValueOrDefault, Time).Call(args, output, error);
        return new Answered(exitCode, output.ToString(), error.ToString());
    }

    public TrackerIssue Stored(string id = "shop-k3v") => TrackerWorkspace.Read(Folder).Single(issue => issue.Id == id);

    public void Dispose() => _folder.Delete(recursive: true);
}
