using NightlyDispatch.Alerts;
using static NightlyDispatch.Tests.Alerts.Some;

namespace NightlyDispatch.Tests.Alerts;

public class AlertBookTests
{
    private static readonly Alert First = Alert();

    [Fact]
    public void Sends_at_once_what_was_never_sent()
    {
        var book = AlertBook.Empty.Raise(First);

        book.Next(At(0), Window).Should().Be(AlertMessage.Of(First));
    }

    [Fact]
    public void Has_nothing_to_send_once_it_is_delivered()
    {
        var book = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0));

        book.Next(At(60), Window).Should().BeNull();
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(60, true)]
    public void Holds_back_the_same_alert_until_the_window_has_ended(int minutes, bool isSent)
    {
        var again = Alert(minutes: 10);
        var book = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0)).Raise(again);

        var message = book.Next(At(minutes), Window);

        (message?.Latest == again).Should().Be(isSent);
    }

    [Fact]
    public void Counts_what_it_held_back_with_the_true_times()
    {
        var latest = Alert(minutes: 25, reason: "opencode: opencode_rate_limited");
        var book = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0))
            .Raise(Alert(minutes: 10)).Raise(Alert(minutes: 15)).Raise(latest);

        book.Next(At(60), Window).Should().Be(new AlertMessage(latest, At(10), Count: 3, IsHeldBack: true, IsOver: false, Lost: 0));
    }

    [Fact]
    public void Says_of_a_single_alert_too_that_it_was_held_back()
    {
        var again = Alert(minutes: 10);
        var book = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0)).Raise(again);

        book.Next(At(60), Window).Should().Be(AlertMessage.Of(again) with { IsHeldBack = true });
    }

    [Fact]
    public void Never_delivers_one_key_twice_within_a_window_however_often_it_is_raised()
    {
        var book = AlertBook.Empty;
        var delivered = new List<int>();
        for (var minute = 0; minute < 120; minute++)
        {
            book = book.Raise(Alert(minute));
            if (book.Next(At(minute), Window) is { } message)
            {
                book = book.Delivered(message.Latest.Key, At(minute));
                delivered.Add(minute);
            }
        }

        delivered.Should().Equal(0, 30, 60, 90);
    }

    [Fact]
    public void Does_not_hold_back_another_subject_or_another_condition()
    {
        var otherSubject = Alert(minutes: 1, subject: "cc-glm");
        var otherCondition = Alert(minutes: 2, condition: AlertCondition.ModelDrift);
        var book = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0)).Raise(otherSubject).Raise(otherCondition);

        var first = book.Next(At(2), Window);
        var second = book.Delivered(otherSubject.Key, At(2)).Next(At(2), Window);

        first!.Latest.Should().Be(otherSubject);
        second!.Latest.Should().Be(otherCondition);
    }

    [Fact]
    public void Keeps_what_could_not_be_delivered_and_sends_the_oldest_first()
    {
        var drift = Alert(minutes: 1, condition: AlertCondition.ModelDrift);
        var again = Alert(minutes: 60);
        var book = AlertBook.Empty.Raise(First).Raise(drift).Raise(again);

        var first = book.Next(At(61), Window);
        var second = book.Delivered(again.Key, At(61)).Next(At(61), Window);

        first.Should().Be(new AlertMessage(again, At(0), Count: 2, IsHeldBack: true, IsOver: false, Lost: 0));
        second!.Latest.Should().Be(drift);
    }

    [Fact]
    public void Gives_up_what_is_refused_and_tells_the_next_reader_how_many_were_lost()
    {
        var drift = Alert(minutes: 2, condition: AlertCondition.ModelDrift);
        var refused = AlertBook.Empty.Raise(First).Raise(Alert(minutes: 1)).Refused(First.Key);

        refused.Next(At(60), Window).Should().BeNull();
        refused.Raise(drift).Next(At(2), Window).Should().Be(AlertMessage.Of(drift) with { Lost = 2 });
        refused.Raise(drift).Delivered(drift.Key, At(2)).Lost.Should().Be(0);
    }

    [Fact]
    public void A_refusal_does_not_count_as_told()
    {
        var again = Alert(minutes: 5);
        var book = AlertBook.Empty.Raise(First).Refused(First.Key).Raise(again);

        book.Next(At(5), Window)!.Latest.Should().Be(again);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(40, false)]
    [InlineData(500_000, false)]
    public void A_delivery_from_a_future_further_off_than_a_window_does_not_silence_a_key(int minutesAhead, bool isHeldBack)
    {
        var book = AlertBook.Empty.Delivered(First.Key, At(minutesAhead)).Raise(First);

        (book.Next(At(0), Window) is null).Should().Be(isHeldBack);
    }

    [Fact]
    public void Keeps_the_earlier_time_where_the_clock_went_back()
    {
        var book = AlertBook.Empty.Raise(Alert(minutes: 20)).Raise(Alert(minutes: 5));

        book.Next(At(21), Window)!.FirstAt.Should().Be(At(5));
    }

    [Fact]
    public void Forgets_only_what_can_no_longer_matter()
    {
        var raised = Alert(subject: "raised");
        var over = Alert(subject: "over");
        var waiting = Alert(subject: "waiting");
        var book = AlertBook.Empty.Raise(raised).Raise(over).Raise(waiting)
            .Delivered(raised.Key, At(0)).Delivered(over.Key, At(0)).Delivered(waiting.Key, At(0));
        foreach (var recovered in new[] { over, waiting })
        {
            var recovery = book.Recovery(recovered.Key, "", At(1), "p2", "build-1")!;
            book = book.Raise(recovery).Delivered(recovery.Key, At(1));
        }

        book = book.Raise(waiting with { At = At(2) });

        book.Forget(At(29), Window).Entries.Should().HaveCount(5);
        book.Forget(At(60), Window).Entries.Select(entry => entry.Key).Should().BeEquivalentTo([raised.Key, waiting.Key]);
    }

    [Fact]
    public void Stays_bounded_and_drops_first_what_nobody_waits_for_and_then_the_oldest()
    {
        var book = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0));
        for (var i = 0; i < AlertBook.MaxEntries + 2; i++)
            book = book.Raise(Alert(i, subject: $"bug-{i}"));

        book.Entries.Should().HaveCount(AlertBook.MaxEntries);
        book.Entries[0].Key.Subject.Should().Be("bug-2");
        book.Next(At(1000), Window).Should().Be(AlertMessage.Of(Alert(2, "bug-2")) with { IsHeldBack = true, Lost = 2 });
    }

    [Fact]
    public void Keeps_no_more_of_a_reason_than_it_takes_to_see_that_it_was_cut()
    {
        var book = AlertBook.Empty.Raise(Alert(reason: new string('x', 1_000_000)));

        var message = book.Next(At(0), Window)!;

        message.Latest.Reason.Length.Should().BeInRange(AlertText.MaxLength + 1, 10_000);
        AlertText.Of(message, new Redaction()).Should().Contain("x… (cut)");
    }
}
