# Tasks: the list, the form, the checklists of a shift.

refused-task-finished = Somebody has ended the task already. What they wrote stands.
refused-count-differs = The number differs from the one before ({ $before }). Write why.
invalid-count-too-large = The number is too large, at most { $most }.
deed-do-tasks = write and finish tasks
invalid-time-and-shift = Write either a time or a shift, not both.
invalid-recurrence = It cannot come again like that. E.g. “every Monday”, “1st of the month”.

# When a task is due. Spellings are parted by |.
due-word-next = next|coming
due-word-this = this|to
due-word-to = before
due-word-this-shift = this shift|my shift
due-in-shift = { $shift } { $day }
due-with-hours = { $due } { $hours }
due-this-night = tonight
due-not-understood = Write for example “today”, “tomorrow 15:00”, “fri”, “this shift” or “next night”.
due-skipped = There is no such time that night: the clocks are set forward. Write another.
due-no-shift = You have not confirmed a shift. Write a day, or which shift.
owner-anyone = anyone

# The list.
tasks-title = Tasks
tasks-count = { $due } now
tasks-count-overdue = { $due } now · ▲ { $overdue ->
    [one] { $overdue } task overdue
   *[other] { $overdue } tasks overdue
}
tasks-my-shift = My shift · { $shift }
tasks-me = Me · { $initials }
tasks-everyone = Everyone
tasks-later = Later
tasks-ended-today = Ended today
tasks-choose-open = First choose a task that is open.
tasks-show-all = All tasks are shown already.
tasks-none = No tasks are waiting. Press { $key } to write one.
tasks-none-about = No tasks are waiting about this youth. Press { $add } to write one, or { $all } to show all.
task-due-since = { $due } · { $age }
task-overdue-for = overdue for { $age }
task-missed = { $count ->
    [one] { $count } time not done
   *[other] { $count } times not done
}
task-not-done-because = not done because: { $reason }
task-done = done
task-taken-back-word = taken back
task-after-missed = { $what }, after { $count ->
    [one] { $count } time that was not done
   *[other] { $count } times that were not done
}
task-end-line = { $when } { $initials }: { $what }
task-written-by = written by { $initials } { $when }
task-from-entry = from entry { $when } { $initials } ({ $key }): { $text }
task-without-entry = The task was not made from an entry.
task-is-done = Done. { $key } undoes.
task-is-not-done = Ended as not done. { $key } undoes.
task-is-open-again = Taken back. The task is open again.
task-finished-by = { $initials } has ended this already.
# Below an entry in the log.
task-of-entry = ☐ { $title } · { $due } · { $owner }
task-of-entry-ended = ✓ { $title }
row-task = Task

# The form.
task-new-title = New task
task-new-from-entry-title = New task from the entry
task-change-title = Change task
task-title = Task
task-title-help = What shall be done, in one line. E.g. “Call the school about absence”.
task-title-missing = Write what shall be done.
task-about = About
task-about-help = Whom or what it is about. Arrow keys change, the number goes straight there. E.g. “3”.
task-about-missing = Choose whom or what it is about.
task-due = Due
task-due-help = By when; for what comes again, the first time. E.g. “tomorrow 15:00”, “fri”, “next night”.
task-due-missing = Write when. E.g. “today”.
task-owner = Who
task-owner-help = Who does it: anyone, a shift or a member of staff. Arrow keys change, the first letter goes straight there. E.g. “n”.
task-repeats = Comes again
task-repeats-help = Empty is once. E.g. “every Monday”, “every other Friday”, “1st of the month”, “every night”, “every day until 1 Dec”.
task-once = once
task-note = Note
task-note-help = What whoever does it must know. E.g. “Ask for Berit. The interpreter is booked.”

not-done-title = Not done: { $title }
not-done-reason = Because
not-done-reason-help = Why it was not done, so that the next shift knows. E.g. “The school did not answer. Try tomorrow.”
not-done-reason-missing = Write why it was not done.

# Checklists.
checklist-progress = { $done } of { $all }
checklist-last = last { $count }
checklist-last-and-expected = last { $count }, should be { $expected }
checklist-expected = should be { $count }
checklist-is-ticked = This point is not counted. { $key } ticks it.
checklist-hint = { $key }: in order, or as many as last time. Numbers are typed right away.
checklist-taken-away = Taken away.
checklist-all-done = { $name }: everything is gone through.
count-number = Number
count-help = How many there are. E.g. “12”.
count-help-before = How many there are. Last time: { $count }. If it is another number now, write why.
count-missing = Write how many there are.
count-wrong = Write a whole number from 0 to { $most }.
count-reason = Because
count-reason-help = Why the number is another than last time. E.g. “Key 4 is with the caretaker until Monday.”
count-reason-missing = The number is another than last time. Write why.
count-saved = Saved { $time }: { $point }.

# On the board.
board-tasks-tab = Tasks { $due }
board-no-tasks = No tasks now.
board-tasks-today = { $count ->
    [one] { $count } task today
   *[other] { $count } tasks today
}
board-tasks-short = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}

# In the quick lookup.
lookup-sort-task = task
lookup-overdue = ▲ { $due }

# On paper and on the command line.
report-task = { $due }: { $title }
report-tasks = Tasks of today
report-no-tasks = No tasks are waiting now.
cli-task-about = List, write and end tasks
cli-task-usage = personalbase task COMMAND
cli-task-list-about = List the tasks that are not ended, the most urgent first
cli-task-list-usage = personalbase task list --user XX [OPTIONS]
cli-task-list-about-help = Only about this youth: apartment number or name
cli-task-now-help = Only what is due now, and what is overdue
cli-task-none = No tasks are waiting.
cli-task-add-about = Write a task
cli-task-add-usage = personalbase task add --user XX [OPTIONS] TEXT
cli-task-title-help = What shall be done, in one line
cli-task-about-help = Whom it is about: apartment number or name, house, apartment-3 (the apartment itself). Otherwise the house
cli-task-due-help = When, for example “tomorrow 15:00” or “next night”. Otherwise today, or the next shift when a shift shall do it
cli-task-owner-help = Who does it: initials, a shift (“night”) or anyone. Otherwise anyone
cli-task-repeats-help = How it comes again, for example “every Monday” or “1st of the month”
cli-task-note-help = What whoever does it must know
cli-task-entry-help = The number of the entry it is made from
cli-task-one-youth = A task is about one youth, an apartment or the house. Nothing is done.
cli-task-no-such-entry = There is no entry “{ $text }”. Nothing is done.
cli-task-done-about = Mark a task as done
cli-task-done-usage = personalbase task done --user XX NUMBER
cli-task-not-done-about = End a task as not done
cli-task-not-done-usage = personalbase task not-done --user XX --because TEXT NUMBER
cli-task-because-help = Why it was not done
cli-task-which-help = The number of the task, as “task list” shows it
cli-task-no-such = “{ $text }” is no task. Nothing is done. See “personalbase task list”.
cli-task-not-yet = The task is done for now, and is next due { $date }. Nothing is done.
cli-task-ended = Ended: { $title } · task-{ $id }
