# What waits for the case journal, and the text that is copied there.

action-mark-for-journal = Til journal
action-mark-for-journal-help = Si at den valgte evalueringen skal til journalen, eller ikke skal dit.

journal-title = Til journal
journal-count = { $count ->
    [one] 1 venter
   *[other] { $count } venter
}
journal-count-over = over { $count } venter
journal-late = { $count ->
    [one] 1 eldre enn { $days } dager
   *[other] { $count } eldre enn { $days } dager
}
journal-today = i dag
journal-days = { $days ->
    [one] 1 dag
   *[other] { $days } dager
}
journal-older-than = eldre enn { $days } dager
journal-empty = Ingenting venter på journalen. Et notat eller en evaluering kommer hit når det er krysset av «til journal».
journal-nothing-passes = Ingenting i utvalget venter på journalen. { $key } viser alt.
journal-more = … og { $count } til. De kommer fram når disse er ført.
journal-shows-all = Alt som venter, vises.

journal-filter-title = Hva som vises av det som venter
journal-filter-days = Eldre enn
journal-filter-days-help = Antall dager det minst har ventet. La feltet stå tomt for alt.
journal-filter-days-wrong = Skriv et tall fra 1 til 999.

# The text, whole.
journal-copy-title = Tekst til journalen
journal-copy-hint = Marker teksten med musa og kopier den inn i journalen. Musa er fri her.
journal-copy-hint-keys = { $tick } krysser av. { $next } viser neste.
journal-copy-masked = { $count ->
    [one] 1 navn på en annen beboer er byttet ut. Les gjennom før du kopierer.
   *[other] { $count } navn på andre beboere er byttet ut. Les gjennom før du kopierer.
}
journal-copy-check = Les gjennom: ingen andre beboere skal kunne kjennes igjen.
journal-copy-next = Neste
journal-copy-previous = Forrige
journal-copy-place = { $at } av { $count }
journal-copy-last = Dette var det siste i lista.
journal-copy-first = Dette er det første i lista.
journal-other = [en annen beboer]
journal-about = Gjelder
journal-whose = { $name }, født { $born }
journal-an-apartment = en leilighet i huset
journal-sort = Slag
journal-happened = Hendt
journal-written = Skrevet
journal-written-by = { $moment } av { $name }
journal-heading = { $heading }:
journal-youth-voice = Ungdommens egne ord
journal-staff-view = Personalets syn
journal-next = Neste evaluering
journal-evaluation = evaluering
journal-evaluation-of = evaluering av { $what }
journal-revised = { $kind } { $moment } av { $name }
journal-replaces = Kommer i stedet for det som ble ført { $day } ({ $reference }).

# Evaluations.
evaluation-journal = Til journal
evaluation-journal-help = Evalueringen skal til kommunens journal. Mellomrom krysser av.
evaluation-marked = Lagret kl. { $time }: evalueringen skal til journalen.
evaluation-unmarked = Lagret kl. { $time }: evalueringen skal ikke til journalen.
evaluation-in-journal = Evalueringen står i journalen.

# The command line.
cli-journal-about = Det som venter på kommunens journal
cli-journal-usage = personalbase journal KOMMANDO
cli-journal-queue-about = List det som venter, det eldste først, med teksten som kopieres
cli-journal-queue-usage = personalbase journal queue --user XX [--youth UNGDOM] [VALG]
cli-journal-youth-help = Bare det som skal i denne ungdommens journal
