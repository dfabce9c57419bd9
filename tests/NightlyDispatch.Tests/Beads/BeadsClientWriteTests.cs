using NightlyDispatch.Beads;
using NightlyDispatch.Claims;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Beads;

public sealed class BeadsClientWriteTests
{
    private const string Actor = "nightlydispatch-h1-7f3c9";

    /// <summary>Shows a-1 as the file "holder" says; an update without a claim makes the file empty, so that nobody holds it.</summary>
    private const string Tracker =
        $$"""
        case "$1 $*" in
          version*) cat version;;
          show*) [ -s holder ] && s=in_progress || s=open; echo '[{"id":"a-1","status":"'$s'","assignee":"'$(cat holder)'"}]';;
          update*) [ -e refuse ] && { cat refuse >&2; exit "$(cat code)"; }; : > holder; echo '[{"id":"a-1"}]';;
        esac
        """;

    private const string Showing = "show|a-1|--json|";

    [Fact(Timeout = 30_000)]
    public async Task Reports_what_was_claimed()
    {
        using var bd = new FakeBd("""echo '[{"id":"a-1","status":"in_progress"}]'""");

        (await ClaimAsync(bd)).Should().Be(new ClaimAnswer("a-1", null, null));
        bd.Calls.Should().Equal($"update|a-1|--claim|--json|--actor|{Actor}|");
    }

