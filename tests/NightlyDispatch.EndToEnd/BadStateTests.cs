using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd;

public sealed class BadStateTests
{
    private const int Bound = 60_000;

    private const string GoodLine = """{"event":"claimed","v":1,"at":"2026-01-05T09:00:00+00:00","pass":null,"bug":"bd-9"}""";

    [Fact(Timeout = Bound)]
    public async Task A_state_folder_that_is_a_file_is_one_line()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        await File.WriteAllTextAsync(night.Folder.State, "");

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(10);
        pass.OnlyErrorLine().Should().Be($"nightly-dispatch: {night.Folder.State}: is a file, not a state folder");
        night.ShouldBeUntouched();
    }

    [Fact(Timeout = Bound)]
    public async Task A_log_on_a_full_disk_costs_the_account_and_not_the_pass()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));

        var pass = await Host.CallAsync(
            night.Folder.Environment, "/bin/sh", "-c", "exec \"$0\" run >/dev/full", Night.Program);

        pass.ExitCode.Should().Be(1);
        pass.Error.Should().EndWith(
            "nightly-dispatch: the standard output cannot be written: No space left on device. "
            + "Nothing else is lost: nightly-dispatch show last tells of the last pass.\n").And.NotContain("defect");
        night.Held.Should().Equal("bd-1");
        night.Ledger.LastPass!.ExitCode.Should().Be(0);
    }

    [Fact(Timeout = Bound)]
    public async Task A_ledger_that_is_a_folder_is_one_line_and_one_alert()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        Directory.CreateDirectory(StateFiles.Ledger(night.Folder.State));

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(10);
        pass.OnlyErrorLine().Should().StartWith($"nightly-dispatch: {StateFiles.Ledger(night.Folder.State)}: the ledger cannot be ");
        night.Calls.Should().BeEmpty();
        night.Alerts.Should().ContainSingle().Which.Should().Contain("the ledger cannot be ");
    }

    [Theory(Timeout = Bound)]
    [InlineData("not json at all", "this line of the ledger is unreadable (")]
    [InlineData("""{"event":"frobnicated","v":1,"at":"2026-01-05T09:00:00+00:00"}""", "this line of the ledger is unreadable (")]
    [InlineData("""{"event":"pass-started"}""", "this line of the ledger is unreadable (")]
    [InlineData(
        """{"event":"frobnicated","v":2,"at":"2026-01-05T09:00:00+00:00"}""",
        "this line was written by a newer version of this program (format 2")]
    public async Task A_line_of_the_ledger_that_cannot_be_trusted_is_one_line_and_one_alert_with_its_number_and_the_repair(string line, string problem)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        Directory.CreateDirectory(night.Folder.State);
        var ledger = StateFiles.Ledger(night.Folder.State);
        var text = $"{GoodLine}\n{line}\n";
        await File.WriteAllTextAsync(ledger, text);

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(10);
        pass.OnlyErrorLine().Should()
            .StartWith($"nightly-dispatch: {ledger}:2: {problem}").And.EndWith("move the file away to begin anew.");
        (await File.ReadAllTextAsync(ledger)).Should().Be(text);
        night.Calls.Should().BeEmpty();
        night.Alerts.Should().ContainSingle().Which.Should().Contain($":2: {problem}");
    }
}
