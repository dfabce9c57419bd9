namespace NightlyDispatch.Configuration;

/// <summary>Finds the name that somebody probably meant when writing another.</summary>
internal static class NearName
{
    /// <summary>The nearest name, if no more than a third of its letters differ, or a single one.</summary>
    public static string? Find(string written, IEnumerable<string> known) => known
        .Where(name => Math.Abs(name.Length - written.Length) <= Tolerance(name))
        .Select(name => (Name: name, Distance: Distance(written, name)))
        .Where(candidate => candidate.Distance <= Tolerance(candidate.Name))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    private static int Tolerance(string name) => Math.Max(1, name.Length / 3);

    /// <summary>Levenshtein's: how many letters have to be changed, added or left out; upper and lower case are the same.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var isSame = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (isSame ? 0 : 1), Math.Min(row[j - 1], row[j]) + 1));
            }
        }

        return row[^1];
    }
}
