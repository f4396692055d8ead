# The week on the whole screen.

calendar-title = Calendar
calendar-cancelled = called off
calendar-cancelled-because = called off: { $reason }
calendar-nothing = none
calendar-choose-activity = First choose an activity.
calendar-called-off = Called off. It stays in the calendar, marked “called off”.
calendar-called-on = The activity is on again.
event-whole-day = all day
event-whole-days = all day until { $day }
event-until = { $from } until { $end }

# What kind an event is.
calendar-kind = { $kind ->
    [activity] common activity
    [house-meeting] house meeting
    [appointment] appointment
    [notice] notice
    [own-holiday] own holiday
   *[rota-shift] shift
}
calendar-notice-sign = i
calendar-legend = Dinner: common   HOUSE MEETING   1 doctor: appointment   i: notice   *: own holiday   ×: called off (×2: two of them)

# Times of a day of something that lasts longer.
calendar-from = from { $time }
calendar-until = to { $time }

# Headings of the views.
calendar-day-and-week = { $day } · { $week }
calendar-month = { $month } { $year }
calendar-two-weeks = two weeks
calendar-only = only { $what }

# Details.
calendar-moved-from = moved from { $day }
calendar-called-off-sign = ×: called off
calendar-moved-to = moved to { $time }
calendar-room-for = room for { $count }
calendar-taken = { $taken } of { $count }
calendar-interpreter = interpreter: { $name }
calendar-car = car: { $car }
calendar-note = Note: { $note }
calendar-comes = comes
calendar-came = came
calendar-did-not-come = did not come
calendar-did-not-want = did not want to
calendar-invited = asked

# The filter.
calendar-filter-title = Filter of the calendar
calendar-filter-youth-help = Only what is this youth's. The arrow keys change, the number goes straight there. E.g. “3”.
calendar-filter-all-youths = all
calendar-filter-kind-help = Only this kind. The shifts of the rota are shown only here. E.g. “appointment”.
calendar-filter-place = Place
calendar-filter-place-help = Only what is there. The arrow keys change. E.g. “Lounge”.
calendar-filter-all-places = all places
calendar-nobody-behind = Nobody lives in apartment { $number }.

# Going to a date.
calendar-jump-title = Go to date
calendar-jump-date = Date
calendar-jump-help = A day of the calendar. The nearest, back or ahead. E.g. “next mon”, “+2w”, “17.5.”, “week 3”.
calendar-jump-missing = Write which day you want to see.

# The next appointment on a tile, where there is little room.
calendar-tomorrow-short = tmw