    [Fact(Timeout = 30_000)]
    public async Task Reports_that_another_issue_was_claimed()
    {
        using var bd = new FakeBd("""echo '[{"id":"a-1.1"}]'""");

        (await ClaimAsync(bd)).ClaimedId.Should().Be("a-1.1");
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Reports_a_lost_claim_whatever_the_exit_code(int exitCode)
    {
        using var bd = new FakeBd($"echo 'Error claiming a-1: issue already claimed by Dana Moor' >&2; exit {exitCode}");

        var answer = await ClaimAsync(bd);

        (answer.ClaimedId, answer.Lost).Should().Be((null, new LostClaim("Dana Moor", null)));
        answer.Refusal.Should().EndWith("Error claiming a-1: issue already claimed by Dana Moor");
        bd.Log.Lines.Should().HaveCount(exitCode == 0 ? 1 : 0);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo 'Error claiming a-1: status closed' >&2; exit 1", "bd update failed with exit code 1: Error claiming a-1: status closed", null)]
    [InlineData("echo 'Error resolving a-1: no issue found' >&2", "Error resolving a-1: no issue found", null)]
    [InlineData("echo 'No updates specified'", "No updates specified", null)]
    [InlineData("", "no output", null)]
    [InlineData("echo '[{\"id\":\"a-1\"},{\"id\":\"a-2\"}]'", "[{\"id\":\"a-1\"},{\"id\":\"a-2\"}]", null)]
    [InlineData("echo '[{\"id\":\"a-1\"}]'; echo 'Error: commit' >&2; exit 1", "bd update failed with exit code 1: Error: commit", "a-1")]
    public async Task Repeats_why_a_claim_did_not_succeed(string script, string refusal, string? claimed)
    {
        using var bd = new FakeBd(script);

        (await ClaimAsync(bd)).Should().Be(new ClaimAnswer(claimed, null, refusal));
    }

    [Fact(Timeout = 30_000)]
    public async Task Cannot_claim_without_bd()
    {
        using var bd = new FakeBd("") { Tool = new Tool("/nowhere/bd") };

        await FluentActions.Awaiting(() => ClaimAsync(bd)).Should().ThrowAsync<TrackerException>();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("1.2.2", "")]
    [InlineData("1.3.0", $"--if-assignee|{Actor}|--if-status|in_progress|")]
    public async Task Releases_what_is_ours(string version, string guards)
    {
        using var bd = await TrackerAsync(version, holder: Actor);
        var client = bd.Client();
        _ = await client.VersionAsync(CancellationToken.None);

        (await client.ReleaseAsync(Bugs.Id("a-1"), Actor, "- no provider")).Should().Be(Release.Released);

        bd.Calls.Skip(1).Should().Equal(
            Showing,
            $"update|a-1|{guards}--status|open|--assignee||--append-notes=- no provider|--actor|{Actor}|--json|",
            Showing);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("Dana Moor")]
    [InlineData("")]
    [InlineData($"{Actor}0")]
    public async Task Does_not_touch_what_is_not_ours(string holder)
    {
        using var bd = await TrackerAsync("1.3.0", holder);

        (await bd.Client().ReleaseAsync(Bugs.Id("a-1"), Actor, "note")).Should().Be(Release.NotOurs);
        await bd.Client().NoteAsync(Bugs.Id("a-1"), Actor, "note");

        bd.Calls.Should().Equal(Showing, Showing);
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_touch_another_issue_that_bd_takes_the_id_for()
    {
        using var bd = await TrackerAsync("1.3.0", Actor);

        (await bd.Client().ReleaseAsync(Bugs.Id("a-11"), Actor, "note")).Should().Be(Release.NotOurs);

        bd.Calls.Should().Equal("show|a-11|--json|");
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_not_touch_what_was_closed_meanwhile()
    {
        using var bd = new FakeBd($$"""echo '[{"id":"a-1","status":"closed","assignee":"{{Actor}}"}]'""");

        (await bd.Client().ReleaseAsync(Bugs.Id("a-1"), Actor, "note")).Should().Be(Release.NotOurs);

        bd.Calls.Should().Equal(Showing);
    }

    [Fact(Timeout = 30_000)]
    public async Task Knows_from_a_guard_that_a_bug_is_not_ours_any_more()
    {
        using var bd = await TrackerAsync("1.3.0", Actor, refusal: "assignee mismatch", exitCode: 13, isTaken: true);

        (await bd.Client().ReleaseAsync(Bugs.Id("a-1"), Actor, "note")).Should().Be(Release.NotOurs);
    }

    [Fact(Timeout = 30_000)]
    public async Task Believes_the_tracker_and_not_the_exit_code_of_a_release()
    {
        using var bd = await TrackerAsync("1.2.2", Actor, refusal: "Error: failed to commit", exitCode: 1, isTaken: true);

        (await bd.Client().ReleaseAsync(Bugs.Id("a-1"), Actor, "note")).Should().Be(Release.Released);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0, "bd update exited 0")]
    [InlineData(1, "bd update failed with exit code 1: Error updating a-1: locked")]
    [InlineData(13, "bd update failed with exit code 13: Error updating a-1: locked")]
    public async Task Does_not_believe_a_release_that_left_the_bug_with_us(int exitCode, string reason)
    {
        using var bd = await TrackerAsync("1.3.0", Actor, refusal: "Error updating a-1: locked", exitCode);

        var releasing = () => bd.Client().ReleaseAsync(Bugs.Id("a-1"), Actor, "note");

        await releasing.Should().ThrowAsync<TrackerException>().WithMessage($"a-1 is still held by {Actor} after its release; {reason}. *");
    }

    [Fact(Timeout = 30_000)]
    public async Task Adds_a_note_to_what_is_ours()
    {
        using var bd = await TrackerAsync("1.2.2", Actor);

        await bd.Client().NoteAsync(Bugs.Id("a-1"), Actor, "--help");

        bd.Calls.Should().Equal(Showing, $"update|a-1|--append-notes=--help|--actor|{Actor}|");
    }

    [Fact(Timeout = 30_000)]
    public async Task Says_that_a_note_was_not_added()
    {
        using var bd = await TrackerAsync("1.2.2", Actor, refusal: "Error updating a-1: locked", exitCode: 1);

        var noting = () => bd.Client().NoteAsync(Bugs.Id("a-1"), Actor, "note");

        await noting.Should().ThrowAsync<TrackerException>().WithMessage("bd update failed with exit code 1: Error updating a-1: locked. *");
    }

    private static Task<ClaimAnswer> ClaimAsync(FakeBd bd) => bd.Client().ClaimAsync(Bugs.Id("a-1"), Actor);

    /// <param name="isTaken">Whether somebody else takes the bug while it is being released.</param>
    private static async Task<FakeBd> TrackerAsync(
        string version,
        string holder,
        string? refusal = null,
        int exitCode = 0,
        bool isTaken = false)
    {
        var bd = new FakeBd($"{(isTaken ? "[ $1 = update ] && echo Dana > holder\n" : "")}{Tracker}");
        await File.WriteAllTextAsync(bd["version"], $"{{\"version\":\"{version}\"}}");
        await File.WriteAllTextAsync(bd["holder"], holder);
        await File.WriteAllTextAsync(bd["code"], $"{exitCode}");
        if (refusal is not null)
            await File.WriteAllTextAsync(bd["refuse"], refusal);

        return bd;
    }
}
