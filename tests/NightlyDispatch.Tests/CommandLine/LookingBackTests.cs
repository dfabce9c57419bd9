using System.Text.Json.Nodes;
using NightlyDispatch.Tests.Configuration;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.Tests.CommandLine;

/// <summary>history, show and report as a person types them.</summary>
public sealed class LookingBackTests : IDisposable
{
    private readonly ShortNight _night = new();
    private readonly TemporaryFolder _folder = new();
    private readonly string _config;

    public LookingBackTests()
    {
        _config = _folder.File("config.json", $$"""{ "state": "{{_night.State}}" }""");
    }

    public void Dispose()
    {
        _night.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<string[], string> UsageErrors => new()
    {
        { ["history", "--last", "0"], "--last must be a number from 1 to 100000" },
        { ["history", "--last", "-1"], "--last must be a number from 1 to 100000" },
        { ["history", "--last", "5", "--since", "7d"], "--last and --since both say how far back to look: give one of them" },
        { ["history", "--since", "yesterday"], "--since must be a duration, written like 12h, 1h30m or 7d" },
        { ["history", "--since", "0s"], "--since must be a duration, written like 12h, 1h30m or 7d" },
        { ["show", "9"], "no pass begins with 9; nightly-dispatch history lists them" },
        { ["show", ""], " is no id of a pass; nightly-dispatch history lists them" },
        { ["show", "\",\"x\n\u001b"], "\",\"x is no id of a pass; nightly-dispatch history lists them" },
        { ["report", "--nights", "0"], "--nights must be a number from 1 to 366" },
        { ["report", "--nights", "367"], "--nights must be a number from 1 to 366" },
        { ["report", "--html", ""], "--html : name a file" },
    };

    [Theory]
    [MemberData(nameof(UsageErrors))]
    public async Task What_makes_no_sense_is_refused_in_one_line(string[] arguments, string problem) =>
        (await RunAsync(arguments)).Should().Be(new Invocation(2, "", $"nightly-dispatch: {problem}"));

    [Fact]
    public async Task History_lists_the_newest_passes_or_those_since_a_time()
    {
        (await RunAsync("history", "--last", "2")).Output.Split('\n').Should().HaveCount(3).And.Contain(line => line.EndsWith(ShortNight.Nobody, StringComparison.Ordinal));
        (await RunAsync("history")).Output.Split('\n').Should().HaveCount(6);
        (await RunAsync("history", "--since", "1m")).Should().Be(new Invocation(0, "No pass was made in that time.", ""));
    }

    [Fact]
    public async Task A_pass_is_shown_by_its_id_by_how_that_begins_or_as_the_last()
    {
        var whole = await RunAsync("show", ShortNight.Work);
        var beginning = await RunAsync("show", "20261122T07");
        var last = await RunAsync("show", "last");

        whole.Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
        whole.Output.Should().StartWith($"pass        {ShortNight.Work} on build-1");
        beginning.Should().Be(whole);
        last.Output.Should().StartWith($"pass        {ShortNight.Nobody}");
    }

    [Fact]
    public async Task A_beginning_that_several_passes_share_names_them() =>
        (await RunAsync("show", "20261122")).Should().Be(new Invocation(
            2,
            "",
            $"nightly-dispatch: several passes begin with 20261122: {ShortNight.Nobody}, {ShortNight.Killed}, {ShortNight.Paused}, {ShortNight.Work}, {ShortNight.Fallback}"));

    [Fact]
    public async Task Before_the_first_pass_there_is_nothing_to_look_back_at_and_nothing_is_made()
    {
        var state = Path.Join(_folder.Path, "none");
        var config = _folder.File("none.json", $$"""{ "state": "{{state}}" }""");

        (await Invocation.Of("history", "--config", config)).Should().Be(new Invocation(0, "No pass was made in that time.", ""));
        (await Invocation.Of("report", "--config", config)).Should().Be(new Invocation(0, "No pass has been made yet.", ""));
        (await Invocation.Of("show", "last", "--config", config)).Should().Be(new Invocation(2, "", "nightly-dispatch: no pass has been made yet"));
        Directory.Exists(state).Should().BeFalse();
    }

    [Fact]
    public async Task As_JSON_each_says_the_same_to_programs()
    {
        var history = JsonNode.Parse((await RunAsync("history", "--json")).Output)!;
        var shown = JsonNode.Parse((await RunAsync("show", "last", "--json")).Output)!;
        var report = JsonNode.Parse((await RunAsync("report", "--nights", "366", "--json")).Output)!;

        history["passes"]!.AsArray().Select(pass => pass!["state"]!.GetValue<string>()).Should().Equal("ended", "ended", "ended", "cut-short", "ended");
        shown["outline"]!["providers"]![0]!["availability"]!.GetValue<string>().Should().Be("cooling-down");
        shown["preflights"]![1]!["error"]!.GetValue<string>().Should().Be("no login");
        report["bugs"]![0]!["outcome"]!.GetValue<string>().Should().Be("worked");
        report["nights"]![0]!["evening"]!.GetValue<string>().Should().Be("2026-11-21");
    }

    [Fact]
    public async Task The_page_is_written_to_its_file_also_over_an_earlier_one()
    {
        var page = _folder.File("page.html", new string('x', 100_000));

        var run = await RunAsync("report", "--nights", "366", "--html", page);

        run.Should().Be(new Invocation(0, $"The report is in {page}", ""));
        (await File.ReadAllTextAsync(page)).Should().StartWith("<!DOCTYPE html>").And.EndWith("</html>\n").And.Contain("bd-a");
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_an_error()
    {
        var run = await RunAsync("report", "--html", Path.Join(_folder.Path, "missing", "page.html"));

        run.Should().BeEquivalentTo(new { ExitCode = 2, Output = "" });
        run.Error.Should().StartWith($"nightly-dispatch: --html {_folder.Path}/missing/page.html: ");
    }

    private Task<Invocation> RunAsync(params string[] arguments) => Invocation.Of([.. arguments, "--config", _config]);
}
