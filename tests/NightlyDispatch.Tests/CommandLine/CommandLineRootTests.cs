namespace NightlyDispatch.Tests.CommandLine;

public sealed class CommandLineRootTests
{
    private const string ConfigHelp =
        "Settings file (default: $NIGHTLY_DISPATCH_CONFIG, ~/.config/nightly-dispatch/config.json, /etc/nightly-dispatch/config.json)";

    [Fact]
    public async Task Help_shows_commands_and_exit_codes()
    {
        var help = await Invocation.Of("--help");

        help.Should().Be(new Invocation(
            0,
            $"""
            Description:
              Hands ready P0/P1 bugs to coding agents, once an hour of the night, from cron.

              Exit codes: 0 ok, 1 defect, 2 usage or settings, 3 no provider, 4 dispatch failed, 5 tracker unusable, 6 runner unusable,
              7 outcome unknown, 8 alert undelivered, 9 degraded (preflight), 10 state unusable, 75 already running, 128+n signal n.

            Usage:
              nightly-dispatch [command] [options]

            Options:
              -c, --config <path>  {ConfigHelp}
              -?, -h, --help       Show help and usage information
              --version            Show version information

            Commands:
              run                  Dispatch bugs to agents: one pass, for cron
              preflight            Look at everything that a pass will need (asks every model: one paid call)
              status               Show where everything stands: the last pass, jobs, what waits (asks dx-runner about each job)
              explain <bug>        Tell why a bug was or was not dispatched, in each pass that saw it, and what would happen now
              pause                Dispatch nothing new for a while; what runs goes on and is settled
              resume               End a pause before its time
              retry <bug>          Bring a quarantined bug back, with its failures forgotten
              config               Write, check and show the settings
              rehearse <scenario>  Play a night with stand-ins for bd, dx-runner and Slack, in a folder that is thrown away [default: opencode-down]
            """,
            ""));
    }

    [Fact]
    public async Task Help_of_run_shows_its_options()
    {
        var help = await Invocation.Of("run", "--help");

        help.Should().Be(new Invocation(
            0,
            $"""
            Description:
              Dispatch bugs to agents: one pass, for cron

            Usage:
              nightly-dispatch run [options]

            Options:
              -n, --dry-run        Show what a pass would do, and leave no trace
              -v, --verbose        Log every call of a tool
              -?, -h, --help       Show help and usage information
              -c, --config <path>  {ConfigHelp}
            """,
            ""));
    }

    [Fact]
    public async Task Help_of_preflight_shows_its_options()
    {
        var help = await Invocation.Of("preflight", "--help");

        help.Should().Be(new Invocation(
            0,
            $"""
            Description:
              Look at everything that a pass will need (asks every model: one paid call)

            Usage:
              nightly-dispatch preflight [options]

            Options:
              --json               Print one JSON document instead of text
              -v, --verbose        Log every call of a tool
              -?, -h, --help       Show help and usage information
              -c, --config <path>  {ConfigHelp}
            """,
            ""));
    }

    [Fact]
    public async Task Help_of_retry_shows_its_argument()
    {
        var help = await Invocation.Of("retry", "--help");

        help.Should().Be(new Invocation(
            0,
            $"""
            Description:
              Bring a quarantined bug back, with its failures forgotten

            Usage:
              nightly-dispatch retry <bug> [options]

            Arguments:
              <bug>  The bug's id, for example bd-a1b2

            Options:
              -?, -h, --help       Show help and usage information
              -c, --config <path>  {ConfigHelp}
            """,
            ""));
    }

    [Fact]
    public async Task Version_is_a_result()
    {
        var version = await Invocation.Of("--version");

        version.Output.Should().MatchRegex(@"^[0-9]+\.[0-9]+\.[0-9]+");
        version.Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
    }

    public static TheoryData<string[], string> UsageErrors => new()
    {
        { [], "Required command was not provided; see nightly-dispatch --help" },
        { ["frob"], "frob is unknown here; see nightly-dispatch --help" },
        { ["--frob"], "--frob is unknown here; see nightly-dispatch --help" },
        { ["frob\n\u001b[31m"], "frob [31m is unknown here; see nightly-dispatch --help" },
        { ["@arguments"], "@arguments is unknown here; see nightly-dispatch --help" },
        { ["run", "--frob"], "--frob is unknown here; see nightly-dispatch run --help" },
        { ["run", "bd-a1b2", "bd-c3d4"], "bd-a1b2 is unknown here; see nightly-dispatch run --help" },
        { ["run", "--dry-run=perhaps"], "perhaps is unknown here; see nightly-dispatch run --help" },
        { ["run", "--config"], "Required argument missing for option: '--config'; see nightly-dispatch run --help" },
        { ["run", "-c", "a", "-c", "b"], "Option '-c' expects a single argument but 2 were provided; see nightly-dispatch run --help" },
        { ["retry"], "Required argument 'bug' missing for command: 'retry'; see nightly-dispatch retry --help" },
        { ["retry", "bd-a1b2", "bd-c3d4"], "bd-c3d4 is unknown here; see nightly-dispatch retry --help" },
    };

    [Theory]
    [MemberData(nameof(UsageErrors))]
    public async Task What_cannot_be_understood_is_said_in_one_line(string[] arguments, string problem)
    {
        var refused = await Invocation.Of(arguments);

        refused.Should().Be(new Invocation(2, "", $"nightly-dispatch: {problem}"));
    }
}
