namespace NightlyDispatch.Ledger;

/// <summary>The four ways in which a pass accounts for a listed bug.</summary>
internal enum BugClass
{
    Dispatched,
    Skipped,
    Deferred,
    Failed,
}
