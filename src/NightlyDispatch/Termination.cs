using System.Runtime.InteropServices;

namespace NightlyDispatch;

/// <summary>The wish of cron, systemd or a person that the program ends: the first signal asks for a clean end, a second one is obeyed at once.</summary>
internal sealed class Termination : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signal;

    public CancellationToken Token => _source.Token;

    /// <summary>128 + n after signal n, as shells count; null: there was none.</summary>
    public int? ExitCode => _signal == 0 ? null : 128 + _signal;

    public static Termination Listen()
    {
        var termination = new Termination();
        termination.On(PosixSignal.SIGHUP, 1);
        termination.On(PosixSignal.SIGINT, 2);
        termination.On(PosixSignal.SIGQUIT, 3);
        termination.On(PosixSignal.SIGTERM, 15);
        return termination;
    }

    /// <returns>Whether it is the first; whoever sends a second wants an end at once.</returns>
    public bool Obey(int signal)
    {
        if (Interlocked.CompareExchange(ref _signal, signal, 0) != 0)
            return false;

        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The program was ending by itself.
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void On(PosixSignal signal, int number) =>
        _registrations.Add(PosixSignalRegistration.Create(signal, context => context.Cancel = Obey(number)));
}
