using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Beads;

public sealed class BeadsClientReadTests
{
    [Fact(Timeout = 30_000)]
    public async Task Asks_for_all_ready_bugs_that_nobody_holds()
    {
        using var bd = new FakeBd($"printf '\\357\\273\\277'; cat <<'END'\n[{Bugs.Issue("shop-1")}]\nEND\necho 'Showing 1 of 1' >&2");

        var listing = await bd.Client().ReadyAsync(100, CancellationToken.None);

        listing.Should().BeEquivalentTo(new Listing(1, 1, new Dictionary<string, int>(), [Bugs.Bug("shop-1")]));
        bd.Calls.Should().Equal("ready|--json|--limit|0|--unassigned|--type|bug|");
        bd.Log.Lines.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Sorts_out_several_types_itself()
    {
        var issues = $"[{Bugs.Issue("a-1", ",\"issue_type\":\"task\"")},{Bugs.Issue("a-2", ",\"issue_type\":\"epic\"")}]";
        using var bd = new FakeBd($"cat <<'END'\n{issues}\nEND");

        var listing = await bd.Client(Bugs.Settings with { Types = ["bug", "task"] }).ReadyAsync(100, CancellationToken.None);

        listing.Bugs.Should().ContainSingle().Which.Id.Should().Be(Bugs.Id("a-1"));
        bd.Calls.Should().Equal("ready|--json|--limit|0|--unassigned|");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("a-1", null)]
    [InlineData("a-2", "other priority")]
    [InlineData("a-3", "assigned")]
    [InlineData("a-4", null)]
    public async Task Tells_why_a_ready_issue_is_no_bug_for_the_night(string id, string? why)
    {
        var issues = $"[{Bugs.Issue("a-1")},{Bugs.Issue("a-2", ",\"priority\":3")},{Bugs.Issue("a-3", ",\"assignee\":\"Dana Moor\"")}]";
        using var bd = new FakeBd($"cat <<'END'\n{issues}\nEND");

        (await bd.Client().WhyNotListedAsync(Bugs.Id(id), 100, CancellationToken.None)).Should().Be(why);

        bd.Calls.Should().Equal("ready|--json|--limit|0|");
    }

    [Fact(Timeout = 30_000)]
    public async Task Warns_of_what_it_does_not_understand()
    {
        using var bd = new FakeBd($"cat <<'END'\n[{Bugs.Issue("a-1")},{Bugs.Issue("--help")},7]\nEND");

        var listing = await bd.Client().ReadyAsync(100, CancellationToken.None);

        listing.FilteredOut.Should().Equal(new Dictionary<string, int> { [LeftOut.UnsafeId] = 1, [LeftOut.Unreadable] = 1 });
        bd.Log.Lines.Should().Equal(
            "Warning: 1 issues of bd ready left out: unreadable (the first is element 3: it is not an object)",
            "Warning: 1 issues of bd ready left out: unsafe id (the first is element 2: \"--help\")");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("", "bd ready answered with nothing*")]
    [InlineData("echo '✨ No open issues'", "bd ready answered with text that is not one JSON value: \"✨ No open issues\"*")]
    [InlineData("echo '{\"error\":\"locked\"}'", "bd ready answered with an error: locked*")]
    [InlineData("echo '[]'; exit 1", "bd ready failed with exit code 1: []*")]
    [InlineData("echo 'Error: no beads database found' >&2; exit 1", "bd ready failed with exit code 1: Error: no beads database found*")]
    [InlineData("kill -9 $$", "bd ready failed with exit code 137: no output*")]
    public async Task Never_takes_a_failure_for_an_empty_list(string script, string message)
    {
        using var bd = new FakeBd(script);

        var listing = () => bd.Client().ReadyAsync(100, CancellationToken.None);

        (await listing.Should().ThrowAsync<TrackerException>().WithMessage(message))
            .WithMessage($"*. To see it by hand: BEADS_DIR='/srv/shop/.beads' /bin/sh {bd["fakebd.sh"]} ready --json --limit 0 *");
    }

    [Fact(Timeout = 30_000)]
    public async Task Asks_a_second_time_before_it_gives_up()
    {
        using var bd = new FakeBd("[ -e again ] && echo '[]' && exit; touch again; echo '{\"error\":\"locked\"}' >&2; exit 1");

        var listing = await bd.Client().ReadyAsync(100, CancellationToken.None);

        listing.Received.Should().Be(0);
        bd.Calls.Should().HaveCount(2);
    }

    [Fact(Timeout = 30_000)]
    public async Task Says_where_bd_is_not()
    {
        using var bd = new FakeBd("") { Tool = new Tool("/nowhere/bd") };

        var listing = () => bd.Client().ReadyAsync(100, CancellationToken.None);

        await listing.Should().ThrowAsync<TrackerException>()
            .WithMessage("/nowhere/bd cannot be started: *No such file or directory*. Name bd in the setting tools.bd or in $BD_PATH");
    }

    [Fact(Timeout = 30_000)]
    public async Task Repeats_what_is_wrong_with_a_tool_that_was_not_found()
    {
        using var bd = new FakeBd("") { Tool = Tool.Missing("bd", "bd is not in the PATH; install it") };

        var listing = () => bd.Client().ReadyAsync(100, CancellationToken.None);

        await listing.Should().ThrowAsync<TrackerException>().WithMessage("bd is not in the PATH; install it.");
    }

    [Fact(Timeout = 30_000)]
    public async Task Counts_the_issues()
    {
        using var bd = new FakeBd("""echo '{"schema_version":1,"summary":{"total_issues":12}}'""");

        (await bd.Client().CountAsync(CancellationToken.None)).Should().Be(12);
        bd.Calls.Should().Equal("status|--json|--no-activity|");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo '{}'", "bd status answered with JSON without a summary")]
    [InlineData("echo 'Error: unknown flag: --x' >&2; exit 1", "bd status failed with exit code 1: Error: unknown flag: --x")]
    public async Task Warns_where_the_issues_cannot_be_counted(string script, string reason)
    {
        using var bd = new FakeBd(script);

        (await bd.Client().CountAsync(CancellationToken.None)).Should().BeNull();
        bd.Log.Lines.Should().ContainSingle()
            .Which.Should().StartWith($"Warning: How many issues the tracker holds is not known: {reason}. ");
    }

    [Fact(Timeout = 30_000)]
    public async Task Lists_what_is_in_progress()
    {
        using var bd = new FakeBd("""echo '[{"id":"a-1","status":"in_progress","assignee":"Dana"},{"id":"a-2","status":"in_progress"}]'""");

        var holdings = await bd.Client().InProgressAsync(CancellationToken.None);

        holdings.Should().Equal(new Holding("a-1", "in_progress", "Dana"), new Holding("a-2", "in_progress", null));
        bd.Calls.Should().Equal("list|--status|in_progress|--limit|0|--json|");
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_take_the_text_that_0_59_prints_for_an_empty_list()
    {
        using var bd = new FakeBd("echo '○ a-1 ● P1 Wrong total'");

        var holdings = () => bd.Client().InProgressAsync(CancellationToken.None);

        await holdings.Should().ThrowAsync<TrackerException>().WithMessage("bd list answered with text that is not one JSON value: *");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""echo '[{"id":"a-1.1","status":"in_progress","assignee":"Dana"}]'""", "a-1.1")]
    [InlineData("""echo '[]'""", null)]
    [InlineData("""echo '[{"id":"a-1","status":"open"},{"id":"a-11","status":"open"}]'""", null)]
    [InlineData("""echo '{"error":"no issues found matching the provided IDs"}'; echo 'Error fetching a-1' >&2; exit 1""", null)]
    [InlineData("""echo 'Error resolving a-1: ambiguous ID "a-1" matches 2 issues: [a-11 a-12]' >&2; exit 1""", null)]
    public async Task Shows_an_issue_only_where_exactly_one_came_back(string script, string? shown)
    {
        using var bd = new FakeBd(script);

        var holding = await bd.Client().ShowAsync(Bugs.Id("a-1"), CancellationToken.None);

        holding?.Id.Should().Be(shown);
        (holding is null).Should().Be(shown is null);
        bd.Calls.Should().Equal("show|a-1|--json|");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo garbage")]
    [InlineData("echo 'Error: no beads database found' >&2; exit 1")]
    [InlineData("""echo '[{"id":"a-1"}]'""")]
    public async Task Does_not_say_that_there_is_no_issue_where_it_could_not_look(string script)
    {
        using var bd = new FakeBd(script);

        var showing = () => bd.Client().ShowAsync(Bugs.Id("a-1"), CancellationToken.None);

        await showing.Should().ThrowAsync<TrackerException>().WithMessage("bd show *");
    }
}
