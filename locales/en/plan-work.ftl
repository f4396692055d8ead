# Work on a youth's plan: measures, evaluations, participation, meetings, versions, and whom the house has not seen for long.

action-add-measure = New measure
action-add-measure-help = Add a measure to the selected goal.
action-evaluate = Evaluate
action-evaluate-help = Evaluate the selected goal, or the plan as a whole, and set the next evaluation.
action-evaluations = History
action-evaluations-help = Show earlier evaluations of the goal or the plan.
action-participation = Participation
action-participation-help = Write how the youth took part: what was said, and what weight it got.
action-plan-meeting = Monthly meeting
action-plan-meeting-help = Open the monthly meeting: what was done since the last one, goal by goal.
action-record-meeting = Meeting held
action-record-meeting-help = Write when the meeting was held, and the plan until the next one.
action-plan-versions = Versions
action-plan-versions-help = Open the versions of the plan: draft, current and closed.
action-begin-plan = New draft
action-begin-plan-help = Begin a new version with a copy of the goals and measures that are worked with.
action-make-current = Make current
action-make-current-help = Make the draft the current plan. The one before is closed.
action-compare-plans = Compare
action-compare-plans-help = Compare the selected version with the one before.
action-close-plan = Close
action-close-plan-help = Close the plan without a new one, or put the draft away.
action-contact = Last contact
action-contact-help = Show how long it is since conversation, school, money and health, for each youth.

plan-version-line = Plan { $number } ({ $status })
plan-version-from = Plan { $number }, current from { $date }
plan-version-until = Plan { $number }, closed { $date }
plan-version-draft = Plan { $number }, draft from { $date }
plan-none-current = No current plan
plan-next-review = next evaluation { $date }
plan-draft-waits = Plan { $number } is a draft: { $key } shows it.
plan-more-goals = { $count ->
    [one] { $count } more goal. Enter shows all.
   *[other] { $count } more goals. Enter shows all.
}
plan-fewer-goals = Enter shows the first { $count } goals.
plan-trace = { $count ->
    [0] no notes in { $weeks } weeks
    [one] { $count } note in the last { $weeks } weeks
   *[other] { $count } notes in the last { $weeks } weeks
}
plan-quiet = ▲ no notes in { $weeks } weeks
plan-took-part = Took part
plan-took-part-line = { $date }: { $present }
plan-took-part-interpreter = interpreter: { $how }
plan-took-part-weight = weight: { $weight }
plan-no-participation = participation not written ({ $key })
plan-closed = The plan is closed and cannot be changed.
plan-not-current = This is for the current plan only.
plan-no-plan = There is no plan yet.
plan-choose-live-goal = Choose a goal or a measure first.

measure-new-title = New measure: { $goal }
measure-change-title = Change measure: { $goal }
measure-what = What
measure-what-help = What is to be done. E.g. “homework help on Tuesdays”.
measure-what-missing = Write what is to be done.
measure-who = Who
measure-who-help = Who does it.
measure-staff = Staff
measure-staff-help = Who of the staff. Left empty it is whoever is on shift.
measure-other = Name
measure-other-help = Who it is. E.g. “guardian” or “night staff”.
measure-other-missing = Write who it is.
measure-often = How often
measure-often-help = In your own words. E.g. “every week”.
measure-until = Until
measure-until-help = The last day. Left empty it holds as long as the goal does.
measure-status = Status
measure-status-help = What is done or stopped is not taken into the next version of the plan.
measure-by-staff = staff
measure-by-youth = the youth
measure-by-school = school
measure-by-psychologist = psychologist
measure-by-other = others
measure-ongoing = ongoing
measure-done = done
measure-stopped = stopped
measure-until-day = until { $date }
measure-overdue = ▲ should have ended { $date }

aim-plan = Plan { $before } is closed. This is about plan { $number } now, which is the current one.
aim-no-plan = Plan { $before } is closed, and there is no current plan. The text is here until it can be saved.
aim-goal = The plan is another now. This is about the same goal in plan { $number }: { $goal }
aim-whole-plan = The goal does not stand in plan { $number }, which is the current one. This is saved as an evaluation of the whole plan.
aim-no-goal = The goal no longer stands, and there is no current plan. The text is here until it can be saved.
evaluation-title-goal = Evaluate and set the next: { $goal }
evaluation-title-plan = Evaluate plan { $number } and set the next
evaluation-youth = The youth
evaluation-youth-help = How the youth sees it, in their own words if possible. Leave it empty if the youth was not asked.
evaluation-staff = Staff
evaluation-staff-help = How staff see it, and what that rests on.
evaluation-staff-missing = Write how staff see it.
evaluation-status = Status now
evaluation-status-help = How the goal stands from now on.
evaluation-next = Next
evaluation-next-help = The next evaluation. Recommended: in { $months ->
    [one] { $months } month
   *[other] { $months } months
}.
evaluation-next-missing = Write when it is evaluated next.
evaluation-saved = Saved at { $time }. Next evaluation { $date }.
evaluation-saved-last = Saved at { $time }. The goal is not evaluated any more.
evaluations-title = Evaluations: { $what }
evaluations-none = No evaluations yet. Press { $key } in the plan to write the first.
evaluations-head = { $date } { $initials }
evaluations-status = status: { $status }
evaluations-next = next: { $date }
evaluations-not-asked = Not asked.
evaluations-participation = Participation

