namespace NightlyDispatch.DxRunner;

/// <summary>Whose fault a refused start is, and so what is tried next (design, section 4.7).</summary>
internal enum Fault
{
    /// <summary>The next provider of the chain gets the same bug.</summary>
    Provider,

    /// <summary>The next provider gets the bug; with none left it is deferred.</summary>
    Capacity,

    /// <summary>No other provider is tried.</summary>
    Bug,

    /// <summary>Nothing more is started in this pass.</summary>
    Ours,

    /// <summary>Somebody else's agent works on the bug: it is left alone.</summary>
    SomeoneElse,
}
