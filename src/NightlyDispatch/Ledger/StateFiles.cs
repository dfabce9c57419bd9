namespace NightlyDispatch.Ledger;

/// <summary>What lies in the state folder.</summary>
internal static class StateFiles
{
    public static string Ledger(string folder) => Path.Join(folder, "ledger.jsonl");

    public static string Pause(string folder) => Path.Join(folder, "pause.json");

    /// <summary>Never deleted: whoever deletes a lock file makes room for a second holder.</summary>
    public static string Lock(string folder) => Path.Join(folder, "lock");
}
