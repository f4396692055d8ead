# The night: rounds, checks of youths, and what is agreed about them.

night-title = Night round
night-knock = knock
night-sms = text message
night-nothing = nothing
night-at = { $what } { $time }
night-every-round = { $what } every round
night-not-agreed = not agreed
night-to-review = talk about it again
night-agreed-with = agreed with { $whom } { $day } ({ $by }), again { $review }
night-agreed-label = Night: { $what }
check-answered = answered
check-seen-in = answered, is in
check-no-answer = no answer
check-not-home = not at home
check-deviation = deviation
check-entered = went in without consent

round-from-to = { $from }–{ $to }
round-since = from { $from }
round-in-order = { $done } of { $all } in order
round-only-checks = checks only
round-deviations = deviation: { $place }
round-not-finished = not finished
round-ended-after = ended { $when } by { $who }, after the shift
round-left = { $left ->
    [one] { $left } point left
   *[other] { $left } points left
}: { $why }
round-progress = begun { $time } { $who } · { $done } of { $all }
round-last = last { $when } ({ $age })
round-none-yet = no round yet
round-of-shift = Rounds of this shift
round-left-open = Not ended by earlier shifts
round-route = The round goes past
round-youths = What is agreed with the youths
round-house = The house
round-hint-begin = { $key } begins a round. Nobody walks into apartments.
round-hint = { $finish } ends the round. { $agreement } writes what is agreed, { $history } shows before. Nobody walks into apartments.
round-hint-left-open = { $key } ends the round of that shift. Write why it was not ended.
round-shift-coming = { $shift } is confirmed. You can begin a round from { $from }.
round-no-shift = Confirm your shift with { $key }. Then you can begin a round.
round-no-route = The house has no route. It stands in the settings, under [night].
round-begun = The round began at { $time }.
round-ended = The round ended at { $time }.
round-all-in-order = All in order. The round ended at { $time }.
round-in-order-left = In order. Left: { $left }. { $key } ends the round.
round-left-checks = checks { $doors }
round-cleared = Taken away.
round-deviation-stays = The deviation stands in the log. If it was wrong, the entry is struck there.
round-check-waits = ▲ waits
round-deviation-word = ▲ deviation
refused-round-begun = Somebody else has begun a round in this shift. Nothing was changed.
refused-round-over = The round has ended. Nothing was changed. Begin a new one, or write an entry.
refused-round-left-open = The shift that walked the round is over. Write why it was not ended.
refused-round-not-done = { $left ->
    [one] { $left } point is
   *[other] { $left } points are
} left on the round. Write why.
refused-check-not-agreed = No check at night is agreed with this youth. Nothing was changed.
invalid-agreement-too-long = Talk about it again within a year.
invalid-time-of-nothing = Where nothing is done there is no time either.
invalid-not-of-the-round = This does not belong to the round. Nothing was changed.
invalid-not-an-incident = Going in without consent is written as a serious incident, with all that belongs to it.

check-question = Check: { $who }
check-agreed-now = Agreed: { $what }
check-none = No check is agreed. Nobody knocks or writes. If there is something, write a deviation.
check-hint-in-knock = marked as in, seen now
check-hint-in-sms = marked as in, told now
check-hint-answered = does not mark where the youth is
check-hint-no-answer = no longer counted as in
check-hint-not-home = mark where the youth is afterwards
check-hint-deviation = is written in the log
check-hint-entered = written as a serious incident
check-saved = Saved at { $time }: { $who } { $what }.
check-saved-where = Saved at { $time }: { $who } { $what }. { $key } marks where the youth is.

deviation-title = Deviation: { $place }
deviation-words = What
deviation-words-help = What was not in order, and what you did. It becomes an entry in the log and comes into the handover. E.g. “The window was open. Closed it.”
deviation-missing = Write what was not in order.
deviation-weight = Weight
deviation-weight-help = Important and critical stand first for the next shift.
deviation-entry = Night round, { $place }: { $words }
deviation-saved = Saved at { $time }: deviation, { $place }.
deviation-youth-entry = Night round: { $words }

