using NightlyDispatch.Processes;

namespace NightlyDispatch.EndToEnd;

/// <summary>Each shell completes by asking the built executable.</summary>
public sealed class CompletionTests
{
    private const int Bound = 120_000;

    /// <summary>As bash does when TAB is pressed at the end of the line.</summary>
    private const string Bash = """
        source <(nightly-dispatch completion bash)
        complete -p nightly-dispatch
        COMP_LINE=$1 COMP_POINT=${#1}
        read -ra COMP_WORDS <<<"$1"
        [[ $1 == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _nightly_dispatch
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    private const string Fish = "nightly-dispatch completion fish | source; complete -C \"$argv[1]\"";

    /// <summary>A real shell in a pseudo terminal, in which TAB is pressed.</summary>
    private const string Zsh = """
        zmodload zsh/zpty
        zpty shell 'PS1= zsh -f -i'
        zpty -w shell 'autoload -U compinit && compinit -u -D && source <(nightly-dispatch completion zsh) && echo "rea""dy"'
        zpty -r -m shell screen '*ready*'
        zpty -w -n shell $1$'\t'
        zpty -r -m shell screen "*$2*"
        print -r -- ${screen[-200,-1]}
        zpty -d shell
        """;

    [Theory(Timeout = Bound)]
    [InlineData("nightly-dispatch ru", "run")]
    [InlineData("nightly-dispatch run --dr", "--dry-run")]
    [InlineData("nightly-dispatch config ch", "check")]
    [InlineData("nightly-dispatch rehearse only-", "only-gemini")]
    [InlineData("nightly-dispatch run --log j", "json")]
    [InlineData("~/none/nightly-dispatch ru", "")]
    public async Task Bash_completes(string line, string completed)
    {
        var bash = await CallAsync("bash", "--norc", "-c", Bash, "bash", line);

        bash.Error.Should().BeEmpty();
        bash.Output.Should().Be($"complete -o default -F _nightly_dispatch nightly-dispatch\n{completed}\n");
    }

    [NeedsFact("zsh", "zsh", Timeout = Bound)]
    public async Task Zsh_completes()
    {
        var zsh = await CallAsync("zsh", "-f", "-c", Zsh, "zsh", "nightly-dispatch run --dr", "--dry-run");

        zsh.Output.Should().Contain("nightly-dispatch run --dry-run");
    }

    [NeedsFact("fish", "fish", Timeout = Bound)]
    public async Task Fish_completes()
    {
        (await CallAsync("fish", "--no-config", "-c", Fish, "nightly-dispatch ru")).Output.Should().Be("run\n");
        (await CallAsync("fish", "--no-config", "-c", Fish, "nightly-dispatch config c")).Output.Should().Be("check\n");
        var formats = await CallAsync("fish", "--no-config", "-c", Fish, "nightly-dispatch run --log ");
        formats.Output.Split('\n').Should().Contain(["json", "text"]);
    }

    /// <summary>The program is found by its name, as from a prompt.</summary>
    private static Task<ChildResult> CallAsync(string shell, params string[] arguments)
    {
        var path = $"{Path.GetDirectoryName(ProgramFile.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        var environment = new Dictionary<string, string?> { ["PATH"] = path, ["TERM"] = "xterm" };
        return Host.CallAsync(environment, "/usr/bin/env", [shell, .. arguments]);
    }
}
