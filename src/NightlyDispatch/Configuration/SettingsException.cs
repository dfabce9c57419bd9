namespace NightlyDispatch.Configuration;

/// <summary>The settings cannot be used, so nothing was begun (exit 2).</summary>
/// <param name="message">One line for each thing that is wrong, with file and position; ready for stderr.</param>
internal sealed class SettingsException(string message) : Exception(message)
{
    /// <summary>As the message, also where that shows only the first of many.</summary>
    public IReadOnlyList<string> EveryLine { get; init; } = message.Split('\n');
}
