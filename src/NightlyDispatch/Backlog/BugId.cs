using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Backlog;

/// <summary>An issue id that is safe as an argument and as part of a file name (contracts/bd.md, section 7).</summary>
internal sealed partial record BugId
{
    private const int MaxLength = 100;

    private BugId(string value) => Value = value;

    public string Value { get; }

    public override string ToString() => Value;

    public static bool TryParse(string? text, [NotNullWhen(true)] out BugId? id)
    {
        id = text is { Length: <= MaxLength } && Grammar().IsMatch(text) ? new BugId(text) : null;
        return id is not null;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)+(?:\.[0-9]{1,6}){0,8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
