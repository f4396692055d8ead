# Tasks: the list, the form, the checklists of a shift.

refused-task-finished = Noen har alt avsluttet oppgaven. Det de skrev, står.
refused-count-differs = Tallet er et annet enn før ({ $before }). Skriv hvorfor.
invalid-count-too-large = Tallet er for stort, høyst { $most }.
deed-do-tasks = skrive og avslutte oppgaver
invalid-time-and-shift = Skriv enten klokkeslett eller vakt, ikke begge.
invalid-recurrence = Slik kan det ikke gjentas. Eks.: «hver mandag», «1. i måneden».

# When a task is due. Spellings are parted by |.
due-word-next = neste|kommende
due-word-this = i|denne
due-word-to = til
due-word-this-shift = denne vakta|denne vakten|min vakt|vakta mi
due-in-shift = { $shift } { $day }
due-with-hours = { $due } { $hours }
due-this-night = i natt
due-not-understood = Skriv for eksempel «i dag», «i morgen 15:00», «fre», «denne vakta» eller «neste nattevakt».
due-skipped = Det klokkeslettet finnes ikke den natta, for klokka stilles fram. Skriv et annet.
due-no-shift = Du har ikke bekreftet noen vakt. Skriv en dag eller hvilken vakt.
owner-anyone = alle
