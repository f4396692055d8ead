# How something comes again, in words. Spellings are parted by | and compared without capitals and marks; the words of both
# languages are always understood, so no spelling may mean different things in the two files.

recur-word-every = hver|hvert
recur-word-every-other = annenhver|annethvert|annen hver|hver annen|hvert annet|hver andre|hvert andre
recur-word-day = dag|dager
recur-word-week = uke|uker|veke
recur-word-month = måned|måneder|mnd
recur-word-year = år
recur-word-daily = daglig
recur-word-weekly = ukentlig
recur-word-monthly = månedlig
recur-word-yearly = årlig
recur-word-working-days = hverdag|hverdager|arbeidsdag|arbeidsdager
recur-word-first = første
recur-word-second = andre
recur-word-third = tredje
recur-word-fourth = fjerde
recur-word-last = siste
recur-word-in-month = i måneden|i måned|i mnd|av måneden|i hver måned
recur-word-and = og|samt
recur-word-on = på
recur-word-the = den|det
recur-word-until = til|til og med|tom
# Endings of a weekday that comes every week: mandag-er, mandag-ene.
recur-plural-endings = er|ene

# The same written out.
recur-every-day = hver dag
recur-every-other-day = annenhver dag
recur-every-days = hver { $count }. dag
recur-every-week = hver uke
recur-every-other-week = annenhver uke
recur-every-weeks = hver { $count }. uke
recur-every-month = hver måned
recur-every-other-month = annenhver måned
recur-every-months = hver { $count }. måned
recur-every-year = hvert år
recur-every-other-year = annethvert år
recur-every-years = hvert { $count }. år
recur-every-working-day = hver hverdag
recur-every-on = hver { $days }
recur-every-other-on = annenhver { $day }
recur-weeks-on = { $weeks } på { $days }
recur-every-shift = hver { $shift }
recur-day-number = { $day }.
recur-last-day = siste dag
recur-nth-weekday = { $nth } { $weekday }
recur-in-month = { $which } i måneden
recur-in-months = { $which } { $months }
recur-until = { $words } til { $date }
recur-two = { $before } og { $last }

# Rules of a calendar file.
recur-times = { $words }, { $count ->
    [one] én gang
   *[other] { $count } ganger
}
recur-date = { $day }. { $month }
recur-of-years = { $dates } { $years }
recur-of-named-month = { $which } i { $month }
recur-from-a-file = etter en regel fra en fil: { $rule }

recur-next-days = neste: { $days }
recur-error = Skriv for eksempel «hver dag», «hver mandag og torsdag», «annenhver fredag», «1. i måneden», «siste fredag i måneden» eller «hver natt».
recur-error-until = Etter «til» skal det stå en dato. Eks.: «hver mandag til 01.06.».
recur-error-never = Det kommer aldri igjen: siste dag er før den første.
