using NightlyDispatch.CommandLine;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class ReportTextTests
{
    [Fact]
    public void A_night_is_summed_up_on_one_screen()
    {
        using var night = new ShortNight();

        Screen(night.Report()).Should().Be(
            """
            The night of Sat 21 Nov 2026 (a night is from 16:00 to 16:00 UTC)

            passes  5 passes: 3 ok, 1 cut short, 1 no-provider
            starts  2 agents launched, for 2 bugs
            bugs    1 worked, 1 failed, 1 skipped
            paid    2 preflights of a strictGate provider (0.4 a pass, at most 1), and 1 start that made its own

            Waiting
              review  bd-a since Sun 22 Nov 07:00 UTC  Crash on login

            Bugs
              worked   bd-a  P0  Crash on login
                         cc-glm (its own default), 50 min: exited_ok, exit 0; 1 new commit
                         in /tmp/agents/bd-a
                           1a2b3c4 Fix the crash
              failed   bd-b  P1  Wrong total
                         opencode some/model, 17 s: it said so
                         in /tmp/agents/bd-b
              skipped  bd-c

            Nights
              night       passes  opencode  cc-glm  gemini  bugs
              Sat 21 Nov  5       RA..c     A...R   ....R   1 worked, 1 failed, 1 skipped
              A available, R refused, c cooling down, . not asked; one letter a pass

            Providers
              provider  preflights  available  refused starts  jobs  worked    false greens  acknowledged                 cooldowns
              opencode  2           1 (50%)    0               1     0 (0%)    1             median 1.0 s, slowest 1.0 s  1, now until Sun 22 Nov 11:00 UTC
              cc-glm    2           1 (50%)    0               1     1 (100%)  0             median 0.4 s, slowest 0.4 s  0
              gemini    1           0 (0%)     0               0     -         0             -                            0
            """);
    }

    [Fact]
    public void Before_the_first_pass_it_says_so()
    {
        using var none = new Fortnight(0, 0, 0);

        Screen(none.Report()).Should().Be("No pass has been made yet.");
    }

    [Fact]
    public void A_fortnight_of_sixty_bugs_names_none_of_them_twice_and_says_nothing_that_a_terminal_would_obey()
    {
        using var fortnight = new Fortnight();

        var screen = Screen(fortnight.Report());

        screen.Should().StartWith("14 nights, Sat 7 Nov to Fri 20 Nov 2026 (a night is from 16:00 to 16:00 UTC)\n")
            .And.NotContainAny("\u001b", "\u202e", "\u0000", "\r");
        screen.Split('\n').Should().OnlyContain(line => line.Length < 260);
    }

    private static string Screen(MorningReport report) => Invocation.Screen(output => ReportText.Write(output, report));
}
