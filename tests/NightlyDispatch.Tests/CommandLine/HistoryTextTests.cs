using NightlyDispatch.CommandLine;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class HistoryTextTests
{
    [Fact]
    public void A_line_each_the_newest_last()
    {
        using var night = new ShortNight();

        Screen(night.Chronicle.Newest(20)).Should().Be(
            """
            began                 took  exit           account                                        dispatched        passed over                        pass
            Sun 22 Nov 06:00 UTC  12 s  0 ok           3 listed: 1 dispatched, 1 skipped, 1 deferred  bd-a on cc-glm    opencode → cc-glm                  20261122T060000Z-1a2b
            Sun 22 Nov 07:00 UTC  12 s  0 ok           1 listed: 1 dispatched                         bd-b on opencode  -                                  20261122T070000Z-3c4d
            Sun 22 Nov 08:00 UTC  12 s  0 ok           paused: bd is being upgraded                   -                 -                                  20261122T080000Z-5e6f
            Sun 22 Nov 09:00 UTC  -     cut short      backlog not read                               -                 -                                  20261122T090000Z-7a8b
            Sun 22 Nov 10:00 UTC  12 s  3 no-provider  1 listed: 1 failed                             -                 opencode, cc-glm, gemini → nobody  20261122T100000Z-9c0d
            """);
    }

    [Fact]
    public void Where_there_is_none_it_says_so_and_what_cannot_be_read_is_counted() =>
        Screen(new HistoryReport([], UnreadableLines: 2)).Should().Be(
            """
            No pass was made in that time.
            (2 lines of the ledger cannot be read)
            """);

    private static string Screen(HistoryReport history) => Invocation.Screen(output => HistoryText.Write(output, history));
}
