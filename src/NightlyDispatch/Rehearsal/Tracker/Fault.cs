namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>One rule of <c>standin-faults.json</c>: which call goes wrong, and how (contracts/bd-stand-in.md, section 6).</summary>
internal sealed record Fault(FaultMatch Match, FaultEffect Do);
