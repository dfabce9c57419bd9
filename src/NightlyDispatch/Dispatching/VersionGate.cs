using NightlyDispatch.Beads;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Asks bd for its version once, beside the first read of a pass; what was read is believed only where the version will do.</summary>
internal sealed class VersionGate(IBeads beads, ILogger log)
{
    private bool _isPassed;

    /// <summary>Before something is written.</summary>
    /// <exception cref="TrackerException">bd is too old, or does not say how old it is.</exception>
    public async Task PassAsync(CancellationToken cancellationToken) =>
        _ = await ReadAsync(_ => Task.FromResult(0), cancellationToken);

    /// <exception cref="TrackerException">As for <see cref="PassAsync"/>, or there is no answer that can be believed.</exception>
    public async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (_isPassed)
            return await read(cancellationToken);

        var version = beads.VersionAsync(cancellationToken);
        var answer = read(cancellationToken);
        await Task.WhenAll(version, answer);
        _isPassed = true;
        if ((await version).Warning is { } warning)
            log.Warning("{Warning}", warning);
        return await answer;
    }
}
