using System.Text.Json;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Configuration;

/// <summary>What the paths and commands of the settings may be; children run elsewhere, so nothing is relative.</summary>
/// <param name="home">Stands for a leading "~"; null: not known.</param>
internal sealed partial class PathRules(string? home)
{
    public Rule<string> Absolute => Path("an absolute path, or one that begins with \"~/\"", AbsolutePath());

    public Rule<string> WorktreeTemplate => Path(
        "an absolute path without \"..\", in which only {id} and {repo} stand in braces", WorktreePath());

    /// <summary>A tool may be named by itself, or with its first arguments as a list.</summary>
    public Rule<IReadOnlyList<string>> Tool
    {
        get
        {
            var (command, list) = (Command, Rules.ListOf(Command, Argument, "a command and its first arguments"));
            return new(command.Schema.Or(list.Schema), (value, complaints) =>
                value.Kind is JsonValueKind.Array ? list.Read(value, complaints)
                : command.Read(value, complaints) is { } name ? [name]
                : null);
        }
    }

    public Rule<IReadOnlyList<string>> CreateCommand => Rules.ListOf(
        Command,
        Rules.Text("text in which only {id}, {repo} and {path} stand in braces", CreateArgument()),
        "a list of a command and its arguments, as in [\"dx-worktree\", \"create\", \"{id}\", \"{repo}\"]");

    private Rule<string> Command => Path(
        "an absolute path or the bare name of a command; arguments follow it in a list, as in [\"sh\", \"/opt/bd.sh\"]",
        PathOrBareName());

    private static Rule<string> Argument { get; } = Rules.Text("text without the character zero", TextWithoutZero());

    private Rule<string> Path(string wanted, Regex grammar)
    {
        var rule = Rules.Text(wanted, grammar);
        return new(rule.Schema, (value, complaints) =>
        {
            var path = rule.Read(value, complaints);
            if (path is not ['~', .. var underHome])
                return path;

            if (home is null)
                complaints.Add(value.Place, "begins with \"~\", but no home folder is known: set $HOME");
            return home + underHome;
        });
    }

    [GeneratedRegex(@"^(?:/|~/|~\z)[^\p{Cc}]*\z")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"^(?!.*/\.\.(?:/|\z))(?:/|~/|~\z)(?:[^{}\p{Cc}]|\{id\}|\{repo\})*\z")]
    private static partial Regex WorktreePath();

    [GeneratedRegex(@"^(?:[^{}\0]|\{id\}|\{repo\}|\{path\})*\z")]
    private static partial Regex CreateArgument();

    [GeneratedRegex(@"^(?:(?:/|~/|~\z)[^\p{Cc}]*|[A-Za-z0-9_][A-Za-z0-9._+-]*)\z")]
    private static partial Regex PathOrBareName();

    [GeneratedRegex(@"^[^\0]*\z")]
    private static partial Regex TextWithoutZero();
}
