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

# The list.
tasks-title = Oppgaver
tasks-count = { $due } nå
tasks-count-overdue = { $due } nå · ▲ { $overdue ->
    [one] { $overdue } oppgave forfalt
   *[other] { $overdue } oppgaver forfalt
}
tasks-my-shift = Min vakt · { $shift }
tasks-me = Meg · { $initials }
tasks-everyone = Alle
tasks-later = Senere
tasks-ended-today = Avsluttet i dag
tasks-choose-open = Velg først en oppgave som er åpen.
tasks-show-all = Alle oppgavene vises alt.
tasks-none = Ingen oppgaver venter. Trykk { $key } for å skrive en.
tasks-none-about = Ingen oppgaver venter for denne ungdommen. Trykk { $add } for å skrive en, eller { $all } for å vise alle.
task-due-since = { $due } · { $age }
task-overdue-for = forfalt for { $age } siden
task-missed = { $count ->
    [one] { $count } gang ikke gjort
   *[other] { $count } ganger ikke gjort
}
task-not-done-because = ikke gjort fordi: { $reason }
task-done = gjort
task-taken-back-word = tatt tilbake
task-after-missed = { $what }, etter { $count ->
    [one] { $count } gang som ikke ble gjort
   *[other] { $count } ganger som ikke ble gjort
}
task-end-line = { $when } { $initials }: { $what }
task-written-by = skrevet av { $initials } { $when }
task-from-entry = fra notat { $when } { $initials } ({ $key }): { $text }
task-without-entry = Oppgaven er ikke laget av et notat.
task-is-done = Gjort. { $key } angrer.
task-is-not-done = Avsluttet som ikke gjort. { $key } angrer.
task-is-open-again = Tatt tilbake. Oppgaven er åpen igjen.
task-finished-by = { $initials } har alt avsluttet denne.
# Below an entry in the log.
task-of-entry = ☐ { $title } · { $due } · { $owner }
task-of-entry-ended = ✓ { $title }
row-task = Oppgave

# The form.
task-new-title = Ny oppgave
task-new-from-entry-title = Ny oppgave fra notatet
task-change-title = Endre oppgave
task-title = Oppgave
task-title-help = Det som skal gjøres, på én linje. Eks.: «Ring skolen om fravær».
task-title-missing = Skriv hva som skal gjøres.
task-about = Om
task-about-help = Hvem eller hva det gjelder. Piltastene bytter, nummeret går rett dit. Eks.: «3».
task-about-missing = Velg hvem eller hva det gjelder.
task-due = Frist
task-due-help = Når det skal være gjort; for det som gjentas, første gang. Eks.: «i morgen 15:00», «fre», «neste nattevakt».
task-due-missing = Skriv når. Eks.: «i dag».
task-owner = Hvem
task-owner-help = Hvem som gjør det: alle, en vakt eller en ansatt. Piltastene bytter, første bokstav går rett dit. Eks.: «n».
task-repeats = Gjentas
task-repeats-help = Tomt er én gang. Eks.: «hver mandag», «annenhver fredag», «1. i måneden», «hver natt», «hver dag til 01.12.».
task-once = én gang
task-note = Notat
task-note-help = Det den som gjør det, må vite. Eks.: «Spør etter Berit. Tolk er bestilt.»

not-done-title = Ikke gjort: { $title }
not-done-reason = Fordi
not-done-reason-help = Hvorfor det ikke ble gjort, så neste vakt vet det. Eks.: «Skolen svarte ikke. Prøver i morgen.»
not-done-reason-missing = Skriv hvorfor det ikke ble gjort.

# Checklists.
checklist-progress = { $done } av { $all }
checklist-last = forrige { $count }
checklist-last-and-expected = forrige { $count }, skal være { $expected }
checklist-expected = skal være { $count }
checklist-is-ticked = Dette punktet telles ikke. { $key } krysser av.
checklist-hint = { $key }: i orden, eller like mange som sist. Tall skrives rett inn.
checklist-taken-away = Tatt bort.
checklist-all-done = { $name }: alt er gått gjennom.
count-number = Antall
count-help = Hvor mange det er. Eks.: «12».
count-help-before = Hvor mange det er. Forrige gang: { $count }. Er det et annet tall nå, skriv hvorfor.
count-missing = Skriv hvor mange det er.
count-wrong = Skriv et helt tall fra 0 til { $most }.
count-reason = Fordi
count-reason-help = Hvorfor tallet er et annet enn sist. Eks.: «Nøkkel 4 er hos vaktmester til mandag.»
count-reason-missing = Tallet er et annet enn sist. Skriv hvorfor.
count-saved = Lagret kl. { $time }: { $point }.

# On the board.
board-tasks-tab = Oppgaver { $due }
board-no-tasks = Ingen oppgaver nå.
board-tasks-today = { $count ->
    [one] { $count } oppgave i dag
   *[other] { $count } oppgaver i dag
}
board-tasks-short = { $count ->
    [one] { $count } oppgave
   *[other] { $count } oppgaver
}

# In the quick lookup.
lookup-sort-task = oppgave
lookup-overdue = ▲ { $due }

# On paper and on the command line.
report-task = { $due }: { $title }
report-tasks = Oppgaver i dag
report-no-tasks = Ingen oppgaver venter nå.
cli-task-about = Se, skriv og avslutt oppgaver
cli-task-usage = personalbase task KOMMANDO
cli-task-list-about = Vis oppgaver som ikke er avsluttet, det som haster først
cli-task-list-usage = personalbase task list --user XX [VALG]
cli-task-list-about-help = Bare om denne ungdommen: leilighetsnummer eller navn
cli-task-now-help = Bare det som skal gjøres nå, og det som er forfalt
cli-task-none = Ingen oppgaver venter.
cli-task-add-about = Skriv en oppgave
cli-task-add-usage = personalbase task add --user XX [VALG] TEKST
cli-task-title-help = Det som skal gjøres, på én linje
cli-task-about-help = Hvem det gjelder: leilighetsnummer eller navn, huset, leilighet-3 (selve leiligheten). Ellers huset
cli-task-due-help = Når, for eksempel «i morgen 15:00» eller «neste nattevakt». Ellers i dag, eller neste vakt når en vakt skal gjøre det
cli-task-owner-help = Hvem som gjør det: initialer, en vakt («natt») eller alle. Ellers alle
cli-task-repeats-help = Hvordan den gjentas, for eksempel «hver mandag» eller «1. i måneden»
cli-task-note-help = Det den som gjør det, må vite
cli-task-entry-help = Nummeret på notatet den er laget av
cli-task-one-youth = En oppgave gjelder én ungdom, en leilighet eller huset. Ingenting er gjort.
cli-task-no-such-entry = Det finnes ikke noe notat «{ $text }». Ingenting er gjort.
cli-task-done-about = Sett en oppgave som gjort
cli-task-done-usage = personalbase task done --user XX NUMMER
cli-task-not-done-about = Avslutt en oppgave som ikke gjort
cli-task-not-done-usage = personalbase task not-done --user XX --because TEKST NUMMER
cli-task-because-help = Hvorfor den ikke ble gjort
cli-task-which-help = Nummeret på oppgaven, slik «task list» viser det
cli-task-no-such = «{ $text }» er ingen oppgave. Ingenting er gjort. Se «personalbase task list».
cli-task-not-yet = Oppgaven er ferdig for nå, og neste gang er { $date }. Ingenting er gjort.
cli-task-ended = Avsluttet: { $title } · task-{ $id }
