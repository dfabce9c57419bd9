using System.CommandLine;
using System.Text.RegularExpressions;
using NightlyDispatch.Alerts;
using NightlyDispatch.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Processes;
using NightlyDispatch.Tests.CommandLine;

namespace NightlyDispatch.Tests;

/// <summary>What there is stands in the README, and what stands there is. The settings are compared where their text is.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Readme = Repository.Readme;

    [Fact]
    public void Every_exit_code_is_told() => Table("Exit codes").Should().BeEquivalentTo(
        Enum.GetValues<ExitCode>()
            .Select(code => (string[])[$"{(int)code}", ExitCodes.NameOf((int)code), ExitCodes.MeaningOf(code)])
            .Append(["128+n", "", "ended by signal n, cleanly; the next pass settles what was begun"]),
        options => options.WithStrictOrdering());

    [Fact]
    public void Every_alert_is_told() => Table("Alerts").Should().BeEquivalentTo(
        Enum.GetValues<AlertCondition>().Select(condition => (string[])
            [condition.Name(), AlertSample.All.First(sample => sample.Message.Latest.Condition == condition).When]),
        options => options.WithStrictOrdering());

    [Fact]
    public void Every_environment_variable_is_told() => Table("Environment").Should().BeEquivalentTo(
        Variables.All.Select(variable => (string[])[variable.Name, variable.What])
            .Append([MarkedProcesses.Variable, "Given to each start and so to its agent, whose processes are found by it; never read"]),
        options => options.WithStrictOrdering());

    /// <summary>So that none is read that the list does not know. What a rehearsal's stand-ins read is between them.</summary>
    [Fact]
    public void No_environment_variable_is_read_but_by_the_list()
    {
        var sources = Repository.Sources.Where(path => !path.Contains("/Rehearsal/", StringComparison.Ordinal)).ToList();

        sources.Should().HaveCountGreaterThan(200);
        sources.Where(path => VariableRead().IsMatch(File.ReadAllText(path))).Should().BeEmpty();
    }

    [Fact]
    public void Every_command_is_told_with_its_options_and_exit_codes() => Table("Commands").Should().BeEquivalentTo(
        Commands.Tree().Where(command => command.Action is not null).Select(Row), options => options.WithStrictOrdering());

    /// <summary>What is shown to be typed is understood.</summary>
    [Fact]
    public void Every_command_line_that_is_shown_can_be_typed()
    {
        using var termination = Termination.Listen();
        var root = CommandLineRoot.Create(new Screen(TextWriter.Null, TextWriter.Null), termination);
        var lines = ShownCommandLine().Matches(Readme).Select(match => match.Groups["arguments"].Value.Trim()).ToList();

        lines.Should().HaveCountGreaterThan(20);
        foreach (var line in lines)
            root.Parse(line).Errors.Should().BeEmpty(line);
    }

    private static string[] Row(Command command)
    {
        var path = TeachingHelp.PathOf(command);
        var arguments = string.Concat(command.Arguments.Select(argument => $" <{argument.Name}>"));
        var options = string.Join(' ', command.Options.Select(option => option.Name));
        var exitCodes = string.Join(", ", HelpPages.ByCommand[path].ExitCodes.Select(code => (int)code));
        return [path + arguments, command.Description!, options, exitCodes];
    }

    /// <summary>The cells of the first table below a title, without the signs of code.</summary>
    private static IEnumerable<string[]> Table(string title) => Readme.Split($"\n## {title}\n")[1].Split("\n## ")[0].Split('\n')
        .SkipWhile(line => !line.StartsWith('|'))
        .TakeWhile(line => line.StartsWith('|'))
        .Skip(2)
        .Select(line => Array.ConvertAll(line.Trim('|').Split('|'), cell => cell.Trim().Replace("`", "", StringComparison.Ordinal)));

    [GeneratedRegex("""(?:(?:[Hh]ost|[Ee]nvironment)\["|XdgFolder\("|GetEnvironmentVariable\(")[A-Z_]*""")]
    private static partial Regex VariableRead();

    /// <summary>In a block of code, or within a sentence; up to what a shell does with it.</summary>
    [GeneratedRegex(@"(?m)(?:^    (?:[A-Z_]+=\S+ )?|`)nightly-dispatch (?<arguments>[a-z][^`\n#|>]*)")]
    private static partial Regex ShownCommandLine();
}
