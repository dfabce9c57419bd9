using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.CommandLine;

/// <summary>The state folder, for commands that cannot do without.</summary>
internal static class UsableState
{
    /// <exception cref="StateException">There is none, or it must not be used.</exception>
    public static string FolderOf(Surroundings around) =>
        around.State.Problem() is { } problem ? throw new StateException(problem) : around.State.Path!;

    /// <summary>As <see cref="FolderOf"/>, made if it is not there.</summary>
    /// <exception cref="StateException">It must not be used, or cannot be made.</exception>
    public static string MadeFor(Surroundings around)
    {
        var folder = FolderOf(around);
        try
        {
            return Directory.CreateDirectory(folder, StateFolder.Mode).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StateException($"{folder}: the state folder cannot be made: {exception.Message}");
        }
    }
}
