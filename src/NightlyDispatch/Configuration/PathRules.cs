using System.Text.Json;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Configuration;

/// <summary>What the paths and commands of the settings may be; children run elsewhere, so nothing is relative.</summary>
/// <param name="home">Stands for a leading "~"; null: not known.</param>
internal sealed partial class PathRules(string? home)
{
    public Rule<string> Absolute => Path("an absolute path, or one that begins with \"~/\"", IsAbsolute);

    public Rule<string> WorktreeTemplate => Path(
        "an absolute path without \"..\", in which only {id} and {repo} stand in braces",
        text => IsAbsolute(text) && !text.Split('/').Contains("..") && HoldsOnly(text, "{id}", "{repo}"));

    /// <summary>A tool may be named by itself, or with its first arguments as a list.</summary>
    public Rule<IReadOnlyList<string>> Tool => (value, complaints) => value.Kind is JsonValueKind.Array
        ? CommandLine("a command and its first arguments", Argument)(value, complaints)
        : Command(value, complaints) is { } command ? [command] : null;

    public Rule<IReadOnlyList<string>> CreateCommand => CommandLine(
        "a list of a command and its arguments, as in [\"dx-worktree\", \"create\", \"{id}\", \"{repo}\"]",
        Rules.Text(
            "text in which only {id}, {repo} and {path} stand in braces",
            text => IsArgument(text) && HoldsOnly(text, "{id}", "{repo}", "{path}")));

    private Rule<string> Command => Path(
        "an absolute path or the bare name of a command; arguments follow it in a list, as in [\"sh\", \"/opt/bd.sh\"]",
        text => IsAbsolute(text) || BareName().IsMatch(text));

    private static Rule<string> Argument { get; } = Rules.Text("text without the character zero", IsArgument);

    private Rule<IReadOnlyList<string>> CommandLine(string wanted, Rule<string> argument) => (value, complaints) =>
    {
        var position = 0;
        return Rules.ListOf((element, _) => (position++ == 0 ? Command : argument)(element, complaints), wanted)(value, complaints);
    };

    private Rule<string> Path(string wanted, Func<string, bool> fits) => (value, complaints) =>
    {
        var path = Rules.Text(wanted, fits)(value, complaints);
        if (path is not ['~', .. var underHome])
            return path;

        if (home is null)
            complaints.Add(value.Place, "begins with \"~\", but no home folder is known: set $HOME");
        return home + underHome;
    };

    private static bool IsAbsolute(string text) =>
        (text.StartsWith('/') || text == "~" || text.StartsWith("~/", StringComparison.Ordinal)) && !text.Any(char.IsControl);

    private static bool IsArgument(string text) => !text.Contains('\0', StringComparison.Ordinal);

    private static bool HoldsOnly(string text, params IEnumerable<string> placeholders) =>
        placeholders.Aggregate(text, (rest, known) => rest.Replace(known, "", StringComparison.Ordinal)).IndexOfAny(['{', '}']) < 0;

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._+-]*\z")]
    private static partial Regex BareName();
}
