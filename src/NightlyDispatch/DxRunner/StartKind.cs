namespace NightlyDispatch.DxRunner;

/// <summary>What the end of a start allows to conclude.</summary>
internal enum StartKind
{
    /// <summary>Exit 0 with the acknowledgement line: an agent was launched.</summary>
    Acknowledged,

    /// <summary>A gate in front of the launch said no: nothing was launched.</summary>
    Refused,

    /// <summary>No end within the acknowledgement time-out: nobody knows, until somebody looks.</summary>
    Silent,

    /// <summary>Exit 0 without the acknowledgement line: counts as launched, unless the runner knows no such job.</summary>
    Wordless,

    /// <summary>An end that does not tell whether an agent was launched (exit 1, a signal, an unknown code).</summary>
    Unclear,
}
