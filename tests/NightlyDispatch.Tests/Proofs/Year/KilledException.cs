namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>The process is gone, as after kill -9: nothing that comes behind this is done.</summary>
internal sealed class KilledException() : Exception("killed");
