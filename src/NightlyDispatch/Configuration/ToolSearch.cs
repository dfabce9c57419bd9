using System.Diagnostics.CodeAnalysis;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Configuration;

/// <summary>Whether a tool was found, and where; or why not, and what to do about it.</summary>
/// <param name="Origin">What led to it, or should have: a setting, a variable or PATH.</param>
/// <param name="Problem">One line for an operator; null exactly where there is a tool.</param>
internal sealed record ToolSearch(Tool? Tool, string Origin, string? Problem)
{
    [MemberNotNullWhen(true, nameof(Tool))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsFound => Tool is not null;
}
