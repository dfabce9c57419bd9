namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>Ends a pass at one of its steps: before or after a line of the ledger, or before a call of a tool.</summary>
internal sealed class KillSwitch
{
    private int _left;
    private Action? _end;

    public void Arm(int steps, Action end) => (_left, _end) = (steps, end);

    public void Disarm() => _end = null;

    public void Step()
    {
        if (_end is not { } end || _left-- > 0)
            return;

        _end = null;
        end();
    }
}
