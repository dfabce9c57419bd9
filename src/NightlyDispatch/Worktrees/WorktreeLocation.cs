using System.Text.RegularExpressions;
using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.Worktrees;

/// <summary>Finds out where a bug's worktree has to be, without looking at the disk.</summary>
internal static partial class WorktreeLocation
{
    private const string RepoLabel = "repo:";

    /// <param name="variable">The value of $DX_RUNNER_DEFAULT_WORKTREE, which counts where no template is set; it has no placeholders.</param>
    /// <returns>Both null: none is configured.</returns>
    public static (WorktreePlace? Place, WorktreeProblem? Problem) Find(WorktreeSettings settings, string? variable, Bug bug)
    {
        if ((settings.Path ?? variable) is not { Length: > 0 })
            return (null, null);

        var (repo, problem) = IsRepoUsed(settings) ? RepoOf(settings, bug) : (null, null);
        if (problem is not null)
            return (null, problem);

        return settings.Path is { } template
            ? FromTemplate(template, bug.Id, repo)
            : Checked("$DX_RUNNER_DEFAULT_WORKTREE", variable!, variable!, repo);
    }

    private static (WorktreePlace? Place, WorktreeProblem? Problem) FromTemplate(string template, BugId id, string? repo)
    {
        if (repo is null && template.Contains("{repo}", StringComparison.Ordinal))
            return (null, NoRepo("worktree.path"));

        var path = Expand(template, id, repo);
        if (path.AsSpan().IndexOfAny('{', '}') >= 0)
            return (null, new WorktreeProblem($"worktree.path: only {{id}} and {{repo}} can be filled in: {template}", IsOurs: true));

        var placeholder = template.IndexOf('{', StringComparison.Ordinal);
        return Checked("worktree.path", path, placeholder < 0 ? template : template[..placeholder] + "?", repo);
    }

    /// <summary>Fills in what is known of a bug; values hold no braces, so that nothing is filled in twice.</summary>
    public static string Expand(string text, BugId id, string? repo) =>
        text.Replace("{id}", id.Value, StringComparison.Ordinal).Replace("{repo}", repo ?? "{repo}", StringComparison.Ordinal);

    public static WorktreeProblem NoRepo(string setting) =>
        new($"{setting} needs {{repo}}, but the bug has no label \"{RepoLabel}<name>\" and worktree.repo is not set", IsOurs: false);

    /// <param name="fixedUpTo">A path whose parent is the operator's alone.</param>
    private static (WorktreePlace? Place, WorktreeProblem? Problem) Checked(string source, string path, string fixedUpTo, string? repo)
    {
        var plain = path.TrimEnd('/');
        var isPlain = plain.StartsWith('/')
            && plain[1..].Split('/').All(name => name is not ("" or "." or ".."))
            && !plain.Any(char.IsControl);
        return isPlain
            ? (new WorktreePlace(plain, Parent(fixedUpTo.TrimEnd('/')), repo), null)
            : (null, new WorktreeProblem($"{source}: not an absolute path without '.', '..' and '//': {PrintableLine.Of(path)}", IsOurs: true));
    }

    private static bool IsRepoUsed(WorktreeSettings settings) =>
        (settings.Create ?? []).Append(settings.Path).Any(text => text?.Contains("{repo}", StringComparison.Ordinal) == true);

    private static (string? Repo, WorktreeProblem? Problem) RepoOf(WorktreeSettings settings, Bug bug)
    {
        var named = bug.Labels
            .Where(label => label.StartsWith(RepoLabel, StringComparison.Ordinal))
            .Select(label => label[RepoLabel.Length..])
            .Distinct()
            .ToList();
        if (named.Count > 1)
            return (null, new WorktreeProblem($"its labels name {named.Count} repositories; one can be worked in", IsOurs: false));

        if (named is [var fromLabel])
        {
            return RepoName().IsMatch(fromLabel)
                ? (fromLabel, null)
                : (null, new WorktreeProblem($"its label \"{RepoLabel}{PrintableLine.Of(fromLabel)}\" names no repository", IsOurs: false));
        }

        return settings.Repo is null || RepoName().IsMatch(settings.Repo)
            ? (settings.Repo, null)
            : (null, new WorktreeProblem($"worktree.repo: not the name of a repository: {PrintableLine.Of(settings.Repo)}", IsOurs: true));
    }

    private static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/";

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RepoName();
}
