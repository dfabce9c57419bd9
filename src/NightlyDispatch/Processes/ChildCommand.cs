namespace NightlyDispatch.Processes;

/// <summary>One call of a tool: what is run, where, with which changes to the inherited environment, and for how long at most.</summary>
/// <param name="Environment">Changes only; a null value removes the variable.</param>
internal sealed record ChildCommand(
    Tool Tool,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string?> Environment,
    TimeSpan Deadline)
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>Is handed standard output piece by piece as it comes; a result then counts as cut only where the other stream is.</summary>
    public Action<ReadOnlySpan<byte>>? OnOutput { get; init; }

    /// <summary>Bytes of each stream that are kept; what comes after them is read and dropped.</summary>
    public int CaptureLimit { get; init; } = 4 * Mebibyte;

    /// <summary>
    /// How long a stream that a descendant holds is read after the child's end: the descendant may write on its behalf, as the tee of a
    /// wrapper does. What the child itself wrote lies in the pipe, and is never lost.
    /// </summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Whether descendants in a session of their own outlive the deadline: dx-runner launches its agent in a new session
    /// (contracts/dx-runner.md, section 7e), and only liveness may decide about an agent.
    /// </summary>
    public bool SparesOtherSessions { get; init; }

    /// <summary>The command as a person would type it.</summary>
    public override string ToString() =>
        string.Join(' ', [Quoted(Tool.Path), .. Tool.FirstArguments.Concat(Arguments).Select(Quoted)]);

    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=@,+{}".Contains(c, StringComparison.Ordinal))
            ? argument
            : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
