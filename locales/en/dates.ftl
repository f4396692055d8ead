# How dates, times and lengths of time are written.

# chrono patterns: %-d day without zero, %b English short name of the month, %Y year.
date-pattern = %-d %b %Y
date-short-pattern = %-d %b

date-with-weekday = { $weekday } { $date }
date-in-words = { $weekday } { $day } { $month }
date-and-time = { $date } { $time }
date-today = today
date-yesterday = yesterday
date-tomorrow = tomorrow
week-number = week { $week }
week-number-of-year = week { $week } ({ $year })

time-first = { $time } (first)
time-second = { $time } (second)

# What was understood of a date somebody typed.
date-understood = { $date }, week { $week }
date-and-time-understood = { $date } at { $time }, week { $week }

age-now = now
duration-minutes = { $count } min
duration-hours = { $count } h
duration-hours-and-minutes = { $hours } h { $minutes } min
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

# Two letters, above the columns of a calendar.
weekday-tiny-mon = Mo
weekday-tiny-tue = Tu
weekday-tiny-wed = We
weekday-tiny-thu = Th
weekday-tiny-fri = Fr
weekday-tiny-sat = Sa
weekday-tiny-sun = Su
