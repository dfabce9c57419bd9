using System.Collections.Immutable;
using NightlyDispatch.CommandLine;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class PassTextTests
{
    private static readonly PassIdentity Pass = new("20261122T060000Z-1a2b", "build-1", "machine-1", "nightlydispatch-build-1-0123456789abcdef");

    [Fact]
    public void The_account_balances_before_the_readers_eyes_and_every_bug_has_its_reason()
    {
        var result = new PassResult(
            Pass,
            4,
            new PassTally(8, ImmutableSortedDictionary<string, int>.Empty.Add("assigned", 1).Add("other type", 3), 4, 1, 1, 1, 1),
            [
                (Some.Bug("bd-a1b2", 0, "Crash on login"), new Turn(Ending.Acknowledged, "cc-glm (its own default), acknowledged in 1.2 s")),
                (Some.Bug("bd-c3d4.12", 1, Some.HostileTitle), new Turn(Ending.ClaimLost, "already claimed by Ann\nOther")),
                (Some.Bug("bd-e5f6", 1, new string('x', 80)), new Turn(Ending.Deferred, "1 agent at a time")),
                (Some.Bug("bd-g7h8", 1, "Export hangs"), new Turn(Ending.EveryProviderRefused, "every provider refused its start")),
            ],
            ["bd: no answer\nwithin 60 s"]);

        Invocation.Screen(output => PassText.Write(output, result, Ink.None)).Should().Be(
            """
            received 8 = 4 filtered out (1 assigned, 3 other type) + 4 listed; 4 listed = 1 dispatched + 1 skipped + 1 deferred + 1 failed
              bd-a1b2     P0  Crash on login                                                dispatched: cc-glm (its own default), acknowledged in 1.2 s
              bd-c3d4.12  P1  Crash [2J on login 🐛                                         skipped: already claimed by Ann Other
              bd-e5f6     P1  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…  deferred: 1 agent at a time
              bd-g7h8     P1  Export hangs                                                  failed: every provider refused its start
            problem: bd: no answer within 60 s
            pass 20261122T060000Z-1a2b: exit 4, dispatch-failed
            """);
    }

    [Fact]
    public void A_night_with_nothing_to_do_is_two_lines() =>
        Invocation.Screen(output => PassText.Write(output, new PassResult(Pass, 0, PassTally.Empty, [], []), Ink.None)).Should().Be(
            """
            received 0 = 0 filtered out + 0 listed; 0 listed = 0 dispatched + 0 skipped + 0 deferred + 0 failed
            pass 20261122T060000Z-1a2b: exit 0, ok
            """);

    [Fact]
    public void A_backlog_that_was_not_read_is_not_an_empty_one()
    {
        var result = new PassResult(Pass, 5, PassTally.Empty, [], ["bd ready answered with nothing"]) { HasBacklog = false };

        Invocation.Screen(output => PassText.Write(output, result, Ink.None)).Should().Be(
            """
            the backlog was not read: what waits is not known
            problem: bd ready answered with nothing
            pass 20261122T060000Z-1a2b: exit 5, tracker-unusable
            """);
    }

    [Theory]
    [InlineData(0, "ok")]
    [InlineData(1, "unexpected")]
    [InlineData(2, "usage")]
    [InlineData(3, "no-provider")]
    [InlineData(4, "dispatch-failed")]
    [InlineData(5, "tracker-unusable")]
    [InlineData(6, "runner-unusable")]
    [InlineData(7, "outcome-unknown")]
    [InlineData(8, "alert-undelivered")]
    [InlineData(9, "degraded")]
    [InlineData(10, "state-unusable")]
    [InlineData(75, "already-running")]
    [InlineData(130, "ended by signal 2")]
    [InlineData(143, "ended by signal 15")]
    public void Every_exit_code_has_its_name(int exitCode, string name) => ExitCodes.NameOf(exitCode).Should().Be(name);

    [Fact]
    public void A_paused_pass_says_until_when_and_why_instead_of_an_account() =>
        Invocation.Screen(output => PassText.Write(output, new PassResult(Pass, 0, PassTally.Empty, [], [])
        {
            HasBacklog = false,
            Paused = "paused until Tue 24 Nov 06:00 UTC: bd is being upgraded",
        }, Ink.None)).Should().Be(
            """
            paused until Tue 24 Nov 06:00 UTC: bd is being upgraded (nightly-dispatch resume ends it)
            pass 20261122T060000Z-1a2b: exit 0, ok
            """);
}
