# Tasks: the list, the form, the checklists of a shift.

invalid-time-and-shift = Skriv enten klokkeslett eller vakt, ikke begge.
invalid-recurrence = Slik kan det ikke gjentas. Eks.: «hver mandag», «1. i måneden».
