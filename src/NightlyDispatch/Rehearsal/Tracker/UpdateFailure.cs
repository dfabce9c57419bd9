namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Why one issue was not updated.</summary>
/// <param name="Id">As typed.</param>
/// <param name="Line">What stderr says at once.</param>
/// <param name="Reason">What the summary of 1.3 and later says.</param>
/// <param name="IsGuardMismatch">An --if-assignee or --if-status did not hold.</param>
internal sealed record UpdateFailure(string Id, string Line, string Reason, bool IsGuardMismatch = false)
{
    public static string Json(string summary, IEnumerable<UpdateFailure> failures) => GoJson.Line(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", summary);
        writer.WriteStartArray("failed");
        foreach (var failure in failures)
        {
            writer.WriteStartObject();
            writer.WriteString("id", failure.Id);
            writer.WriteString("error", failure.Reason);
            if (failure.IsGuardMismatch)
                writer.WriteBoolean("guard_mismatch", true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("schema_version", 1);
        writer.WriteEndObject();
    });
}
