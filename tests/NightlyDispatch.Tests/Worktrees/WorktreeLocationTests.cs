using NightlyDispatch.Configuration;
using NightlyDispatch.Worktrees;

namespace NightlyDispatch.Tests.Worktrees;

public sealed class WorktreeLocationTests
{
    [Theory]
    [InlineData("/tmp/agents/{id}/{repo}", "/tmp/agents/bd-1/app", "/tmp/agents")]
    [InlineData("/tmp/agents/wt-{id}", "/tmp/agents/wt-bd-1", "/tmp/agents")]
    [InlineData("/{id}", "/bd-1", "/")]
    [InlineData("/tmp/one", "/tmp/one", "/tmp")]
    [InlineData("/tmp/one/", "/tmp/one", "/tmp")]
    public void Fills_in_the_template_and_knows_which_part_is_fixed(string template, string path, string fixedPart) =>
        Find(template, repo: "app").Should().Be((new WorktreePlace(path, fixedPart, Repo(template, "app")), (WorktreeProblem?)null));

    [Fact]
    public void Prefers_the_label_s_repository_to_the_setting_s() =>
        Find("/w/{repo}", repo: "app", labels: ["ui", "repo:My.other_app-2"]).Place!.Path.Should().Be("/w/My.other_app-2");

    [Fact]
    public void Falls_back_to_the_variable_and_takes_its_braces_literally() =>
        Find(template: null, variable: "/w/{id}").Place.Should().Be(new WorktreePlace("/w/{id}", "/w", null));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Has_no_place_without_setting_and_variable(string? variable) =>
        Find(template: null, variable: variable, labels: ["repo:../x"]).Should().Be(((WorktreePlace?)null, (WorktreeProblem?)null));

    [Theory]
    [InlineData("../x")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("{path}")]
    public void Blames_the_bug_for_a_label_that_names_no_repository(string label) =>
        Find("/w/{repo}", repo: "app", labels: ["repo:" + label]).Should().Be(Bugs(
            $"its label \"repo:{label.TrimEnd('\n')}\" names no repository"));

    [Fact]
    public void Blames_the_bug_for_two_repositories() =>
        Find("/w/{repo}", labels: ["repo:a", "repo:b", "repo:a"]).Should().Be(Bugs("its labels name 2 repositories; one can be worked in"));

    [Fact]
    public void Minds_no_label_where_no_repository_is_asked_for() =>
        Find("/w/{id}", labels: ["repo:../x", "repo:b"]).Place!.Path.Should().Be("/w/bd-1");

    [Fact]
    public void Names_the_setting_where_no_repository_is_known() =>
        Find("/w/{repo}").Should().Be(Bugs(
            "worktree.path needs {repo}, but the bug has no label \"repo:<name>\" and worktree.repo is not set"));

    [Fact]
    public void Blames_the_settings_for_a_repository_that_is_none() =>
        Find("/w/{repo}", repo: "../x").Should().Be(Ours("worktree.repo: not the name of a repository: ../x"));

    [Theory]
    [InlineData("agents/{id}")]
    [InlineData("~/agents/{id}")]
    [InlineData("/tmp/agents/../home/{id}")]
    [InlineData("/tmp/agents/{id}/..")]
    [InlineData("/tmp/./{id}")]
    [InlineData("/tmp//{id}")]
    [InlineData("/")]
    public void Blames_the_settings_for_a_path_that_is_not_plain(string template) =>
        Find(template).Should().Be(Ours(
            $"worktree.path: not an absolute path without '.', '..' and '//': {template.Replace("{id}", "bd-1", StringComparison.Ordinal)}"));

    [Fact]
    public void Blames_the_settings_for_a_variable_that_is_not_plain() =>
        Find(template: null, variable: "wt").Should().Be(Ours(
            "$DX_RUNNER_DEFAULT_WORKTREE: not an absolute path without '.', '..' and '//': wt"));

    [Fact]
    public void Blames_the_settings_for_a_placeholder_that_it_does_not_know() =>
        Find("/w/{branch}").Should().Be(Ours("worktree.path: only {id} and {repo} can be filled in: /w/{branch}"));

    private static (WorktreePlace? Place, WorktreeProblem? Problem) Find(
        string? template,
        string? repo = null,
        string? variable = null,
        params string[] labels) =>
        WorktreeLocation.Find(new WorktreeSettings(template, Create: null, repo), variable, GitSandbox.Bug(labels));

    private static string? Repo(string template, string repo) => template.Contains("{repo}", StringComparison.Ordinal) ? repo : null;

    private static (WorktreePlace? Place, WorktreeProblem? Problem) Bugs(string reason) => (null, new WorktreeProblem(reason, IsOurs: false));

    private static (WorktreePlace? Place, WorktreeProblem? Problem) Ours(string reason) => (null, new WorktreeProblem(reason, IsOurs: true));
}
