namespace NightlyDispatch.Tests;

/// <summary>Tells a reading that takes time in proportion to its text from one that does not.</summary>
internal static class Growth
{
    /// <param name="pattern">Repeated until the text is as long as asked.</param>
    public static void ShouldBeLinear(string pattern, int length, Action<string> read)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, length / pattern.Length));
        var fourTimes = string.Concat(text, text, text, text);

        // A quadratic reading takes 16 times as long, and seconds; the constant absorbs a busy machine.
        Shortest(fourTimes, read).Should().BeLessThan((8 * Shortest(text, read)) + TimeSpan.FromMilliseconds(500), "of {0}", pattern);
    }

    private static TimeSpan Shortest(string text, Action<string> read) => Enumerable.Range(0, 3).Min(_ => Duration(text, read));

    private static TimeSpan Duration(string text, Action<string> read)
    {
        var begun = TimeProvider.System.GetTimestamp();
        read(text);
        return TimeProvider.System.GetElapsedTime(begun);
    }
}
