using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Proofs.Chains;

/// <summary>What one provider's tools print when it meets a fate, and what an operator must read of it.</summary>
/// <param name="Preflights">One for each of its models.</param>
/// <param name="Start">Null: it is acknowledged, or never made.</param>
/// <param name="Told">Its reason as an alert words it; empty: there is nothing to tell.</param>
/// <param name="CoolsDown">Whether it is left alone in the passes that follow.</param>
internal sealed record Scripted(IReadOnlyList<ChildResult> Preflights, ChildResult? Start, string Told, bool CoolsDown = false);