entered-title = Went in without consent: serious incident
entered-danger = Danger
entered-danger-help = Which danger there was, and what happened. What was seen and heard.
entered-danger-missing = Write which danger there was.
entered-decided = Decided by
entered-decided-help = Who decided it. E.g. “KN, after talking with the on-call leader”.
entered-decided-missing = Write who decided it.
entered-necessity = Necessity
entered-necessity-help = How necessity or self-defence was considered, and what was tried first.
entered-necessity-missing = Write how necessity or self-defence was considered.
entered-told = Told
entered-told-help = Who was told, and when. E.g. “on-call leader 02:40, child welfare duty 02:50”.
entered-told-missing = Write who was told, or that nobody is yet.
entered-voice = Own words
entered-voice-help = The youth's own version. If they have not been asked yet, write so, and who asks when.
entered-voice-missing = Write the youth's own version, or that they have not been asked yet.
entered-debrief = Afterwards
entered-debrief-help = Who talks with the youth and with staff afterwards, and when.
entered-facts = Went into the apartment without consent on a night round.
    Danger: { $danger }
    Decided by: { $decided }
    Told: { $told }
entered-assessment = Necessity/self-defence: { $words }
entered-saved = Saved at { $time }: serious incident about { $who }. Follow the routine of the house now; the program tells nobody.

finish-title = End the round
finish-reason = Why
finish-reason-help = Left: { $left }. Why? The next shift reads it. E.g. “Broken off by the fire alarm at 02:10.”
finish-left-open-help = The shift that walked the round is over. Left: { $left }. Why was it not ended? E.g. “OH was called out at 02:10.”
finish-left-open-done-help = The shift that walked the round is over, and nothing is left. Why was it not ended? E.g. “Forgotten.”
finish-reason-missing = Write why something is left.

agreement-title = Agreed about the night
agreement-check = Check
agreement-check-help = Knock: at the door, without going in. Text message: write. Nothing: leave the youth in peace.
agreement-at = When
agreement-at-help = The time it is done. Empty is on every round. E.g. “23:30”.
agreement-note = Note
agreement-note-help = What night staff must know. E.g. “ring before you knock”.
agreement-with = Agreed with
agreement-with-help = With whom it is agreed. E.g. “Samira herself, and her guardian”.
agreement-on = Agreed on
agreement-on-help = The day it was agreed. E.g. “today”, “12.11.”.
agreement-review = Again
agreement-review-help = When you talk about it again, within a year. The agreement stands until then. E.g. “+3w”, “01.03.2027”. Enter saves.
agreement-date-missing = Write a date.
agreement-saved = Saved at { $time }: { $who }, night: { $what }.
agreement-changed = { $label } changed: { $before } → { $now }
agreement-renewed = agreed again without a change

action-night-round = Night round
action-night-round-help = Open the night round: begin one, and see those of the shift.
action-all-in-order = All in order
action-all-in-order-help = Every point of the round nobody has come to is in order. If nothing is left, the round has ended.
action-deviation = Deviation
action-deviation-help = Write that something is not in order here. It becomes an entry in the log.
action-finish-round = End
action-finish-round-help = End the night round. If something is left, write why.
action-begin-round = Begin the round
action-check-in = Answered, is in
action-check-in-help = The youth answered and is in. Marked as in, now.
action-check-answered = Answered
action-check-answered-help = The youth answered. Where they are is not marked.
action-check-no-answer = No answer
action-check-no-answer-help = The youth did not answer. That stands on the board and the fire roll until somebody has seen or heard them, who are not counted as in.
action-check-not-home = Not at home
action-check-not-home-help = The youth is not at home. Where they are is marked afterwards.
action-entered = Went in
action-entered-help = Somebody went into the apartment without consent. That is always a serious incident, and written as one.
action-agreement = Agreed night
action-agreement-help = Write what is agreed with the youth about the night: knock, text message or nothing.
action-check = Check

handover-rounds = Night rounds
handover-night = Night
handover-check = { $when } { $what } ({ $by })
