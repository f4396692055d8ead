# Where youths are, how closely they are watched over, and the fire roll.

presence-in = inne
presence-out = ute
presence-school = skole/jobb
presence-overnight = overnatter borte
presence-overnight-short = borte
presence-unknown = ukjent
presence-missing = savnet
presence-not-marked = ukjent, ikke merket
source-observed = sett
source-told = sagt
source-assumed = antatt
presence-sourced = { $state } { $source } { $at }
presence-sourced-by = { $state } { $source } { $at } ({ $by })
presence-word-source = { $state } { $source }
presence-at = { $state } { $at }
presence-since = { $state } siden { $at }
presence-from-back = { $state } fra { $at } → { $back } { $source }
presence-back = { $state } → { $back } { $source }
presence-back-only = { $state } → { $back }
presence-back-at = tilbake { $when }
presence-agreed-with = avtalt med { $whom }

watch-calm = rolig
watch-follow = følg med
watch-acute = akutt
watch-not-set = ikke vurdert
watch-not-set-short = uvurdert
watch-to-review = må vurderes
watch-to-review-short = vurder
watch-since = { $level } siden { $since } ({ $by })
watch-review-at = vurderes { $when }
watch-review-was = skulle vært vurdert { $when }
