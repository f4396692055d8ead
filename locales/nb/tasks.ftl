# Tasks: the list, the form, the checklists of a shift.

invalid-recurrence = Slik kan det ikke gjentas. Eks.: «hver mandag», «1. i måneden».
