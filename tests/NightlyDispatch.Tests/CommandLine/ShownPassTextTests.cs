using NightlyDispatch.CommandLine;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class ShownPassTextTests : IDisposable
{
    private readonly ShortNight _night = new();

    public void Dispose() => _night.Dispose();

    [Fact]
    public void A_pass_that_dispatched_is_told_in_full() =>
        Screen(ShortNight.Fallback).Should().Be(
            """
            pass        20261122T060000Z-1a2b on build-1, by 0.1.0+abc, process 100
            time        began Sun 22 Nov 06:00 UTC, took 12 s, exit 0, ok
            account     received 4 = 1 filtered out (1 other type) + 3 listed; 3 listed = 1 dispatched + 1 skipped + 1 deferred + 0 failed
            providers   opencode  refused          no auth [opencode_blocked]
                        cc-glm    available, used
                        gemini    not asked
            preflights  06:00:00  opencode zhipuai-coding-plan/glm-5, 4.0 s: unavailable: no auth [opencode_blocked → refresh_auth]
                        06:00:00  cc-glm (its own default), 0.1 s: available
            paid        1 preflight of a strictGate provider, and 0 starts on one, which makes its own
            bugs        bd-a  P0  Crash on login  dispatched: cc-glm (its own default), acknowledged in 0.4 s
                        bd-b  P1  Wrong total     deferred: 1 agent at a time, and bd-a runs
                        bd-c  P1  Export hangs    skipped: already claimed by Dana Moor
            alerts      provider-fallback opencode, delivered: opencode → cc-glm opencode: no auth

            06:00:00        begins, with claims as nightlydispatch-build-1-20261122T060000Z-1a2b
            06:00:00        bd lists 4, of which 3 are bugs for the night
            06:00:00        preflight opencode zhipuai-coding-plan/glm-5: unavailable: no auth [opencode_blocked → refresh_auth], after 4.0 s
            06:00:00        preflight cc-glm (its own default): available, after 0.1 s
            06:00:00        cc-glm (its own default) is used
            06:00:00        alert provider-fallback opencode
            06:00:00  bd-a  is claimed
            06:00:00  bd-a  the claim is won
            06:00:00  bd-a  a start on cc-glm (its own default) in /tmp/agents/bd-a
            06:00:00  bd-a  the start is process 4711
            06:00:00  bd-a  cc-glm has launched its agent, after 0.4 s
            06:00:00  bd-a  the claim still stands
            06:00:00  bd-a  dispatched: cc-glm (its own default), acknowledged in 0.4 s
            06:00:00  bd-b  deferred: 1 agent at a time, and bd-a runs
            06:00:00  bd-c  skipped: already claimed by Dana Moor
            06:00:00        alert provider-fallback opencode delivered
            06:00:12        ends with exit 0, ok
            """);

    [Fact]
    public void A_pass_that_found_a_job_ended_tells_what_it_did() =>
        Screen(ShortNight.Work).Should().Contain(
            """
            bugs        bd-b  P1  Wrong total  dispatched: opencode zhipuai-coding-plan/glm-5, acknowledged in 1.0 s
            jobs        bd-a worked on cc-glm (its own default), 50 min: exited_ok, exit 0; 1 new commit
                          in /tmp/agents/bd-a
                          1a2b3c4 Fix the crash
            """);

    [Fact]
    public void A_pass_that_was_killed_and_one_that_was_paused_are_seen_as_such()
    {
        Screen(ShortNight.Killed).Should().Be(
            """
            pass       20261122T090000Z-7a8b on build-1, by 0.1.0+abc, process 100
            time       began Sun 22 Nov 09:00 UTC, cut short
            account    the backlog was not read
            providers  opencode  not asked
                       cc-glm    not asked
                       gemini    not asked

            09:00:00    begins, with claims as nightlydispatch-build-1-20261122T090000Z-7a8b
            """);
        Screen(ShortNight.Paused).Should().Contain(
            """
            pass       20261122T080000Z-5e6f on build-1, by 0.1.0+abc, process 100
            time       began Sun 22 Nov 08:00 UTC, took 12 s, exit 0, ok
            paused     bd is being upgraded
            account    the backlog was not read
            """);
    }

    [Fact]
    public void Why_nobody_answered_is_told_provider_by_provider() =>
        Screen(ShortNight.Nobody).Should().Contain(
            """
            pass        20261122T100000Z-9c0d on build-1, by 0.1.0+abc, process 100
            time        began Sun 22 Nov 10:00 UTC, took 12 s, exit 3, no-provider
            account     received 1 = 0 filtered out + 1 listed; 1 listed = 0 dispatched + 0 skipped + 0 deferred + 1 failed
            providers   opencode  passed over  cooling down until 2026-11-22T11:00:00Z, because 429 [opencode_rate_limited]
                        cc-glm    refused      no token
                        gemini    refused      no login [gemini_auth_missing]
            preflights  10:00:00  cc-glm (its own default), 0.1 s: unavailable: no token
                        10:00:00  gemini gemini-2.5-pro, 5.0 s: unavailable: no login [gemini_auth_missing]
            bugs        bd-b  P1  Wrong total  failed: no provider answers: cc-glm: no token; gemini: no login
            jobs        bd-b failed on opencode some/model, 17.0 s: it said so
            """);

    private string Screen(string pass) => Invocation.Screen(output => ShownPassText.Write(output, _night.Chronicle.Show(pass, most: 1)[0]));
}
