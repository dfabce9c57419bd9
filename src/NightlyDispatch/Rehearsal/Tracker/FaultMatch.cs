namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>The calls that a fault rule is about.</summary>
/// <param name="Verb">For example ready or update.</param>
/// <param name="Id">As typed by the caller.</param>
/// <param name="Nth">Only the n-th of these calls, from 1; null: all of them.</param>
/// <param name="Flag">The call carries it, for example --claim.</param>
internal sealed record FaultMatch(string Verb, string? Id = null, int? Nth = null, string? Flag = null)
{
    public bool IsAbout(TrackerCommand command) =>
        command.Verb == Verb
        && (Id is null || command.Words.Contains(Id))
        && (Flag is null || command.Has(Flag.TrimStart('-')));
}
