using System.Diagnostics.CodeAnalysis;
using System.Text;
using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Prompts;

/// <summary>Turns a bug into what its agent is told; a template that cannot do so is refused before anything is claimed.</summary>
internal sealed class PromptTemplate
{
    /// <summary>Of a text in its block: once, and in each fence, which is longer than the longest run of backticks in it.</summary>
    private const int LongestShare = 3;

    /// <summary>Of the words around a text in its block.</summary>
    private const int BlockSize = 100;

    private readonly IReadOnlyList<PromptPart> _parts;
    private readonly int _maxBytes;
    private readonly int _size;
    private readonly int _texts;

    private PromptTemplate(IReadOnlyList<PromptPart> parts, int maxBytes)
    {
        _parts = parts;
        _maxBytes = maxBytes;
        _size = parts.Sum(part => Encoding.UTF8.GetByteCount(part.Literal) + BlockSize);
        _texts = LongestShare * parts.Count(part => part.Variable?.IsBlock == true);
    }

    /// <param name="problem">One line, ready for stderr.</param>
    public static bool TryLoad(
        PromptSettings settings,
        [NotNullWhen(true)] out PromptTemplate? template,
        [NotNullWhen(false)] out string? problem)
    {
        template = null;
        if (settings.Template is not { } file)
            return TryParse(BuiltInPrompt.Template, "built-in prompt", settings.MaxBytes, out template, out problem);

        try
        {
            return TryParse(File.ReadAllText(file), file, settings.MaxBytes, out template, out problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"prompt.template: {exception.Message}";
            return false;
        }
    }

    /// <param name="source">Where the text is from; positions in problems are shown as source:line:column.</param>
    public static bool TryParse(
        string text,
        string source,
        int maxBytes,
        [NotNullWhen(true)] out PromptTemplate? template,
        [NotNullWhen(false)] out string? problem)
    {
        template = null;
        var cleaned = UntrustedText.Clean(text);
        if (!PromptParser.TryParse(cleaned, out var parts, out var misplaced))
        {
            problem = $"{source}:{misplaced}";
            return false;
        }

        if (FlawIn(cleaned, parts, maxBytes) is { } flaw)
        {
            problem = $"{source}: {flaw}";
            return false;
        }

        template = new PromptTemplate(parts, maxBytes);
        problem = null;
        return true;
    }

    /// <summary>Why there can be no prompt for the bug, as far as can be told before its worktree is known; null: there can be one.</summary>
    public string? FlawOf(Bug bug) => IsHarmless(bug) ? null : Render(bug, worktree: null).Refusal;

    /// <param name="worktree">Null: the runner decides where the agent works.</param>
    public RenderedPrompt Render(Bug bug, string? worktree)
    {
        var text = string.Concat(_parts.Select(part => part.Render(bug, worktree)));
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > _maxBytes)
            return new RenderedPrompt(null, $"its prompt has {size} bytes, and prompt.maxBytes is {_maxBytes}");

        return RawOpCommands.FirstLineIn(text) is { } line
            ? new RenderedPrompt(null, $"dx-runner refuses a prompt with raw op commands, and the bug's text has one: {line}")
            : new RenderedPrompt(text, null);
    }

    /// <summary>Whether the bug's texts are such that they stand in a prompt as they are, are short, and hold no command.</summary>
    private bool IsHarmless(Bug bug) =>
        UntrustedText.IsPlain(bug.Description)
        && UntrustedText.IsPlainLine(bug.Title)
        && bug.Labels.All(UntrustedText.IsPlainLine)
        && _size + (_texts * (bug.Title.Length + bug.Description.Length + bug.Labels.Sum(label => label.Length + 2))) <= _maxBytes
        && RawOpCommands.FirstLineIn(bug.Description) is null
        && RawOpCommands.FirstLineIn(bug.Title) is null
        && bug.Labels.All(label => RawOpCommands.FirstLineIn(label) is null);

    /// <summary>What would make every prompt of this template one that the runner or the agents refuse.</summary>
    private static string? FlawIn(string template, IReadOnlyList<PromptPart> parts, int maxBytes)
    {
        if (!parts.Any(part => part.Variable?.Name is "id" or "title" or "description"))
            return "it has neither {{id}} nor {{title}} nor {{description}}: the agent would not know its bug";

        if (template.TrimStart().StartsWith('-'))
            return "a prompt must not begin with '-': the agents would take it for an option";

        if (RawOpCommands.FirstLineIn(template) is { } line)
            return $"dx-runner refuses a prompt with raw op commands, and the template has one: {line}";

        var size = Encoding.UTF8.GetByteCount(template);
        return size > maxBytes / 2
            ? $"its {size} bytes leave too little room for bugs: prompt.maxBytes is {maxBytes}"
            : null;
    }
}
