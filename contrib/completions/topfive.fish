# SPDX-License-Identifier: MIT
# fish completion of topfive: put it into /usr/share/fish/vendor_completions.d/topfive.fish.
set -l commands run get status why undo doctor config
complete -c topfive -f
complete -c topfive -l config -r -F -d 'The configuration file'
complete -c topfive -l verbose -d 'Tells more'
complete -c topfive -l quiet -d 'Tells only what is wrong'
complete -c topfive -l help -d 'What there is'
complete -c topfive -l version -d 'Which version this is'
complete -c topfive -n "not __fish_seen_subcommand_from $commands" -a run -d 'Watches and fetches, in the foreground'
complete -c topfive -n "not __fish_seen_subcommand_from $commands" -a get -d "An artist's top songs, or one song, now"
complete -c topfive -n "not __fish_seen_subcommand_from $commands" -a status -d 'What runs, waits and came in lately'
complete -c topfive -n "not __fish_seen_subcommand_from $commands" -a why -d 'The story of a search, an artist, a song or a file'
complete -c topfive -n "not __fish_seen_subcommand_from $commands" -a undo -d 'Takes fetched files out again'
complete -c topfive -n "not __fish_seen_subcommand_from $commands" -a doctor -d 'Checks everything, and says what to do'
complete -c topfive -n "not __fish_seen_subcommand_from $commands" -a config -d 'The effective configuration'
complete -c topfive -n '__fish_seen_subcommand_from get' -l track -x -d 'This song first'
complete -c topfive -n '__fish_seen_subcommand_from get' -l count -x -d 'How many of the top songs'
complete -c topfive -n '__fish_seen_subcommand_from get undo' -l dry-run -d 'Says what it would do, does nothing'
complete -c topfive -n '__fish_seen_subcommand_from get status why' -l json -d 'For programs'
complete -c topfive -n '__fish_seen_subcommand_from status' -l watch -d 'Draws it again and again'
complete -c topfive -n '__fish_seen_subcommand_from undo' -l since -x -d 'Everything that came since'
complete -c topfive -n '__fish_seen_subcommand_from config' -l check -d 'Only says whether it is right'
