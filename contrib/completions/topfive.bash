# SPDX-License-Identifier: MIT
# bash completion of topfive: source it, or put it into /usr/share/bash-completion/completions/topfive.
_topfive() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local general='--config --verbose --quiet --help --version'
    local command='' each
    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $each in
        run | get | status | why | undo | doctor | config)
            command=$each
            break
            ;;
        esac
    done
    COMPREPLY=()
    case $before in
    --config)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --track | --count | --since) return ;;
    esac
    local words
    case $command in
    '') words="run get status why undo doctor config $general" ;;
    get) words='--track --count --dry-run --json --help' ;;
    status) words='--watch --json --help' ;;
    why) words='--json --help' ;;
    undo) words='--since --dry-run --help' ;;
    config) words='--check --help' ;;
    *) words='--help' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _topfive topfive
