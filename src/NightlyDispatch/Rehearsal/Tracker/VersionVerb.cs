namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary><c>bd version</c> and <c>bd --version</c>, which need no workspace.</summary>
internal static class VersionVerb
{
    public static TrackerAnswer Answer(TrackerCall call)
    {
        var version = call.Profile.Version.ToString();
        return call.IsJson && call.Command.Verb == "version"
            ? new TrackerAnswer(0, GoJson.Object(
                call.Profile,
                ("version", writer => writer.WriteStringValue(version)),
                ("build", writer => writer.WriteStringValue("standin"))), "")
            : new TrackerAnswer(0, $"bd version {version} (standin)\n", "");
    }
}
