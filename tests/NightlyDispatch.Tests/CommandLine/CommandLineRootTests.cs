using NightlyDispatch.CommandLine;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class CommandLineRootTests
{
    [Fact]
    public async Task Help_shows_commands_exit_codes_and_environment()
    {
        var help = await Invocation.Of("--help");

        help.Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
        help.Output.Should().StartWith("Description:\n  Hands ready P0/P1 bugs to coding agents").And.ContainAll(
            "\nUsage:\n", "\nOptions:\n", "\nCommands:\n  run ", "\nExamples:\n", "\nExit codes:\n  0 ok ", "\nSettings:\n");
        help.Output.Should().ContainAll(Variables.All.Select(variable => $"\n  {variable.Name} "));
        help.Output.Should().ContainAll(Enum.GetValues<ExitCode>().Select(code => $"\n  {(int)code} {ExitCodes.NameOf((int)code)} "));
    }

    [Fact]
    public async Task Every_command_teaches_by_examples_within_the_width_of_a_terminal()
    {
        using var termination = Termination.Listen();
        foreach (var command in Commands.All())
        {
            var help = await Invocation.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

            help.ExitCode.Should().Be(0);
            HelpPages.ByCommand.Should().ContainKey(command, "every command has a page in HelpPages");
            help.Output.Split('\n').Should().OnlyContain(line => line.Length <= TextWrap.Width, "{0} --help is to fit", command);
            if (HelpPages.ByCommand[command].Examples.Count > 0)
                help.Output.Should().Contain("\nExamples:\n  nightly-dispatch ");
            else
                help.Output.Should().Contain("\nCommands:\n", "a command without examples has commands of its own");
        }
    }

    [Fact]
    public void Every_page_is_of_a_command_and_every_example_can_be_run_as_it_stands()
    {
        using var termination = Termination.Listen();
        var root = CommandLineRoot.Create(new Screen(TextWriter.Null, TextWriter.Null), termination);

        HelpPages.ByCommand.Keys.Should().BeEquivalentTo(Commands.All());
        foreach (var (command, page) in HelpPages.ByCommand)
        {
            foreach (var example in page.Examples)
            {
                var arguments = example.Arguments.Split([" > ", " 2>> ", " | "], StringSplitOptions.None)[0];
                var parsed = root.Parse(arguments);
                parsed.Errors.Should().BeEmpty(example.Arguments);
                TeachingHelp.PathOf(parsed.CommandResult.Command).Should().StartWith(command.Length == 0 ? "" : command);
            }
        }
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
        { ["config"], "Required command was not provided; see nightly-dispatch config --help" },
        { ["config", "check", "--frob"], "--frob is unknown here; see nightly-dispatch config check --help" },
        { ["run", "--log", "xml"], "Argument 'xml' not recognized. Must be one of: 'text' 'json'; see nightly-dispatch run --help" },
        { ["completion", "tcsh"], "Argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'fish'; see nightly-dispatch completion --help" },
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
