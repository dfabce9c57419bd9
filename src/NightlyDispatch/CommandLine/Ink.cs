using NightlyDispatch.Configuration;

namespace NightlyDispatch.CommandLine;

/// <summary>Colours for one stream: for a terminal that can show them, and never where NO_COLOR is set (https://no-color.org).</summary>
internal sealed record Ink(bool IsOn)
{
    public static Ink None { get; } = new(IsOn: false);

    public static Ink Of(bool isTerminal) => new(isTerminal && Environment.GetEnvironmentVariable(Variables.NoColor) is null or "");

    public string Bad(string text) => In("31", text);

    public string Warning(string text) => In("33", text);

    public string Good(string text) => In("32", text);

    public string Faint(string text) => In("2", text);

    public string Strong(string text) => In("1", text);

    private string In(string colour, string text) => IsOn && text.Length > 0 ? $"\u001b[{colour}m{text}\u001b[0m" : text;
}
