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
