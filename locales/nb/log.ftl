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
filter-weight-help = Bare notater som veier så mye eller mer. Eks.: «viktig».
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
