using NightlyDispatch.DxRunner;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using Serilog;

namespace NightlyDispatch.Dispatching;

/// <summary>Asks a provider, and writes down what it said.</summary>
internal sealed class Probe(IDxRunner runner, LedgerFile ledger, ILogger log)
{
    public async Task<PreflightResult> AskAsync(Provider provider, Model model, CancellationToken cancellationToken)
    {
        var result = await runner.PreflightAsync(provider, model, cancellationToken);
        ledger.Append(new PreflightFinished(
            result.Provider, result.Model, result.Error, result.Code, result.NextAction, result.Warning, result.Duration.TotalSeconds));
        log.Information(
            "Preflight {Provider} {Model}: {Answer} after {Seconds:0.0} s",
            result.Provider,
            Model.InWords(result.Model),
            result.Error is { } error ? $"unavailable: {error}{(result.Code is { } code ? $" [{code}]" : "")}" : "available",
            result.Duration.TotalSeconds);
        return result;
    }
}
