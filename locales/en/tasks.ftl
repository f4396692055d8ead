# Tasks: the list, the form, the checklists of a shift.

invalid-time-and-shift = Write either a time or a shift, not both.
invalid-recurrence = It cannot come again like that. E.g. “every Monday”, “1st of the month”.
