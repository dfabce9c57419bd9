using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>What a pass that was killed left in the ledger about bd-1, by the last thing that it wrote.</summary>
internal static class Left
{
    public const string Mark = "0123456789abcdef0123456789abcdef";

    /// <summary>Beyond what any kernel gives to a process.</summary>
    public const int StartProcessId = 1_900_000_000;

    public static LedgerEvent[] Named(string name) => name switch
    {
        nameof(ClaimIntended) => ClaimIntended,
        nameof(Claimed) => Claimed,
        nameof(StartIntended) => StartIntended,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static LedgerEvent[] ClaimIntended => [new ClaimIntended("bd-1", "f1")];

    public static LedgerEvent[] Claimed => [.. ClaimIntended, new Claimed("bd-1")];

    public static LedgerEvent[] StartIntended =>
        [.. Claimed, new StartIntended("bd-1", "opencode", "zhipuai-coding-plan/glm-5", Mark, Worktree: null, Head: null, StatusHash: null)];

    public static LedgerEvent[] StartSpawned => [.. StartIntended, new StartSpawned("bd-1", StartProcessId)];

    public static LedgerEvent[] Acknowledged => [.. StartSpawned, new Acknowledged("bd-1", "opencode", StartProcessId + 500, IsLate: false, Seconds: 4)];
}
