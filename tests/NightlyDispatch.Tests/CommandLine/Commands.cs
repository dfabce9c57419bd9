using System.CommandLine;
using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

/// <summary>The tree of commands, as those who type see it.</summary>
internal static class Commands
{
    /// <summary>Each by its words as in "config check"; the program itself is empty.</summary>
    public static IReadOnlyList<string> All() => [.. Tree().Select(command => TeachingHelp.PathOf(command))];

    /// <summary>The options that a command has besides those that all have, by their long names.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Options() => Tree().ToDictionary(
        command => TeachingHelp.PathOf(command),
        IReadOnlyList<string> (command) => [.. command.Options.Select(option => option.Name)]);

    private static IEnumerable<Command> Tree()
    {
        using var termination = Termination.Listen();
        return [.. WithAllBelow(CommandLineRoot.Create(new Screen(TextWriter.Null, TextWriter.Null), termination))];
    }

    private static IEnumerable<Command> WithAllBelow(Command command) => [command, .. command.Subcommands.SelectMany(WithAllBelow)];
}
