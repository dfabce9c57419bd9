namespace NightlyDispatch.Alerts;

/// <summary>How a request to an outside service ended.</summary>
/// <param name="Status">Null: there was no answer.</param>
/// <param name="Text">The beginning of what the service said, on one line; without an answer, why there is none.</param>
/// <param name="RetryAfter">Not negative; null: the service names no time.</param>
internal sealed record WebAnswer(int? Status, string Text, TimeSpan? RetryAfter = null)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public override string ToString() => $"{Status} {Text}".Trim();
}
