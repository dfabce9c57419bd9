using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class LiveErrorTests
{
    private const string Erase = "\r\u001b[K";

    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task What_is_waited_for_is_drawn_anew_every_second_and_goes_away()
    {
        var live = new LiveError(_error, isLive: true, _time);

        await using (live.Wait("Asking bd"))
        {
            _time.Advance(TimeSpan.FromMilliseconds(200));
            _time.Advance(TimeSpan.FromSeconds(1));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Drawn().Should().Be($"{Erase}[Asking bd … 0 s]{Erase}[Asking bd … 1 s]{Erase}[Asking bd … 2 s]{Erase}");
    }

    [Fact]
    public async Task What_takes_no_time_is_not_drawn()
    {
        await using (new LiveError(_error, isLive: true, _time).Wait("Asking bd"))
            _time.Advance(TimeSpan.FromMilliseconds(199));

        Drawn().Should().BeEmpty();
    }

    [Fact]
    public async Task A_line_of_the_log_is_written_above_it()
    {
        var live = new LiveError(_error, isLive: true, _time);

        await using (live.Wait("Asking bd"))
        {
            _time.Advance(TimeSpan.FromMilliseconds(200));
            live.WriteLine("06:00:00 INF something");
        }

        live.WriteLine("06:00:01 INF more");
        Drawn().Should().Be($"{Erase}[Asking bd … 0 s]{Erase}06:00:00 INF something\n[Asking bd … 0 s]{Erase}06:00:01 INF more\n");
    }

    [Fact]
    public async Task Where_there_is_no_terminal_only_lines_are_written()
    {
        var live = new LiveError(_error, isLive: false, _time);

        await using (live.Wait("Asking bd"))
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            live.WriteLine("a line");
        }

        _error.ToString().Should().Be("a line\n");
    }

    [Fact]
    public async Task It_is_safe_to_end_twice()
    {
        var waiting = new LiveError(_error, isLive: true, _time).Wait("Asking bd");
        _time.Advance(TimeSpan.FromSeconds(1));

        await waiting.DisposeAsync();
        await waiting.DisposeAsync();

        Drawn().Should().Be($"{Erase}[Asking bd … 1 s]{Erase}");
    }

    /// <summary>The brackets stand for what tells a terminal to cut and not to wrap.</summary>
    private string Drawn() => _error.ToString()
        .Replace("\u001b[?7l", "[", StringComparison.Ordinal).Replace("\u001b[?7h", "]", StringComparison.Ordinal);
}
