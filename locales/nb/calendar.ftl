# The week on the whole screen.

calendar-title = Kalender
calendar-cancelled = avlyst
calendar-cancelled-because = avlyst: { $reason }
calendar-nothing = ingen
calendar-choose-activity = Velg først en aktivitet.
calendar-called-off = Avlyst. Den blir stående i kalenderen, merket «avlyst».
calendar-called-on = Aktiviteten er satt opp igjen.
event-whole-day = hele dagen
event-whole-days = hele dagen til { $day }
event-until = { $from } til { $end }

# What kind an event is.
calendar-kind = { $kind ->
    [activity] fellesaktivitet
    [house-meeting] husmøte
    [appointment] avtale
    [notice] beskjed
    [own-holiday] egen høytid
   *[rota-shift] vakt
}
calendar-notice-sign = i
calendar-legend = Fellesmiddag: felles   HUSMØTE   1 lege: avtale   i: beskjed   *: egen høytid   ×: avlyst (×2: to avlyst)

# Times of a day of something that lasts longer.
calendar-from = fra { $time }
calendar-until = til { $time }

# Headings of the views.
calendar-day-and-week = { $day } · { $week }
calendar-month = { $month } { $year }
calendar-two-weeks = to uker
calendar-only = bare { $what }

# Details.
calendar-moved-from = flyttet fra { $day }
calendar-called-off-sign = ×: avlyst
calendar-moved-to = flyttet til { $time }
calendar-room-for = plass til { $count }
calendar-taken = { $taken } av { $count }
calendar-interpreter = tolk: { $name }
calendar-car = bil: { $car }
calendar-note = Merknad: { $note }
calendar-comes = kommer
calendar-came = kom
calendar-did-not-come = kom ikke
calendar-did-not-want = ville ikke
calendar-invited = spurt

# The filter.
calendar-filter-title = Filter for kalenderen
calendar-filter-youth-help = Bare det som er denne ungdommens. Piltastene bytter, nummeret går rett dit. Eks.: «3».
calendar-filter-all-youths = alle
calendar-filter-kind-help = Bare dette slaget. Vaktene i turnusen vises bare her. Eks.: «avtale».
calendar-filter-place = Sted
calendar-filter-place-help = Bare det som er der. Piltastene bytter. Eks.: «Stue».
calendar-filter-all-places = alle steder
calendar-nobody-behind = Ingen bor i leilighet { $number }.

# Going to a date.
calendar-jump-title = Gå til dato
calendar-jump-date = Dato
calendar-jump-help = En dag i kalenderen. Den nærmeste, tilbake eller fram. Eks.: «neste man», «+2u», «17.5.», «uke 3».
calendar-jump-missing = Skriv hvilken dag du vil se.

# The next appointment on a tile, where there is little room.
calendar-tomorrow-short = i m.
