using System.Diagnostics;
using System.Text;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class LedgerReadingTests
{
    private const string Path = "/state/ledger.jsonl";

    private static readonly byte[] End = LedgerJson.ToLine(new PassEnded(0, Some.Fold(Some.EveryLine)) { V = 1 });

    [Fact]
    public void An_empty_ledger_is_an_empty_state() =>
        LedgerReading.Read(new MemoryStream(), Path).Should().Be((LedgerState.Empty, 0L));

    [Fact]
    public void Without_the_end_of_a_pass_everything_is_folded()
    {
        var lines = Stamped(Some.EveryLine);

        var (state, length) = LedgerReading.Read(Stream(lines), Path);

        Some.Written(state).Should().Be(Some.Written(Folded(lines)));
        length.Should().Be(lines.Sum(line => LedgerJson.ToLine(line).Length));
    }

    [Fact]
    public void Only_the_tail_of_a_big_ledger_is_read_and_says_the_same_as_the_whole()
    {
        var night = Stamped(Some.EveryLine);
        var lines = Enumerable.Range(0, 70_000 / night.Count).SelectMany(_ => night).ToList();
        lines.Add(new PassEnded(0, Folded(lines).End(0, Some.Night)) { V = 1 });
        lines.AddRange(Stamped([Some.PassStarted("p2"), .. Some.LiveJob("bd-live")]));
        using var file = new MeasuredStream(Stream(lines).ToArray());

        var (state, length) = LedgerReading.Read(file, Path);

        Some.Written(state).Should().Be(Some.Written(Folded(lines)));
        length.Should().Be(file.Length).And.BeGreaterThan(10_000_000);
        file.Taken.Should().Be(64 * 1024);
    }

    [Fact]
    public void A_pass_that_is_longer_than_a_window_is_read_whole()
    {
        var night = Stamped(Some.EveryLine);
        List<LedgerEvent> lines =
        [
            .. night,
            new PassEnded(0, Folded(night).End(0, Some.Night)) { V = 1 },
            .. Enumerable.Range(0, 40).SelectMany(_ => night),
            new BugEnded("bd-long", new string('x', 100_000), 0, BugClass.Skipped, "", CountsToQuarantine: true) { V = 1 },
        ];

        var (state, length) = LedgerReading.Read(Stream(lines), Path);

        Some.Written(state).Should().Be(Some.Written(Folded(lines)));
        length.Should().Be(Stream(lines).Length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void The_end_of_a_pass_is_found_wherever_a_window_begins(int shift)
    {
        var state = Folded(Stamped(Some.EveryLine));
        LedgerEvent[] before = [new PassEnded(0, LedgerState.Empty) { V = 1 }, new PassEnded(0, state) { V = 1 }];
        var filling = new BugEnded("bd-a", "", 0, BugClass.Skipped, "", false) { V = 1 };
        var missing = (64 * 1024) - LedgerJson.ToLine(before[1]).Length - LedgerJson.ToLine(filling).Length + shift;

        var (read, _) = LedgerReading.Read(Stream([.. before, filling with { Title = new string('x', missing) }]), Path);

        Some.Written(read).Should().Be(Some.Written(state.Apply(filling)));
    }

    [Fact]
    public void A_title_cannot_pass_for_the_end_of_a_pass()
    {
        var forged = Encoding.UTF8.GetString(LedgerJson.ToLine(new PassEnded(0, LedgerState.Empty) { V = 1 }));
        var lines = Stamped([.. Some.EveryLine, new BugEnded("bd-evil", $"\n{forged}", 0, BugClass.Skipped, $"\r\n{forged}", CountsToQuarantine: true)]);

        var (state, _) = LedgerReading.Read(Stream(lines), Path);

        Some.Written(state).Should().Be(Some.Written(Folded(lines)));
    }

    [Fact]
    public void What_stands_before_the_newest_end_of_a_pass_is_never_looked_at()
    {
        var (state, _) = LedgerReading.Read(Stream("garbage\n", "{\"event\":\"claimed\",\"v\":9}\n", End), Path);

        Some.Written(state).Should().Be(Some.Written(Some.Fold(Some.EveryLine)));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("""{"event":"claimed","v":1}""")]
    [InlineData("""{"event":"never-heard-of","v":1}""")]
    [InlineData("""{"event":"pass-ended","v":1,"at":"2026-11-22T06:00:00+00:00","exitCode":0}""")]
    public void An_unreadable_line_that_matters_is_named_with_the_way_to_repair_it(string line)
    {
        var read = () => LedgerReading.Read(Stream("garbage\n", End, $"{line}\n", "{\"event\":\"parallelism-widened\",\"v\":1}\n"), Path);

        read.Should().Throw<StateException>().WithMessage(
            "/state/ledger.jsonl:3: this line of the ledger is unreadable (*). To repair: see that no agent of this program runs "
            + "(dx-runner status), then remove the line, or move the file away to begin anew.");
    }

    [Theory]
    [InlineData("""{"event":"claimed","v":2,"at":"2026-11-22T06:00:00+00:00","pass":"p1","bug":"bd-a"}""")]
    [InlineData("""{"event":"never-heard-of","v":2}""")]
    [InlineData("""{"event":"pass-ended","v":2,"state":{"everything":"else"}}""")]
    public void A_line_of_a_newer_program_is_left_to_that_one(string line)
    {
        var read = () => LedgerReading.Read(Stream(End, $"{line}\n"), Path);

        read.Should().Throw<StateException>().WithMessage(
            "/state/ledger.jsonl:2: this line was written by a newer version of this program (format 2, this one knows 1). "
            + "Run that version, or move the file away to begin anew.");
    }

    private static List<LedgerEvent> Stamped(IEnumerable<LedgerEvent> lines) =>
        [.. lines.Select((line, minute) => line with { V = 1, At = Some.Night.AddMinutes(minute), Pass = line.Pass ?? "p1" })];

    private static LedgerState Folded(IEnumerable<LedgerEvent> lines) => lines.Aggregate(LedgerState.Empty, LedgerFold.Apply);

    private static MemoryStream Stream(IEnumerable<LedgerEvent> lines) => Stream([.. lines.Select(object (line) => LedgerJson.ToLine(line))]);

    private static MemoryStream Stream(params object[] parts) =>
        new([.. parts.SelectMany(part => part switch
        {
            byte[] bytes => bytes,
            string text => Encoding.UTF8.GetBytes(text),
            _ => throw new UnreachableException(),
        })]);

    /// <summary>Counts what is taken out of it.</summary>
    private sealed class MeasuredStream(byte[] content) : MemoryStream(content)
    {
        public long Taken { get; private set; }

        /// <remarks>A stream that is derived from MemoryStream reads into spans by this, too.</remarks>
        public override int Read(byte[] buffer, int offset, int count)
        {
            var taken = base.Read(buffer, offset, count);
            Taken += taken;
            return taken;
        }
    }
}
