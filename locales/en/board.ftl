# The board: tiles, panes, and the line at the top right of every screen.

board-title = The board
board-tiles-title = Apartments · { $first }–{ $last } select
board-no-shift = no shift confirmed
board-coming = { $shift } from { $from }
board-no-shift-short = no shift
board-missing = ▲ { $count } missing
board-overdue = ▲ { $count } overdue
board-vacant = vacant
board-noted = note { $time }
board-nothing-this-shift = no note this shift
board-nothing = no note
board-review = review { $day }
board-review-short = rev. { $day }
board-review-bare = review
board-plan-of = Plan · { $number } { $name }
board-plan-of-apartment = Plan · apartment { $number }
board-plan-tab = Plan
board-activities-tab = Activities
board-log-tab = Log
board-tab-hint = { $key } switches
board-activities-of-week = Common activities · { $week }
board-later = { $week }: { $title }, { $when }
board-no-activities = The week's common activities will stand here. Press { $key } to plan one.
board-no-voice = No words of their own yet.
board-no-goals = The goals will stand here. Press { $key } to add one.
board-vacant-plan = Apartment { $number } is vacant. Press { $key } to move somebody in.
# In place of a name that terminals cannot show.
name-in-plan = (name in the plan)
apartment-is-vacant = Apartment { $number } is vacant.
quoted = “{ $text }”
# A house where nobody lives yet.
first-steps-title = The house is empty. This is how to begin:
first-steps-wait = The house is empty. A clinical lead adds the youths.
first-steps-youth = add a youth
first-steps-move-in = move the youth in, once added
first-steps-staff = show the staff, and add those who work here
first-steps-apartments = show the apartments and what they have

# Overdue.
overdue-title = Overdue
overdue-nothing = Nothing is overdue: no tasks, goals or levels, and nobody was expected back who has not come.
action-open-overdue = Overdue
action-open-overdue-help = Everything that “▲ overdue” at the top counts: tasks, goals, levels to be reviewed, and youths who were expected back.
