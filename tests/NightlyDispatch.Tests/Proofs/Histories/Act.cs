using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Proofs.Histories;

/// <summary>One thing that happens to a ledger.</summary>
internal abstract record Act
{
    private Act()
    {
    }

    /// <summary>Lines are appended, whether or not they make sense.</summary>
    internal sealed record Write(params IReadOnlyList<LedgerEvent> Lines) : Act
    {
        public override string ToString() => string.Join("\n", Lines.Select(line => line.ToString()));
    }

    /// <summary>A pass begins, whether or not the one before it has ended.</summary>
    internal sealed record Begin(string Machine) : Act;

    /// <summary>The last line of a pass is written, whether or not one has begun.</summary>
    internal sealed record End(int ExitCode) : Act;

    /// <summary>The process is killed while it writes a line, and another one opens the ledger.</summary>
    /// <param name="Torn">How much of the line was written, in thousandths; 0: none.</param>
    internal sealed record Kill(int Torn) : Act;

    /// <summary>The clock goes on, or jumps.</summary>
    internal sealed record Wait(TimeSpan Length) : Act;
}
