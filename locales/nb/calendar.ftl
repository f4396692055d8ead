# The week on the whole screen.

calendar-title = Kalender
calendar-cancelled = avlyst
calendar-nothing = ingen
calendar-choose-activity = Velg først en aktivitet.
calendar-called-off = Aktiviteten er avlyst. Den blir stående synlig.
calendar-called-on = Aktiviteten er satt opp igjen.
