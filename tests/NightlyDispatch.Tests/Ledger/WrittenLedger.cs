using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

/// <summary>A ledger in a folder of its own, written pass by pass, an hour between their beginnings.</summary>
internal sealed class WrittenLedger : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StateFolder _folder = new();

    public FakeTimeProvider Time { get; private set; } = new(Some.Night);

    public string Folder => _folder.Path;

    public string Path => _folder.Ledger;

    /// <summary>From here on by a clock that shows this time, also an earlier one.</summary>
    public void Set(DateTimeOffset now) => Time = new FakeTimeProvider(now);

    /// <summary>From its beginning to its end, with exit 0.</summary>
    public void Pass(string pass, params LedgerEvent[] lines) => Pass(pass, 0, lines);

    public void Pass(string pass, int exitCode, params LedgerEvent[] lines)
    {
        var begun = Time.GetUtcNow();
        using var ledger = Begin(pass, lines);
        Time.Advance(TimeSpan.FromSeconds(12));
        ledger.End(exitCode, Time.GetUtcNow(), TimeSpan.FromMinutes(30));
        Time.SetUtcNow(begun + Hour);
    }

    /// <summary>Without its end; null: by hand.</summary>
    public void Cut(string? pass, params LedgerEvent[] lines)
    {
        Begin(pass, lines).Dispose();
        Time.Advance(Hour);
    }

    public void Dispose() => _folder.Dispose();

    private LedgerFile Begin(string? pass, params LedgerEvent[] lines)
    {
        var ledger = LedgerFile.Open(Path, Time);
        ledger.Pass = pass;
        if (pass is not null)
            ledger.Append(Some.PassStarted(pass));
        foreach (var line in lines)
            ledger.Append(line);
        return ledger;
    }
}
