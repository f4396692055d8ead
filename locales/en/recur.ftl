# How something comes again, in words. Spellings are parted by | and compared without capitals and marks; the words of both
# languages are always understood, so no spelling may mean different things in the two files.

recur-word-every = every|each
recur-word-every-other = every other|every second|each second|alternate
recur-word-day = day|days
recur-word-week = week|weeks
recur-word-month = month|months
recur-word-year = year|years
recur-word-daily = daily
recur-word-weekly = weekly
recur-word-monthly = monthly
recur-word-yearly = yearly|annually
recur-word-working-days = weekday|weekdays|workday|workdays
recur-word-first = first
recur-word-second = second
recur-word-third = third
recur-word-fourth = fourth
recur-word-last = last
recur-word-in-month = of the month|in the month|of every month|of each month
recur-word-and = and
recur-word-on = on
recur-word-the = the
recur-word-until = until|till|up to
# Endings of a weekday that comes every week: Monday-s.
recur-plural-endings = s

# The same written out.
recur-every-day = every day
recur-every-other-day = every other day
recur-every-days = every { $count } days
recur-every-week = every week
recur-every-other-week = every other week
recur-every-weeks = every { $count } weeks
recur-every-month = every month
recur-every-other-month = every other month
recur-every-months = every { $count } months
recur-every-year = every year
recur-every-other-year = every other year
recur-every-years = every { $count } years
recur-every-working-day = every weekday
recur-every-on = every { $days }
recur-every-other-on = every other { $day }
recur-weeks-on = { $weeks } on { $days }
recur-every-shift = every { $shift }
recur-day-number = day { $day }
recur-last-day = last day
recur-nth-weekday = { $nth } { $weekday }
recur-in-month = { $which } of the month
recur-in-months = { $which } { $months }
recur-until = { $words } until { $date }
recur-two = { $before } and { $last }

# Rules of a calendar file.
recur-times = { $words }, { $count ->
    [one] once
   *[other] { $count } times
}
recur-date = { $day } { $month }
recur-of-years = { $dates } { $years }
recur-of-named-month = { $which } in { $month }
recur-from-a-file = by a rule from a file: { $rule }

recur-next-days = next: { $days }
recur-error = Write for example “every day”, “every Monday and Thursday”, “every other Friday”, “1st of the month”, “last Friday of the month” or “every night”.
recur-error-until = After “until” there must be a date. E.g. “every Monday until 1 June”.
recur-error-never = It never comes again: the last day is before the first.
