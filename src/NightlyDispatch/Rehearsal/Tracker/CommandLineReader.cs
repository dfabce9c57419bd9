using System.Globalization;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Takes a command line of bd apart, and words its refusals as the library cobra does.</summary>
internal sealed class CommandLineReader(string[] arguments, TrackerProfile profile)
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, List<string>> _given = [];
    private TrackerFlag[] _known = TrackerFlags.Global();
    private string _verb = "";
    private int _next;

    public static TrackerCommand Read(string[] arguments, TrackerProfile profile) => new CommandLineReader(arguments, profile).Read();

    private TrackerCommand Read()
    {
        string? misuse = null;
        var isFlagsEnd = false;
        while (misuse is null && _next < arguments.Length)
        {
            var argument = arguments[_next++];
            if (isFlagsEnd || argument.Length < 2 || argument[0] != '-')
                misuse = AddWord(argument);
            else if (argument == "--")
                isFlagsEnd = true;
            else
                misuse = argument[1] == '-' ? AddLong(argument[2..]) : AddCluster(argument[1..]);
        }

        return new TrackerCommand(_verb, [.. _words], _given, misuse);
    }

    private string? AddWord(string word)
    {
        if (_verb.Length > 0)
        {
            _words.Add(word);
            return null;
        }

        if (TrackerFlags.Of(word, profile) is not { } flags)
            return $"unknown command \"{word}\" for \"bd\"";
        _verb = word;
        _known = [.. _known, .. flags];
        return null;
    }

    private string? AddLong(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text : text[..equals];
        foreach (var flag in _known)
        {
            if (flag.Name == name)
                return Add(flag, "--" + name, equals < 0 ? null : text[(equals + 1)..]);
        }

        return $"unknown flag: --{name}";
    }

    /// <summary>Letters up to the first that takes a value; what follows that one is its value.</summary>
    private string? AddCluster(string letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var flag = Array.Find(_known, known => known.Short == letters[i]);
            if (flag.Name is null)
                return $"unknown shorthand flag: '{letters[i]}' in -{letters}";

            var rest = letters[(i + 1)..];
            var isValue = flag.TakesValue && rest.Length > 0;
            if (Add(flag, $"'{letters[i]}' in -{letters}", isValue ? rest.TrimStart('=') : null) is { } misuse)
                return misuse;
            if (flag.TakesValue)
                break;
        }

        return null;
    }

    private string? Add(TrackerFlag flag, string spelling, string? value)
    {
        value ??= !flag.TakesValue ? "true" : _next < arguments.Length ? arguments[_next++] : null;
        if (value is null)
            return $"flag needs an argument: {spelling}";
        if (flag.IsNumber && !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return $"invalid argument \"{value}\" for \"-{flag.Short}, --{flag.Name}\" flag: "
                + $"strconv.ParseInt: parsing \"{value}\": invalid syntax";
        }

        if (!_given.TryGetValue(flag.Name, out var values))
            _given[flag.Name] = values = [];
        values.Add(value);
        return null;
    }
}
