using NightlyDispatch.Configuration;

namespace NightlyDispatch.CommandLine;

/// <summary>What the help of a command teaches besides its arguments and options.</summary>
/// <param name="ExitCodes">Those with which it can end, besides 1 for a defect and 128+n for a signal.</param>
internal sealed record HelpPage(IReadOnlyList<Example> Examples, IReadOnlyList<ExitCode> ExitCodes)
{
    /// <summary>Whether it reads the settings, and so the environment.</summary>
    public bool ReadsSettings { get; init; } = true;

    /// <summary>What else is worth knowing, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it is about what passes do, so that all of exit codes and environment matters.</summary>
    public bool IsAboutPasses { get; init; }

    private static string[] BySignal => ["128+n", "ended by signal n, cleanly; the next pass settles what was begun"];

    public void Write(TextWriter output)
    {
        foreach (var note in Notes)
            Paragraph(output, "", note);
        if (Notes.Count > 0)
            output.WriteLine();
        Section(output, "Examples:", [.. Examples.Select(example => (string[])[$"nightly-dispatch {example.Arguments}", example.What])]);
        Section(output, "Exit codes:", [.. ExitCodes.Select(Row), .. IsAboutPasses ? (string[][])[BySignal] : []]);
        if (!ReadsSettings)
            return;

        output.WriteLine("Settings:");
        Paragraph(output, "  ", "The file is looked for at --config, $NIGHTLY_DISPATCH_CONFIG, ~/.config/nightly-dispatch/config.json, "
            + "/etc/nightly-dispatch/config.json; no file is needed.");
        output.WriteLine();
        if (IsAboutPasses)
            Section(output, "Environment:", [.. Variables.All.Select(variable => (string[])[variable.Name, variable.What])]);
    }

    private string[] Row(ExitCode exitCode) =>
    [
        $"{(int)exitCode} {NightlyDispatch.ExitCodes.NameOf((int)exitCode)}",
        exitCode == ExitCode.Ok && !IsAboutPasses ? "done" : NightlyDispatch.ExitCodes.MeaningOf(exitCode),
    ];

    private static void Section(TextWriter output, string title, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            return;

        output.WriteLine(title);
        var width = rows.Max(row => row[0].Length) + 4;
        foreach (var row in rows)
        {
            if (width > TextWrap.Width / 2)
            {
                output.WriteLine($"  {row[0]}");
                Paragraph(output, "      ", row[1]);
            }
            else
            {
                Paragraph(output, $"  {row[0]}".PadRight(width), row[1], new string(' ', width));
            }
        }

        output.WriteLine();
    }

    private static void Paragraph(TextWriter output, string before, string text) => Paragraph(output, before, text, before);

    private static void Paragraph(TextWriter output, string first, string text, string others)
    {
        var before = first;
        foreach (var line in TextWrap.Lines(text, TextWrap.Width - first.Length))
        {
            output.WriteLine(before + line);
            before = others;
        }
    }
}

/// <summary>A command line as somebody would type it, and what it is good for.</summary>
/// <param name="Arguments">What follows the program's name.</param>
internal sealed record Example(string Arguments, string What);
