# A youth's plan.

plan-title = Plan
plan-age = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
plan-latin-name = in the papers: { $name }
plan-pronunciation = said { $said }
plan-born = born { $date }
plan-celebrates = celebrates { $day }
plan-interpreter = interpreter: { $need }
plan-interpreter-note = interpreter: { $need } ({ $note })
plan-contact = contact: { $initials }
plan-own-script = own script: { $name }
plan-voice = “{ $words }” ({ $date } { $initials })
plan-no-voice = The youth's own words stand here, first in the plan. Press { $key } to write them.
plan-goal = Goal
plan-area = area
plan-status = status
plan-review = review
plan-overdue-days = ▲ { $count ->
    [one] { $count } day
   *[other] { $count } days
}
plan-newest-entries = Newest notes
plan-no-entries = No notes yet. Press { $key } to write the first.
goal-words-stand = The wording is agreed. Change it in a draft: { $versions }, then { $begin }.
goal-needs-draft = The lead approves plans. New goals in a draft: { $versions }, then { $begin }.
plan-choose-goal = First choose a goal.
