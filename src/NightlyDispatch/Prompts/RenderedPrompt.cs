using System.Diagnostics.CodeAnalysis;

namespace NightlyDispatch.Prompts;

/// <summary>The prompt for one bug, or why this bug can have none: then the bug itself is at fault.</summary>
/// <param name="Refusal">One line; null exactly where <paramref name="Text"/> is not.</param>
internal sealed record RenderedPrompt(string? Text, string? Refusal)
{
    [MemberNotNullWhen(true, nameof(Text))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsUsable => Text is not null;
}
