using System.Text;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class LedgerHistoryTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_absent_ledger_has_no_lines() => Read().Should().BeEmpty();

    [Fact]
    public void Gives_every_line_from_the_beginning_and_only_those_that_are_wanted()
    {
        Write([.. Some.EveryLine.Select(LedgerJson.ToLine)]);

        Read().Should().HaveCount(Some.EveryLine.Count);
        Read("bd-c").Should().HaveCount(Some.EveryLine.Count(line => line.ToString().Contains("bd-c", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lines_that_are_longer_than_what_is_read_at_once_are_whole()
    {
        var title = new string('x', 3_000_000);
        Write(
            LedgerJson.ToLine(new Claimed("bd-a")),
            LedgerJson.ToLine(new BugEnded("bd-b", title, 0, BugClass.Skipped, "", CountsToQuarantine: false)),
            LedgerJson.ToLine(new Claimed("bd-c")));

        Read().Should().HaveCount(3);
        Read().OfType<BugEnded>().Single().Title.Should().Be(title);
    }

    [Fact]
    public void What_cannot_be_read_is_counted_and_passed_over_and_a_torn_last_line_is_no_line_yet()
    {
        Write(
            LedgerJson.ToLine(new Claimed("bd-a")),
            "\0\0\0\n"u8.ToArray(),
            "{\"event\":\"of-a-newer-version\",\"v\":2}\n"u8.ToArray(),
            LedgerJson.ToLine(new Claimed("bd-b")),
            "{\"event\":\"claimed\""u8.ToArray());
        var history = new LedgerHistory(_folder.Ledger);

        history.Read(_ => true).Should().HaveCount(2);
        history.Unreadable.Should().Be(2);
    }

    [Fact]
    public void A_folder_in_its_place_is_an_error()
    {
        Directory.CreateDirectory(_folder.Ledger);

        FluentActions.Invoking(() => Read()).Should().Throw<StateException>().WithMessage($"{_folder.Ledger}: *it is a folder*");
    }

    private List<LedgerEvent> Read(string words = "") =>
        [.. new LedgerHistory(_folder.Ledger).Read(line => Encoding.UTF8.GetString(line.Span).Contains(words, StringComparison.Ordinal))];

    private void Write(params byte[][] lines) => File.WriteAllBytes(_folder.Ledger, [.. lines.SelectMany(line => line)]);
}
