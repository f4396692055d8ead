# Tasks: the list, the form, the checklists of a shift.

invalid-recurrence = It cannot come again like that. E.g. “every Monday”, “1st of the month”.
