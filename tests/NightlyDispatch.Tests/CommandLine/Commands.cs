using System.CommandLine;
using NightlyDispatch.CommandLine;

namespace NightlyDispatch.Tests.CommandLine;

/// <summary>The tree of commands, as those who type see it.</summary>
internal static class Commands
{
    /// <summary>Each by its words as in "config check"; the program itself is empty.</summary>
    public static IReadOnlyList<string> All() => [.. Tree().Select(command => TeachingHelp.PathOf(command))];

    /// <summary>Each with all that it is made of.</summary>
    public static IEnumerable<Command> Tree()
    {
        using var termination = Termination.Listen();
        return [.. WithAllBelow(CommandLineRoot.Create(new Screen(TextWriter.Null, TextWriter.Null), termination))];
    }

    private static IEnumerable<Command> WithAllBelow(Command command) => [command, .. command.Subcommands.SelectMany(WithAllBelow)];
}
