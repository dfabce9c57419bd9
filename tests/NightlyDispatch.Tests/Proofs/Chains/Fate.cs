namespace NightlyDispatch.Tests.Proofs.Chains;

/// <summary>What can become of a provider in a pass.</summary>
internal enum Fate
{
    /// <summary>Not asked, because it refused a start less than its cooldown ago.</summary>
    Cooling,

    /// <summary>It answers, and its start is acknowledged.</summary>
    Starts,

    /// <summary>Its preflight gives an ERROR line and a code on stdout, beside noise on stderr.</summary>
    Blocked,

    /// <summary>Its preflight gives no ERROR line, but a code; opencode's exits 0 all the same.</summary>
    CodeOnly,

    /// <summary>Its preflight says on stderr alone what is wrong.</summary>
    OnStderr,

    /// <summary>Its preflight exits 1 without a word.</summary>
    Silent,

    /// <summary>Its preflight does not end.</summary>
    TimedOut,

    /// <summary>It answers, and refuses the start for a fault of its own.</summary>
    StartRefused,

    /// <summary>It answers, and has no room for another agent.</summary>
    Full,
}