participation-title = Participation in plan { $number }
participation-date = Date
participation-date-help = The day the plan was talked about.
participation-date-missing = Write which day it was.
participation-present = Present
participation-present-help = Who was there. E.g. “Amir, guardian by phone, KN”.
participation-present-missing = Write who was present.
participation-interpreter = Interpreter
participation-interpreter-help = Language and how. E.g. “Dari, by phone”. Leave it empty if none was needed.
participation-told = Was told
participation-told-help = What the youth was told about the plan and about their rights.
participation-told-missing = Write what the youth was told.
participation-said = Said
participation-said-help = What the youth said, in their own words if possible.
participation-said-missing = Write what the youth said, or that the youth did not want to say anything.
participation-weight = Weight
participation-weight-help = What weight it got: what became different because of it, or why not.
participation-weight-missing = Write what weight it got.

meeting-title = Monthly meeting
meeting-since = since { $date }
meeting-first = first meeting
meeting-last-plan = The plan from { $date }
meeting-goals = Goals
meeting-goal = { $number } { $title }
meeting-evaluated = evaluated { $date }: { $status }
meeting-measure-done = done { $date }: { $what }
meeting-measure-stopped = stopped { $date }: { $what }
meeting-entry = { $date } { $text }
meeting-more-entries = { $count ->
    [one] and { $count } more note
   *[other] and { $count } more notes
}
meeting-nothing = Nothing written since the last one.
meeting-no-goals = The plan has no goals yet.
meeting-quiet = ▲ no notes in { $weeks } weeks
meeting-support = { $date } { $area }: { $before } → { $level }. { $reason }
meeting-support-set = { $date } { $area }: { $level }. { $reason }
meeting-support-none = Nothing has changed since last time.
meeting-next = The plan until the next meeting
meeting-next-empty = Written when the meeting is held. Press { $key }.
meeting-form-title = Meeting held
meeting-date = Date
meeting-date-help = The day the meeting was held.
meeting-date-missing = Write which day the meeting was held.
meeting-next-plan = Until next
meeting-next-plan-help = The plan until the next meeting, which opens with it.
meeting-next-plan-missing = Write the plan until the next meeting.

versions-title = Versions of the plan
versions-none = No plan yet. The first goal begins plan 1.
versions-begun = begun { $when } { $initials }
versions-current = current from { $when } { $initials }
versions-closed = closed { $when } { $initials }
versions-why = { $act }: { $why }
versions-status-draft = draft
versions-status-current = current
versions-status-closed = closed
versions-choose-draft = Choose a draft.
versions-choose-open = Choose a draft or the current plan.
versions-nothing-before = There is no version before this one.
versions-drafted = There is a draft already.
plan-begin-title = New draft of a plan
plan-current-title = Make plan { $number } current
plan-close-title = Close plan { $number }
plan-why = Why
plan-why-help = The reason, in one sentence. It stands in the history. E.g. “New school, new goals.”
plan-why-missing = Write why.

compare-title = Plan { $older } and plan { $newer }
compare-why = Why: { $why }
compare-version = Plan { $number }
compare-added = new
compare-gone = gone
compare-changed = changed
compare-same = same
compare-measure = measure: { $what }
approval-label = Approval
approval-help = For the whole house. Where the clinical lead approves, nobody else makes a draft current, and new goals come through a draft.
approval-lead = the clinical lead approves
approval-nobody = without approval
carried-all = all of it
carried-undone = undone
carried-status = status
carried-review = evaluation
carried-what = what
carried-who = who
carried-often = how often
carried-until = until
clash-heading = Both have changed since the draft was begun. The draft stands:
clash-both = { $what }, { $field }: “{ $current }” in the current plan, “{ $draft }” in the draft.
clash-gone = { $what }: in the current plan, not in the draft.
clash-undone = { $what }: undone in the current plan, stands in the draft.
clash-more = { $count ->
    [one] … and { $count } more. Compare the versions to see it all.
   *[other] … and { $count } more. Compare the versions to see it all.
}
compare-carried = from the current plan: { $fields } ({ $date } { $initials })
compare-clash = changed in both, the draft stood: { $fields } ({ $date } { $initials })
compare-voice = own words: { $words }
plan-current-changed = The draft has changed since you opened this. { $save } makes it current as it stands now. { $back } goes back; nothing is saved.
plan-current-goal = Goal { $number }
compare-nothing = –

last-contact-title = Last contact
last-contact-mine = yours on top
last-contact-youth = Youth
last-contact-contact = who
last-contact-conversation = talk
last-contact-school = school
last-contact-money = money
last-contact-health = health
last-contact-review = evaluation
last-contact-days = { $days ->
    [0] today
    [one] { $days } day
   *[other] { $days } days
}
last-contact-never = never
last-contact-nobody = Nobody lives here yet.
last-contact-help = Days since last time. A talk is a conversation alone, with minutes. Money is a note on a goal about { $area }.
board-quiet = { $who }: no notes in { $weeks ->
    [one] { $weeks } week
   *[other] { $weeks } weeks
} about “{ $goal }”
board-near = { $who }: { $what } { $when }
board-near-more = { " " }(+ { $count ->
    [one] { $count } date
   *[other] { $count } dates
})
board-quiet-more = { " " }(+ { $count ->
    [one] { $count } goal
   *[other] { $count } goals
})
