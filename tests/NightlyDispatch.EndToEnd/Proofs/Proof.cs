namespace NightlyDispatch.EndToEnd.Proofs;

/// <summary>The size of the proofs: small where every commit is tested, and in full with PROOF=full.</summary>
internal static class Proof
{
    /// <summary>Milliseconds for one proof in full; every process in it has a deadline of its own.</summary>
    public const int Bound = 2 * 60 * 60 * 1000;

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PROOF") == "full";

    /// <summary>How many nights of one proof go side by side.</summary>
    public static ParallelOptions Width { get; } = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    public static int Size(int small, int full) => IsFull ? full : small;

    /// <summary>All of them in full; otherwise so many, spread evenly.</summary>
    public static IReadOnlyList<T> Spread<T>(IReadOnlyList<T> all, int small) =>
        IsFull || all.Count <= small ? all : [.. Enumerable.Range(0, small).Select(i => all[(2 * i + 1) * all.Count / (2 * small)])];
}
