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
doubt-made-by = { $told } ({ $by })
presence-at = { $state } { $at }
presence-since = { $state } since { $at }
presence-since-by = { $state } since { $at } ({ $by })
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

# The question where a youth is, and its form.
presence-question = Where is { $who }?
presence-lives-elsewhere = The youth does not live in the house, and cannot be marked as in or out.
presence-hint-at-once = saved at once
presence-hint-back = expected back when?
presence-hint-overnight = where, agreed with whom, back when?
presence-hint-missing = first: what you do
presence-source-label = Source
presence-source-hint = { $left } { $right } change it
presence-more-hint = { $open } opens all fields for the selected one.  { $guests } Guests
presence-missing-what = Missing is for a youth who cannot be found and about whom you are worried. If you only do not know where they are, use unknown.
presence-missing-do = Follow the house's routine: ring the youth and those you know of, tell the leader on call, and ring the child-welfare duty and the police (02800; if it is urgent: 112). Write down time, name and answer in an entry. The program tells nobody.
presence-missing-go-on = { $key } goes on to the fields.  { $back } goes back.
presence-missing-saved = Follow the house's routine now; the program tells nobody.
presence-marked-as = { $state }, { $source }
presence-saved = Saved at { $time }: { $who } { $what }.
presence-form-title = Where is the youth?
presence-where = Where
presence-where-help = A letter or the arrows choose.
presence-source-help = Seen: you have seen or heard it yourself. Told: the youth or somebody else has said so. Assumed: nobody has seen or said it.
presence-when = When
presence-when-help = Empty is now. Ex.: “13:50”, “yesterday 23:50”, “-20min”.
presence-place = Place
presence-place-help = Where the youth is. Ex.: “training”, “with an uncle in Oslo”.
presence-agreed = Agreed with
presence-agreed-help = Whom you have spoken with about the night away. Ex.: “uncle, 22 22 22 22, and KN”.
presence-note = Note
presence-note-help = What the next shift must know about this. Ex.: “took training clothes along”.
presence-expected = Back
presence-expected-help = When the youth is expected back; empty when nobody knows. Ex.: “16”, “tomorrow 12:00”, “+2h”. Enter saves.

guests-title = Guests
guests-count = Guests now
guests-count-help = How many guests are in the apartment right now. 0 when they have left. Enter saves.
guests-count-missing = Write how many guests, 0 when there are none.
guests-count-range = Write a number from 0 to { $most }.
guests = { $count ->
    [0] no guests
    [one] { $count } guest
   *[other] { $count } guests
}
guests-saved = Saved at { $time }: apartment { $number }, { $guests }.

# The form for how closely somebody is watched over.
watch-form-title = Watch over
watch-level-label = Level
watch-level-help = Calm: as usual. Follow: something is different, and every shift looks for it. Acute: goes before everything else.
watch-reason = Why
watch-reason-help = In a few words, so that the next shift knows what to look for. Needed when it is not calm. Ex.: “sleeps little, did not eat”.
watch-review = Review
watch-review-help = When you look at it again, within a month. From then on it says “to be reviewed” until somebody has. Ex.: “tomorrow 14:00”. Enter saves.
watch-saved = Saved at { $time }: { $who } { $level }.
watch-saved-until = Saved at { $time }: { $who } { $level }, reviewed { $review }.

# How a youth is now and was before.
status-title = Now and before
status-watch = Watch over
status-presence = Where
status-no-level = Nobody has assessed this yet. Press { $key } to do it.
status-no-agreement = Nothing is agreed about the night yet. Press { $key } to write it.
status-no-mark = Nobody has marked where the youth is. Press { $key } to do it.
status-set = { $level } set { $when } ({ $by })
status-renewed = { $text } · last reviewed { $when }
status-written = { $text } · written { $when }

# The fire roll.
roll-title = Fire roll
roll-totals = in { $inside } · out { $outside } · unknown { $unknown } · guests { $guests } · need help { $help }
roll-on-shift = On shift: { $initials }
roll-in = in
roll-out = out
roll-unknown = unknown
roll-not-marked = not marked
roll-marked = { $source } { $at } · { $age }
roll-source = { $source } · { $age }
roll-since = since { $at } · { $age }
roll-expected = ▲ expected { $back }
roll-help = Needs help: { $help }
roll-help-needed = Needs help
roll-next-house = { $name }, house { $at } of { $all }. { $key }: { $next }.
roll-last-house = { $name }, house { $all } of { $all }.
roll-reduced-hint = Without names. Unknown is never counted as in: look for them. Esc goes back.
