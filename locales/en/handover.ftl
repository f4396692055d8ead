# The handover from one shift to the next: the screen, its forms, the list, the print.

deed-hand-over = give and take handovers
refused-handover-sealed = The handover is signed and cannot be changed. Write an addendum.
refused-handover-open = The handover is not signed by those who leave. That comes first.
refused-signed-already = This is signed already.
refused-signature-needs-reason = Write why you sign.
refused-rule-answered = Somebody has answered this one. Their answer stands. Close and open again to correct it.
refused-question-settled = Somebody has already written what came of it. Their answer stands.
refused-new-since-read = New since you read: { $about }. Esc, read it, then sign.
refused-rule-holds = This one still holds. “No” is answered when it runs out.
invalid-expires-past = The time must lie ahead.
invalid-expires-too-far = At most { $days } days ahead. What holds longer belongs in the plan.
handover-mode-silent = silent
handover-mode-oral = oral
handover-mode-mixed = mixed
handover-outcome-yes = yes
handover-outcome-no = no
handover-outcome-not-applicable = not applicable

# What stands before the lines of a section.
handover-counts = Counts
handover-heads = In house
handover-where = Is
handover-picture = In short
handover-question = Question
handover-todo = To do
handover-ended = Done
handover-not-done = Not done
handover-rules = If–then
handover-asked = Earlier
handover-news = News
handover-ahead = 24 hours
handover-plan = File
handover-read-back = Read-back
handover-addendum = Addendum
handover-added = Added
# The lines themselves.
handover-point-count = { $point } { $count } ({ $initials } { $when })
handover-point-differs = { $point } { $count }, before { $before } ({ $initials } { $when }): { $reason }
handover-ticked = in order: { $points } ({ $initials } { $when })
handover-left-out = not gone through: { $points }
handover-has-left = does not live here now
handover-inside = { $inside } in · { $outside } out · { $unknown } unknown
handover-with-missing = ▲ { $missing } missing · { $heads }
handover-with-guests = { $heads } · { $guests ->
    [one] { $guests } guest
   *[other] { $guests } guests
}
handover-watch-since = { $level } since { $since } ({ $initials })
handover-watch-changed = { $level } · changed in this shift
handover-watch-reason = { $level }: { $reason }
handover-ended-done = { $title } · done { $when } { $initials }
handover-ended-not-done = { $title } · { $when } { $initials }: { $reason }
handover-rule = { $condition } → { $action } (until { $until })
handover-rule-expired = { $condition } → { $action } (ended { $until })
handover-rule-asked = “{ $rule }” – did it happen?
handover-rule-holds = “{ $rule }” – still holds. Has it happened?
handover-rule-answered-before = corrected from: { $outcome } ({ $initials } { $when })
handover-rule-answered-now = answered: { $outcome } ({ $initials })
handover-correct-answer-label = Correct answer
handover-rule-answered = “{ $rule }” – did it happen? { $outcome } ({ $initials } { $when })
handover-question-open = { $question } (open, shift { $age })
handover-question-settled = { $question } Settled ({ $initials } { $when })
handover-question-answered = { $question } Settled: { $answer } ({ $initials } { $when })
handover-entry = { $when } { $initials } { $text }
handover-entry-others = { $text } [also about { $count ->
    [one] another resident
   *[other] { $count } other residents
}]
handover-voice = Own words: “{ $words }”
handover-assessment = Assessment: { $words }
handover-agreed = Agreed: { $words }
handover-activity = { $when } { $title }
handover-review = Goal “{ $title }” is reviewed { $day }
changed-risk = Risk: { $risk }. Agreed: { $action } ({ $initials } { $when })
changed-risk-ended = No longer a risk: { $risk }. { $why } ({ $initials } { $when })
changed-address = Address: { $level } ({ $initials } { $when })
changed-address-until = ! Address: { $level } until { $until } ({ $initials } { $when })
changed-first = Call first: { $who } ({ $initials } { $when })
changed-first-none = ▲ Call first: nobody is set ({ $initials } { $when })
changed-consent = Consent to { $who }, { $purpose }: { $may } ({ $initials } { $when })
changed-consent-only = Consent to { $who }, { $purpose }: { $may }. Do not say: { $not } ({ $initials } { $when })
changed-consent-withdrawn = The consent to { $who } is withdrawn: { $purpose } ({ $initials } { $when })
changed-told = { $who } was told without consent: { $told }. Because: { $reason } ({ $initials } { $when })
changed-participation = Participation { $day }, the youth said: { $said } ({ $initials } { $when })
changed-meeting = Monthly meeting { $day }, until the next: { $next } ({ $initials } { $when })
handover-plan-goal = Goal “{ $title }”: { $status } ({ $initials } { $when })
handover-plan-card = Agreed card: { $what } ({ $initials } { $when })
handover-plan-support = Support, { $area }: { $before } → { $level }. { $reason } ({ $initials } { $when })
handover-plan-support-first = Support, { $area }: { $level }. { $reason } ({ $initials } { $when })
handover-plan-version = Plan { $number } is the current one ({ $initials } { $when })
handover-plan-voice = Own words written anew ({ $initials } { $when })
handover-read-by = { $words } ({ $initials })
handover-addendum-line = { $words } ({ $initials } { $when })

