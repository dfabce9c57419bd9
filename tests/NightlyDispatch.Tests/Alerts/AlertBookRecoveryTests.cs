using NightlyDispatch.Alerts;
using static NightlyDispatch.Tests.Alerts.Some;

namespace NightlyDispatch.Tests.Alerts;

public class AlertBookRecoveryTests
{
    private static readonly Alert First = Alert();

    [Fact]
    public void Announces_a_recovery_once_and_within_the_window_of_what_has_recovered()
    {
        var raised = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0));

        var recovery = raised.Recovery(First.Key, "opencode answers", At(5), "p2", "build-1");
        var book = raised.Raise(recovery!);

        recovery.Should().Be(new Alert(
            AlertCondition.Recovered, "opencode", "opencode answers", "", At(5), "p2", "build-1", AlertCondition.ProviderFallback));
        book.Next(At(5), Window).Should().Be(AlertMessage.Of(recovery!));
        book.Recovery(First.Key, "opencode answers", At(6), "p3", "build-1").Should().BeNull();
        book.Raised.Should().BeEmpty();
    }

    [Fact]
    public void Has_no_recovery_for_what_was_never_raised()
    {
        var book = AlertBook.Empty.Raise(First);

        book.Recovery(new AlertKey(AlertCondition.ProviderFallback, "cc-glm"), "", At(5), "p2", "build-1").Should().BeNull();
    }

    [Fact]
    public void Lists_what_is_raised()
    {
        var drift = Alert(condition: AlertCondition.ModelDrift);

        AlertBook.Empty.Raise(First).Raise(drift).Delivered(First.Key, At(0)).Raised.Should().BeEquivalentTo([First.Key, drift.Key]);
    }

    [Fact]
    public void Says_of_an_alert_held_back_that_it_has_recovered_since()
    {
        var again = Alert(minutes: 10);
        var book = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0)).Raise(again);
        var recovery = book.Recovery(First.Key, "opencode answers", At(15), "p2", "build-1")!;

        var recovered = book.Raise(recovery).Delivered(recovery.Key, At(15));

        recovered.Next(At(30), Window).Should().Be(new AlertMessage(again, At(10), Count: 1, IsHeldBack: true, IsOver: true, Lost: 0));
    }

    [Fact]
    public void Says_of_a_recovery_that_could_not_be_delivered_that_it_was_raised_again_since()
    {
        var raised = AlertBook.Empty.Raise(First).Delivered(First.Key, At(0));
        var recovery = raised.Recovery(First.Key, "opencode answers", At(60), "p2", "build-1")!;

        var book = raised.Raise(recovery).Raise(Alert(minutes: 120));

        book.Next(At(120), Window).Should().Be(new AlertMessage(recovery, At(60), Count: 1, IsHeldBack: true, IsOver: true, Lost: 0));
    }
}
