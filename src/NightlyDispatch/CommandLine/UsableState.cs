using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.CommandLine;

/// <summary>The state folder, for commands that cannot do without.</summary>
internal static class UsableState
{
    /// <exception cref="StateException">There is none, or it must not be used.</exception>
    public static string FolderOf(Surroundings around) =>
        around.State.Problem() is { } problem ? throw new StateException(problem) : around.State.Path!;
}
