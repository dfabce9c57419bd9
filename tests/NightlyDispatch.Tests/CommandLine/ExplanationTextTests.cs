using NightlyDispatch.CommandLine;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class ExplanationTextTests
{
    private static readonly DateTimeOffset Six = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Passes_that_left_it_alone_for_the_same_reason_share_a_line_and_what_was_done_is_told_step_by_step() =>
        Screen(new Explanation(
            "bd-a",
            "Crash on\nlogin",
            0,
            [
                Left(0, "deferred", "1 agent at a time"),
                Left(1, "deferred", "1 agent at a time"),
                Left(2, "deferred", "1 agent at a time"),
                Left(3, "skipped", "already claimed by Dana Moor"),
                new ExplainedPass(
                    "p4",
                    Six.AddHours(4),
                    "dispatched",
                    "cc-glm (its own default), acknowledged in 0.4 s",
                    [new ExplainedStep(Six.AddHours(4).AddSeconds(3), "claimed", "the claim is won")]),
                new ExplainedPass("p5", Six.AddHours(5), null, null, [new ExplainedStep(Six.AddHours(5), "job-ended", "its cc-glm job failed")]),
                new ExplainedPass(null, Six.AddHours(6), null, null, [new ExplainedStep(Six.AddHours(6), "bug-retried", "retry: its failures are forgotten")]),
            ],
            UnreadableLines: 2,
            new ExplainedNow("open", null, "it would be tried, as number 1 of 2", null))).Should().Be(
            """
            bd-a  P0  Crash on login
            Tue 24 Nov 06:00 UTC to Tue 24 Nov 08:00 UTC, 3 passes  deferred: 1 agent at a time
            Tue 24 Nov 09:00 UTC  p3  skipped: already claimed by Dana Moor
            Tue 24 Nov 10:00 UTC  p4  dispatched: cc-glm (its own default), acknowledged in 0.4 s
                10:00:03  the claim is won
            Tue 24 Nov 11:00 UTC  p5
                11:00:00  its cc-glm job failed
            Tue 24 Nov 12:00 UTC  by hand
                12:00:00  retry: its failures are forgotten
            (2 lines of the ledger about it cannot be read)
            Now: it would be tried, as number 1 of 2.
            """);

    [Fact]
    public void A_bug_that_no_pass_has_seen_and_a_tracker_that_does_not_answer_are_said_so() =>
        Screen(new Explanation("bd-z", null, null, [], 0, new ExplainedNow(null, null, "what a pass would do is not known", "bd was not found"))).Should().Be(
            """
            bd-z
            No pass has seen it.
            Now: what a pass would do is not known.
                 bd was not found
            """);

    private static ExplainedPass Left(int hour, string bugClass, string reason) => new($"p{hour}", Six.AddHours(hour), bugClass, reason, []);

    private static string Screen(Explanation explanation) => Invocation.Screen(output => ExplanationText.Write(output, explanation));
}
