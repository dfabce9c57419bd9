using System.Text;
using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Alerts;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class LedgerFileTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    private readonly StateFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Night);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_line_makes_the_same_state_when_it_is_read_again()
    {
        using var ledger = LedgerFile.Open(_folder.Ledger, _time);
        ledger.Pass = "p1";
        foreach (var line in Some.EveryLine)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            ledger.Append(line);
            Some.Written(LedgerFile.Peek(_folder.Ledger)).Should().Be(Some.Written(ledger.State), "of {0}", line);
        }
    }

    [Fact]
    public void The_last_line_of_a_pass_holds_its_state_and_ends_it()
    {
        string written;
        using (var ledger = LedgerFile.Open(_folder.Ledger, _time))
        {
            AppendPass(ledger, "p1");
            written = Some.Written(ledger.State);
            ledger.Pass.Should().BeNull();
        }

        using var reopened = LedgerFile.Open(_folder.Ledger, _time);
        Some.Written(reopened.State).Should().Be(written);
        reopened.State.OpenPass.Should().BeNull();
    }

    [Fact]
    public void The_end_of_a_pass_forgets_alerts_that_can_no_longer_matter()
    {
        using var ledger = LedgerFile.Open(_folder.Ledger, _time);
        ledger.Append(new AlertRaised(Some.Alert("opencode")));
        ledger.Append(new AlertRaised(Some.Alert("opencode") with
        {
            Condition = AlertCondition.Recovered,
            RecoveredFrom = AlertCondition.ProviderFallback,
        }));
        ledger.Append(new AlertDelivered(ledger.State.Alerts.Entries[0].Key));
        ledger.Append(new AlertDelivered(ledger.State.Alerts.Entries[0].Key));

        ledger.End(0, Some.Night.AddHours(1), Window);

        ledger.State.Alerts.Entries.Should().BeEmpty();
    }

    [Fact]
    public void Lines_are_stamped_with_format_time_and_pass()
    {
        using var ledger = LedgerFile.Open(_folder.Ledger, _time);
        ledger.Pass = "p1";

        ledger.Append(new Claimed("bd-a"));

        File.ReadAllText(_folder.Ledger).Should().Be(
            """{"event":"claimed","v":1,"at":"2026-11-22T06:00:00+00:00","pass":"p1","bug":"bd-a"}""" + "\n");
    }

    [Fact]
    public void The_file_is_nobody_elses_business()
    {
        LedgerFile.Open(_folder.Ledger, _time).Dispose();

        File.GetUnixFileMode(_folder.Ledger).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("""{"event":"clai""")]
    [InlineData("""{"event":"claimed","v":1,"at":"2026-11-22T06:00:00+00:00","pass":"p1","bug":"bd-torn"}""")]
    [InlineData("""{"event":"pass-ended","v":1,"at":"2026-11-22T06:00:""")]
    public void A_torn_last_line_is_cut_off(string torn)
    {
        var whole = WritePass();
        File.AppendAllText(_folder.Ledger, torn);

        using (var ledger = LedgerFile.Open(_folder.Ledger, _time))
        {
            File.ReadAllText(_folder.Ledger).Should().Be(whole);
            ledger.Append(new ClaimIntended("bd-next", "text"));
        }

        File.ReadAllText(_folder.Ledger).Should().StartWith(whole + """{"event":"claim-intended",""").And.EndWith("}\n");
        LedgerFile.Peek(_folder.Ledger).Dispatches.Keys.Should().Contain("bd-next").And.NotContain("bd-torn");
    }

    [Fact]
    public void Who_only_looks_changes_nothing()
    {
        WritePass();
        var expected = Some.Written(LedgerFile.Peek(_folder.Ledger));
        File.AppendAllText(_folder.Ledger, """{"event":"clai""");
        var (content, written) = (File.ReadAllText(_folder.Ledger), File.GetLastWriteTimeUtc(_folder.Ledger));

        var state = LedgerFile.Peek(_folder.Ledger);

        Some.Written(state).Should().Be(expected);
        File.ReadAllText(_folder.Ledger).Should().Be(content);
        File.GetLastWriteTimeUtc(_folder.Ledger).Should().Be(written);
    }

    [Fact]
    public void Who_only_looks_finds_an_absent_ledger_empty_and_makes_none()
    {
        LedgerFile.Peek(_folder.Ledger).Should().BeSameAs(LedgerState.Empty);
        LedgerFile.Peek(Path.Join(_folder.Path, "absent", "ledger.jsonl")).Should().BeSameAs(LedgerState.Empty);

        Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    private static void AppendPass(LedgerFile ledger, string pass)
    {
        ledger.Pass = pass;
        foreach (var line in Some.EveryLine)
            ledger.Append(line);
        ledger.End(0, Some.Night, Window);
    }

    private string WritePass()
    {
        using var ledger = LedgerFile.Open(_folder.Ledger, _time);
        AppendPass(ledger, "p1");
        return File.ReadAllText(_folder.Ledger, Encoding.UTF8);
    }
}
