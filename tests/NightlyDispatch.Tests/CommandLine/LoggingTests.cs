using System.Text.Json.Nodes;
using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class LoggingTests
{
    private const string Time = "[0-9]{2}:[0-9]{2}:[0-9]{2}";

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void An_event_is_one_line_with_its_pass_whatever_strangers_wrote_into_it()
    {
        var log = Logging.Create(Screen()).ForContext("Pass", "20260105T090000Z-1f2e");

        log.Warning("{Condition} {Subject}: {Reason}", "provider-fallback", "opencode", "opencode → cc-glm\nopencode: \u001b[31mred\u0007");

        _error.ToString().Should().MatchRegex(
            $"^{Time} WRN 20260105T090000Z-1f2e provider-fallback opencode: opencode → cc-glm; opencode: \\[31mred *\n$");
        _output.ToString().Should().BeEmpty();
    }

    [Fact]
    public void Calls_of_tools_are_told_to_those_who_ask_for_them()
    {
        Logging.Create(Screen()).Debug("a call");
        Logging.Create(Screen(), isVerbose: true).Debug("another");

        _error.ToString().Should().MatchRegex($"^{Time} DBG another\n$");
    }

    [Fact]
    public void Only_a_terminal_sees_colours()
    {
        var log = Logging.Create(Screen() with { ErrorInk = new Ink(IsOn: true) });

        log.Error("bad");

        _error.ToString().Should().MatchRegex($"^\u001b\\[2m{Time}\u001b\\[0m \u001b\\[31mERR\u001b\\[0m bad\n$");
    }

    [Fact]
    public void A_program_reads_one_object_a_line()
    {
        var log = Logging.Create(Screen(), format: LogFormat.Json).ForContext("Pass", "p");

        log.Information("{Listed} of {Received} ready", 2, 3);
        log.Warning("{Reason}", "two\nlines");

        var lines = _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        lines.Should().HaveCount(2);
        lines[0]["Level"]!.ToString().Should().Be("Information");
        lines[0]["RenderedMessage"]!.ToString().Should().Be("2 of 3 ready");
        lines[0]["Properties"]!.ToJsonString().Should().Be("""{"Listed":2,"Received":3,"Pass":"p"}""");
        lines[1]["Properties"]!["Reason"]!.ToString().Should().Be("two\nlines");
    }

    /// <summary>Ahead-of-time compilation leaves nothing of a value that is taken apart: {@x} would print {} (serilog#2140).</summary>
    [Fact]
    public void No_event_takes_a_value_apart() =>
        Repository.Sources.SelectMany(File.ReadLines).Where(line => line.Contains("{@", StringComparison.Ordinal)).Should().BeEmpty();

    private Screen Screen() => new(_output, _error);
}
