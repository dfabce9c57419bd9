namespace NightlyDispatch.Alerts;

/// <summary>What makes two alerts the same one, so that the second has to wait until the window has ended.</summary>
/// <param name="Subject">The provider that was left, the bug or the tool.</param>
internal sealed record AlertKey(AlertCondition Condition, string Subject)
{
    public override string ToString() => $"{Condition.Name()}:{Subject}";
}
