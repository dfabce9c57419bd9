namespace NightlyDispatch;

/// <summary>This program as another process can start it, also from a test or under `dotnet`.</summary>
internal static class ProgramFile
{
    public static string Path
    {
        get
        {
            var beside = System.IO.Path.Combine(AppContext.BaseDirectory, "nightly-dispatch");
            return File.Exists(beside) ? beside : Environment.ProcessPath!;
        }
    }
}
