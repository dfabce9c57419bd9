using System.Diagnostics.CodeAnalysis;

namespace NightlyDispatch.Prompts;

/// <summary>Splits a template at its {{variables}}, once: what a variable stands for is never searched for others.</summary>
internal static class PromptParser
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <param name="problem">line:column: what is wrong there; both count from 1.</param>
    public static bool TryParse(
        string template,
        [NotNullWhen(true)] out IReadOnlyList<PromptPart>? parts,
        [NotNullWhen(false)] out string? problem)
    {
        var found = new List<PromptPart>();
        parts = null;
        var position = 0;
        while (template.IndexOf(Open, position, StringComparison.Ordinal) is >= 0 and var open)
        {
            var (line, before) = LineAround(template, open);
            var close = line.IndexOf(Close, before, StringComparison.Ordinal);
            if (close < 0)
                return Fails(template, open, $"'{Open}' is not closed on its line", out problem);

            var name = line[(before + Open.Length)..close].Trim();
            if (PromptVariable.All.FirstOrDefault(known => known.Name == name) is not { } variable)
                return Fails(template, open, $"unknown variable '{name}'; there are {Names()}", out problem);

            var after = close + Close.Length;
            if (variable.IsBlock && !string.IsNullOrWhiteSpace(line[..before] + line[after..]))
                return Fails(template, open, $"{Open}{name}{Close} becomes a fenced block and must stand alone on its line", out problem);

            found.Add(new PromptPart(template[position..open], variable));
            position = open + after - before;
        }

        parts = [.. found, new PromptPart(template[position..], null)];
        problem = null;
        return true;
    }

    private static (string Line, int Column) LineAround(string text, int position)
    {
        var start = StartOfLine(text, position);
        var end = text.IndexOf('\n', position);
        return (end < 0 ? text[start..] : text[start..end], position - start);
    }

    private static int StartOfLine(string text, int position) => text.LastIndexOf('\n', position) + 1;

    private static bool Fails(string template, int position, string reason, out string problem)
    {
        var line = template.AsSpan(0, position).Count('\n') + 1;
        problem = $"{line}:{position - StartOfLine(template, position) + 1}: {reason}";
        return false;
    }

    private static string Names() => string.Join(", ", PromptVariable.All.Select(variable => variable.Name));
}
