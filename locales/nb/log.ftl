# The log: entries as rows, the filter.

log-title = Vaktlogg
log-count = { $count ->
    [one] { $count } oppføring
   *[other] { $count } oppføringer
}
log-count-at-least = over { $count } oppføringer
log-at-least = minst { $weight }
log-until = fra { $day } og bakover
log-empty = Her kommer loggen, det nyeste øverst. Trykk { $key } for å skrive det første notatet.
log-nothing-passes = Ingen notater passer til filteret. Trykk { $clear } for å vise alt, eller { $change } for å endre filteret.

row-house = hus
row-apartment-short = leil. { $number }
row-apartment = leilighet { $number }
row-happened = (hendt { $time })
row-happened-and-written = hendt { $happened }, skrevet { $written }
row-assessment = Vurdering: { $text }
row-agreed = Avtalt: { $text }
# In one youth's file: others are not named.
row-and-others = { $count ->
    [one] (og en annen beboer)
   *[other] (og { $count } andre beboere)
}
shift-of-day = { $shift } { $day }

filter-title = Filter for vaktloggen
filter-youth = Ungdom
filter-youth-help = Bare notater om denne ungdommen. Piltastene bytter, nummeret går rett dit. Eks.: «3».
filter-everybody = alle, og huset
filter-moved-out = { $name } (bor ikke her nå)
filter-kind = Slag
filter-kind-help = Bare dette slaget. Piltastene bytter. Eks.: «helse».
filter-all-kinds = alle slag
filter-weight = Vekt minst
filter-weight-help = Bare notater som veide så mye eller mer, også om vekta har falt tilbake. Eks.: «viktig».
filter-shift = Vakt
filter-shift-help = Bare notater fra denne vakta. Piltastene bytter. Eks.: «denne».
filter-all-shifts = alle vakter
filter-this-shift = denne: { $shift }
filter-previous-shift = forrige: { $shift }
filter-words = Ord
filter-words-help = Alle ordene må stå i notatet; tre bokstaver av et ord er nok. Søk blir skrevet i sporet. Eks.: «skole mandag».
filter-words-only-signs = Det er ingen bokstaver eller tall å søke etter.
filter-show = Vis
log-shows-all = Hele loggen vises allerede.

# Corrections, and the case journal.
deed-amend-log = rette eller føre feil det som står i loggen
deed-keep-journal = krysse av for det som er overført til journalen
refused-entry-struck = Notatet er allerede feilført, og det står som det ble feilført. Skriv et nytt notat om det trengs.
refused-needs-reason = Vakta er over, eller en annen skrev notatet. Skriv hvorfor det rettes.
refused-nothing-changed = Ingenting er endret, så det er ingenting å rette.
refused-not-their-goal = Målet er ikke til noen av dem notatet gjelder. Velg et annet mål, eller ingen.
refused-not-waiting = Notatet venter ikke på journalen lenger. Ingenting er endret.
invalid-minutes = Skriv et helt antall minutter, fra 1 til { $most }. Eks.: «45».

# What an entry carries besides its text.
weight-lasts = { $weight } til { $until }
weight-was = var { $weight } til { $until }
row-corrected = rettet { $when } { $initials }
row-struck = feilført { $when } { $initials }
row-in-brackets = ({ $text })
row-because = { $mark }: { $reason }
row-handover = til overlapping
row-goal = Mål
minutes-individual = { $length } alene
minutes-common = { $length } felles
journal-waits = venter på journal
journal-again = endret etter at det ble overført til journal
journal-done = i journal { $day } ({ $initials }: { $reference })
revision-correction = rettet
revision-amendment = rettelse
revision-struck = feilført

# What waits for the case journal, phrases, and the history of an entry.
filter-journal = Til journal
filter-journal-help = Mellomrom krysser av: bare det som venter på å bli overført til journalen.
log-journal = venter på journal
log-journal-empty = Ingenting venter på journalen. Et notat kommer hit når det er krysset av «til journal».
log-not-waiting = Notatet venter ikke på journalen.
log-struck-stays = Notatet er feilført, og det står som det ble feilført.
log-not-revised = Notatet er ikke endret siden det ble skrevet.
log-empty-selection = Velg et notat først.
transfer-title = Overført til journal: { $what }
transfer-reference = Referanse
transfer-reference-help = Hvor det står i journalen. Eks.: «Modulus 21.11., notat 118».
transfer-reference-missing = Skriv hvor det står i journalen, så det kan finnes igjen.
transfer-saved = Lagret kl. { $time }: overført til journal.
phrases-title = Fraser
phrases-none = Huset har ingen fraser. De skrives i konfigurasjonen, under [log].
phrases-not-here = Gå til en tekstlinje først: fakta, egne ord, vurdering eller avtalt.
history-title = Historikk for notatet
history-written = Skrevet { $when } { $initials }
history-revised = { $kind } { $when } { $initials }
history-reason = Grunn: { $reason }
history-text-stays = Teksten ble stående.
row-happened-bare = hendt { $time }
row-to-journal = til journal
