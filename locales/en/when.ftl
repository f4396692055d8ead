# What people write for dates and times. Spellings are parted by | and compared without capitals and marks; names of
# weekdays and months are known already, also their first three letters. The words of both languages are always
# understood, so no spelling may mean different things in the two files.

when-now = now
when-today = today
when-yesterday = yesterday
when-tomorrow = tomorrow
when-day-after-tomorrow = day after tomorrow|the day after tomorrow
when-day-before-yesterday = day before yesterday|the day before yesterday
when-next = next
when-last = last
when-week = week
when-at = at

when-unit-days = d|day|days
when-unit-weeks = w|week|weeks
when-unit-months = m|mo|month|months
when-unit-hours = h|hour|hours
when-unit-minutes = min|minute|minutes

# Why it was not understood, and what to write instead.
when-error-empty = Write a date or a time, for example “today 14:30”.
when-error-not-a-date = This is not a date. Write for example 24.12.2026, 24.12., Friday or tomorrow.
when-error-not-a-time = This is not a time. Write for example 9, 9:30 or 0930.
when-error-not-understood = This is not a date or a time. Write for example “fri 18:30”, “24.12. 09:00” or “yesterday”.
when-error-slash = Dates are written with dots, not slashes: day.month.year, for example 24.12.2026.
when-error-no-such-date = There is no such date. Write day.month.year, for example 24.12.2026.
when-error-no-such-time = There is no such time. The day goes from 00:00 to 23:59.
when-error-no-such-week = There is no such week. Write for example week 48 or week 48 2026.
when-error-wrong-weekday = { $date } is a { $weekday }. Write the date without the weekday, or correct one of them.
when-error-date-or-time = This can be a date as well as a time. Write { $date } or { $time }.
when-error-out-of-range = The year must be between { $first } and { $last }.
when-error-birth-date-incomplete = Write the whole date of birth as day.month.year, for example 17.05.2009.
when-error-no-such-birth-date = There is no such date. Write day.month.year, for example 17.05.2009.
when-error-birth-year-unclear = The year of two digits gives no age from 0 to { $oldest }. Write the year with four digits, for example 17.05.2009.
when-error-birth-date-in-future = The date of birth lies in the future. Check the year.
when-error-birth-date-too-long-ago = The date of birth is more than { $years } years ago. Check the year.
