using System.Security.Cryptography;

namespace NightlyDispatch.EndToEnd.Proofs;

/// <summary>All that is in a folder at one moment: each path with its kind, size, time of change and a hash of what it holds.</summary>
internal sealed class FolderTree
{
    /// <summary>The stand-ins' own: they note every call.</summary>
    private static readonly string[] Excluded = ["calls.jsonl", "calls.lock"];

    private readonly Dictionary<string, string> _entries;

    private FolderTree(Dictionary<string, string> entries) => _entries = entries;

    public static FolderTree Read(string root) => new(
        Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories)
            .Append(root)
            .Where(path => !Excluded.Contains(Path.GetFileName(path)))
            .ToDictionary(path => path, Describe));

    public IEnumerable<string> ChangesSince(FolderTree before) =>
        _entries.Keys.Union(before._entries.Keys)
            .Where(path => _entries.GetValueOrDefault(path) != before._entries.GetValueOrDefault(path))
            .Select(path => $"{path}: {before.Of(path)} → {Of(path)}");

    private string Of(string path) => _entries.GetValueOrDefault(path, "is not there");

    private static string Describe(string path)
    {
        var changed = $"{File.GetLastWriteTimeUtc(path):O} {File.GetUnixFileMode(path)}";
        return Directory.Exists(path)
            ? $"folder {changed}"
            : $"{new FileInfo(path).Length} bytes {changed} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}";
    }
}