# The screen.
handover-title = Handover
handover-from-to = { $from } → { $to }
handover-house = House
handover-house-title = THE HOUSE
handover-end = End
handover-progress = { $done } of { $all }
handover-minutes = { $minutes } min
handover-nothing = Nothing to hand over here. { $key } writes.
handover-questions = Open questions: { $count }
handover-unanswered = If–then without an answer: { $count }
handover-state-open = not signed
handover-state-sealed = signed { $when } by { $initials }, waits for the receiver
handover-state-received = signed { $when } by { $initials }, received { $received } by { $receivers }
handover-state-none = no handover
handover-state-left = { $state }. { $initials } left { $when }: { $reason }
handover-with-age = { $state } · shift { $age }
handover-because = Because: { $reason }
handover-sign-hint = { $key } signs for the shift that leaves.
handover-receive-hint = { $key } signs for the shift that comes. At the same screen: initials and PIN.
handover-sealed-hint = Signed. { $key } writes an addendum.
handover-not-sealed-yet = Addenda are written when the handover is signed. { $key } writes here.
handover-received-write = The handover is received. { $key } writes an addendum.
handover-no-rules-asked = No if–then and no earlier question waits for an answer here.
handover-sealed-no-rules = The handover is signed. New if–then lines belong to the next.
handover-choose-section = Choose the house or a youth first, with the arrow keys.
handover-gone-through = Gone through. On to the next.
handover-not-gone-through = Not gone through after all.
handover-mode-now = Handover: { $mode }.
handover-sign-label = Sign
handover-write-label = Write
handover-addendum-label = Addendum
handover-through-label = Gone through

# Its forms.
handover-part-title = Handover · { $about }
handover-picture-label = Short picture
handover-picture-help = A line or two: how things stand now. E.g. “Away from 13:30, in at 19:10. Tired.”
handover-question-label = Open question
handover-question-help = What is not clear yet. E.g. “Has the school answered about Monday?” It follows along until somebody answers.
handover-read-back-label = Read-back
handover-read-back-help = The receiver's own words about what is to happen. E.g. “I knock at 08:00 and call the school.”
handover-part-saved = Saved at { $time }: handover, { $about }.
handover-part-late = The handover is signed. { $key } once more saves what you have written as an addendum.
handover-reader-label = Receiver
handover-reader-help = Who read back. They sign themselves, with their PIN, in the end.
rule-title = If–then · { $about }
rule-condition = If
rule-condition-help = What may happen. E.g. “Not in at 23:00”.
rule-action = Then
rule-action-help = What is done then. E.g. “call, then the on-call lead”.
rule-until = Holds until
rule-until-help = The next handover asks whether it happened. E.g. “tomorrow 09:00”.
rule-saved = Saved at { $time }: if–then. { $key } takes it back.
answer-title = Did it happen? · { $about }
answer-title-again = Correct the answer: Did it happen? · { $about }
answer-label = { $rule }
answer-help = Yes, no, or not applicable. No is answered when it runs out.
answer-saved = The answer is saved at { $time }.
settle-title = What came of it? · { $about }
settle-answer = Answer
settle-help = “{ $question }” It may be empty when it is merely settled.
settle-saved = Settled at { $time }.
addendum-title = Addendum · { $about }
addendum-words = Addendum
addendum-help = Stamped with time and initials. What is signed stands as it was.
addendum-missing = Write what is to be added.
addendum-saved = The addendum is saved at { $time }.
sign-title-outgoing = Sign for the shift that leaves
sign-title-incoming = Sign for the shift that comes
sign-mode = Mode
sign-mode-help = Silent: read alone. Oral: one youth at a time, with a read-back.
sign-who = Receiver
sign-who-help = Who takes over. Somebody other than who is signed in signs with their PIN.
sign-who-missing = Choose who takes over.
sign-pin = PIN
sign-pin-help = The receiver's PIN. Who is signed in stays the same.
sign-pin-missing = The receiver must type their PIN.
sign-reason = Because
sign-reason-help = Why you sign for somebody else, or so late. E.g. “KN fell ill.”
sign-wrong-pin = Wrong PIN. { $left ->
    [one] One try
   *[other] { $left } tries
} left.
sign-passphrase-needed = A PIN is not accepted now. The receiver must sign in with their passphrase and sign themselves.
sign-sealed = Signed at { $time }. Now those who come sign, with { $key }.
sign-received = Received at { $time }.

# The list, and the top of every screen.
handovers-title = Handovers
handovers-none = Handovers stand here once somebody has confirmed a shift ({ $key }).
handover-waits = handover, shift { $age }
handover-waits-short = handover { $age }
handover-line = { $shift } → { $to } · { $state }

# On paper.
handover-report-title = Handover { $from } → { $to }
handover-report-printed = Printed { $printed } · valid until { $until }
handover-report-labelled = { $label }: { $text }

# Leaving a shift that nobody has handed over.
no-handover-title = Go off shift without a handover
no-handover-help = Nobody has signed the handover of this shift. Why? E.g. “Nobody comes before 15.” Esc and { $key } hands over.
no-handover-missing = Write why the shift is not handed over.
