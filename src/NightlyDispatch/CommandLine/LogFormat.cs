namespace NightlyDispatch.CommandLine;

/// <summary>For whom the log is written: people, or programs.</summary>
internal enum LogFormat
{
    Text,
    Json,
}
