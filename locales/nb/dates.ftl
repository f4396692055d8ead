# How dates, times and lengths of time are written.

# chrono patterns: %d day, %m month, %Y year.
date-pattern = %d.%m.%Y
date-short-pattern = %d.%m.

date-with-weekday = { $weekday } { $date }
date-in-words = { $weekday } { $day }. { $month }
date-and-time = { $date } { $time }
date-today = i dag
date-yesterday = i går
date-tomorrow = i morgen
week-number = uke { $week }
week-number-of-year = uke { $week } ({ $year })

time-first = { $time } (første)
time-second = { $time } (andre)

# What was understood of a date somebody typed.
date-understood = { $date }, uke { $week }
date-and-time-understood = { $date } kl. { $time }, uke { $week }

age-now = nå
duration-minutes = { $count } min
duration-hours = { $count } t
duration-hours-and-minutes = { $hours } t { $minutes } min
duration-days = { $count } døgn

# Two letters, above the columns of a calendar.
weekday-tiny-mon = ma
weekday-tiny-tue = ti
weekday-tiny-wed = on
weekday-tiny-thu = to
weekday-tiny-fri = fr
weekday-tiny-sat = lø
weekday-tiny-sun = sø
