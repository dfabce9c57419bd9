namespace NightlyDispatch.CommandLine;

/// <summary>
/// Scripts that ask the program itself what may stand at the cursor, so that they never grow old: its directive [suggest:N]
/// takes a command line and answers with a word a line. Where it knows none, as for a path, the shell completes files.
/// </summary>
internal static class CompletionScripts
{
    private const string Bash = """
        # Completion of nightly-dispatch for bash. Once: source <(nightly-dispatch completion bash)
        # For good: nightly-dispatch completion bash > ~/.local/share/bash-completion/completions/nightly-dispatch
        _nightly_dispatch() {
            local line=${COMP_LINE:0:COMP_POINT} program=${COMP_WORDS[0]} suggested IFS=$'\n'
            line="nightly-dispatch${line#"$program"}"
            suggested=$("${program/#\~\//$HOME/}" "[suggest:${#line}]" "$line" 2>/dev/null) || return
            COMPREPLY=($(compgen -W "$suggested" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _nightly_dispatch nightly-dispatch
        """;

    private const string Zsh = """
        #compdef nightly-dispatch
        # Completion of nightly-dispatch for zsh. Once: source <(nightly-dispatch completion zsh)
        # For good: nightly-dispatch completion zsh > _nightly-dispatch, in a folder of $fpath
        _nightly_dispatch() {
            local line="nightly-dispatch ${(j: :)words[2,CURRENT-1]}"
            (( CURRENT > 2 )) && line+=" "
            line+=$PREFIX
            local -a suggested=(${(f)"$(${~words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)"})
            if (( $#suggested )); then
                compadd -a suggested
            else
                _files
            fi
        }
        if [[ ${funcstack[1]} == _nightly-dispatch ]]; then
            _nightly_dispatch "$@"
        else
            compdef _nightly_dispatch nightly-dispatch
        fi
        """;

    private const string Fish = """
        # Completion of nightly-dispatch for fish. Once: nightly-dispatch completion fish | source
        # For good: nightly-dispatch completion fish > ~/.config/fish/completions/nightly-dispatch.fish
        function __nightly_dispatch_suggest
            set -l line nightly-dispatch (commandline -opc)[2..-1] (commandline -ct)
            set -l program (commandline -opc)[1]
            set -l text (string join ' ' -- $line)
            $program "[suggest:"(string length -- "$text")"]" "$text" 2>/dev/null
        end
        complete -c nightly-dispatch -f -a '(__nightly_dispatch_suggest)'
        complete -c nightly-dispatch -s c -l config -r -F
        complete -c nightly-dispatch -n '__fish_seen_subcommand_from init' -s f -l file -r -F
        complete -c nightly-dispatch -n '__fish_seen_subcommand_from rehearse' -s k -l keep -r -F
        """;

    public static IReadOnlyDictionary<string, string> ByShell { get; } =
        new Dictionary<string, string> { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish };
}
