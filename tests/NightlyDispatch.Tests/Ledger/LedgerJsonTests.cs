using System.Text;
using System.Text.Json;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class LedgerJsonTests
{
    [Fact]
    public void Every_line_comes_back_as_it_was_written()
    {
        var lines = Some.EveryLine.Append(new PassEnded(7, Some.Fold(Some.EveryLine)))
            .Select((line, minute) => line with { V = LedgerEvent.Format, At = Some.Night.AddMinutes(minute), Pass = "p1" })
            .ToList();

        var read = lines.Select(line => LedgerJson.Parse(LedgerJson.ToLine(line).AsSpan()[..^1])).ToList();

        read.Should().BeEquivalentTo(lines, options => options.RespectingRuntimeTypes().WithStrictOrdering());
        read.Select(LedgerJson.ToLine).Should().BeEquivalentTo(lines.Select(LedgerJson.ToLine), options => options.WithStrictOrdering());
    }

    [Fact]
    public void The_round_trip_leaves_no_kind_of_line_out()
    {
        var kinds = typeof(LedgerEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LedgerEvent))).ToList();

        LedgerEventNames.Known.Should().HaveSameCount(kinds);
        Some.EveryLine.Select(line => line.GetType()).Append(typeof(PassEnded)).Distinct().Should().BeEquivalentTo(kinds);
    }

    [Fact]
    public void A_line_is_one_line_whatever_strangers_wrote()
    {
        var line = LedgerJson.ToLine(new BugEnded("bd-a", "a\nb\r\u2028\0\ud800", 0, BugClass.Skipped, "{\"event\":\"pass-ended\"", false));

        Encoding.UTF8.GetString(line).Should().Be(
            """{"event":"bug-ended","v":0,"at":"0001-01-01T00:00:00+00:00","pass":null,"bug":"bd-a","title":"a\nb\r\u2028\u0000\uFFFD","""
            + """
            "priority":0,"class":"Skipped","reason":"{\u0022event\u0022:\u0022pass-ended\u0022","countsToQuarantine":false}

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("""{"event":"claimed","v":1,"at":"2026-11-22T06:00:00+00:00","pass":"p1","bug":"bd-a"}""", 1)]
    [InlineData("""{"event":"never-heard-of","more":{"v":1},"list":[{"v":1}],"v":2}""", 2)]
    [InlineData("""{"event":"claimed"}""", 0)]
    [InlineData("""{"v":"2"}""", 0)]
    [InlineData("""{"v":99999999999}""", 0)]
    [InlineData("null", 0)]
    [InlineData("[1]", 0)]
    public void A_line_names_its_format_whether_or_not_its_event_is_known(string line, int format) =>
        LedgerJson.FormatOf(Encoding.UTF8.GetBytes(line)).Should().Be(format);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"v":1}""")]
    [InlineData("""{"event":"never-heard-of","v":1}""")]
    [InlineData("""{"v":1,"event":"claimed","bug":"bd-a"}""")]
    [InlineData("""{"event":"claimed","v":1}""")]
    [InlineData("""{"event":"claimed","v":1,"bug":null}""")]
    [InlineData("""{"event":"claimed","v":1,"bug":"bd-a"} {}""")]
    [InlineData("""{"event":"claimed","v":1,"bug":"bd-a\""")]
    public void What_this_program_does_not_write_is_an_error(string line)
    {
        var parse = () => LedgerJson.Parse(Encoding.UTF8.GetBytes(line));

        parse.Should().Throw<JsonException>();
    }
}
