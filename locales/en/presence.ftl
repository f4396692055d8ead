# Where youths are, how closely they are watched over, and the fire roll.

presence-in = in
presence-out = out
presence-school = school/work
presence-overnight = away overnight
presence-overnight-short = away
presence-unknown = unknown
presence-missing = missing
presence-not-marked = unknown, not marked
source-observed = seen
source-told = told
source-assumed = assumed
presence-sourced = { $state } { $source } { $at }
presence-sourced-by = { $state } { $source } { $at } ({ $by })
presence-word-source = { $state } { $source }
presence-at = { $state } { $at }
presence-since = { $state } since { $at }
presence-from-back = { $state } from { $at } → { $back } { $source }
presence-back = { $state } → { $back } { $source }
presence-back-only = { $state } → { $back }
presence-back-at = back { $when }
presence-agreed-with = agreed with { $whom }

watch-calm = calm
watch-follow = follow
watch-acute = acute
watch-not-set = not assessed
watch-not-set-short = not set
watch-to-review = to be reviewed
watch-to-review-short = review
watch-since = { $level } since { $since } ({ $by })
watch-review-at = reviewed { $when }
watch-review-was = was to be reviewed { $when }
