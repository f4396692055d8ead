# `calendar` on the command line, and what is told of calendar files.

calendar-cli-about = See the calendar, take calendar files in and hand them out, print for the wall
calendar-cli-usage = personalbase calendar COMMAND
calendar-cli-list-about = Show what is in the calendar
calendar-cli-list-usage = personalbase calendar list --user XX [OPTIONS]
calendar-cli-from-help = First day, for example “mon”. Otherwise this week
calendar-cli-to-help = Last day. Otherwise a week from the first
calendar-cli-rota-help = With the shifts of the rota
calendar-cli-import-about = Take a calendar file (.ics) in: school, holidays, rota
calendar-cli-import-usage = personalbase calendar import --user XX FILE --source TEXT [OPTIONS]
calendar-cli-import-file-help = The file (iCalendar, .ics)
calendar-cli-source-help = What the house calls the file, for example “School year”. A newer file of that name takes the place of the last
calendar-cli-kind-help = What the events are: activity (common), school or holiday (notice to everybody), rota (shifts) or appointment. Otherwise activity
calendar-cli-youth-help = Whom it is about (apartment or name, several with commas): they become appointments, for example a timetable
calendar-cli-staff-help = Whose shifts they are. Otherwise the initials in the title say so: “KN Evening”
calendar-cli-import-more = The same file twice changes nothing. What the house itself has changed stays as the house has it, also where a newer file says something else. What is no longer in the file is told, and stays in the calendar until somebody takes it away. All of it is taken in, or nothing.
calendar-cli-export-about = Write the common activities to a calendar file, without names
calendar-cli-export-usage = personalbase calendar export --user XX FILE [OPTIONS]
calendar-cli-export-file-help = The file to write. One that exists is left alone
calendar-cli-export-from-help = First day. Otherwise today
calendar-cli-export-to-help = Last day. Otherwise a year from the first
calendar-cli-print-about = Print a week or a month for the wall
calendar-cli-print-usage = personalbase calendar print --user XX [OPTIONS]
calendar-cli-week-help = A day of the week, for example “week 48”. Otherwise this week
calendar-cli-month-help = A day of the month, for example “1.12.”
calendar-cli-out-help = The file to print to; standard output otherwise

calendar-cli-moved-from = moved from { $day }
calendar-cli-nothing = Nothing in the calendar { $days }.
calendar-cli-to-before-from = The last day cannot be before the first.
calendar-cli-too-many-days = Ask for three years at most at a time.
calendar-cli-file-name = Common activities
calendar-cli-exported = { $count ->
    [0] No common activities are
    [one] One common activity is
   *[other] { $count } common activities are
} written to { $path }.
calendar-cli-written = The print is in { $path }. The file is not encrypted: delete it once it is printed.

calendar-cli-reading = Reading the file
calendar-cli-writing = Taking it in
calendar-cli-needs-youth = Say whom the appointments are about, with --youth.
calendar-cli-no-youth = --youth goes with appointments, school and holidays, not with this kind.
calendar-cli-no-staff = --staff goes with a rota (--kind rota) only.
calendar-cli-new = New: { $count }
calendar-cli-changed = Changed: { $count }
calendar-cli-unchanged = There already, unchanged: { $count }
calendar-cli-kept = Times that stay as the house has them, and not as the file says: { $count }
calendar-cli-kept-endless = Times that stay as the house has them, and not as the file says: { $count }, and series without an end: { $endless }
calendar-cli-kept-times = { $count ->
    [one] once
   *[other] { $count } times
}
calendar-cli-kept-attended = { $count ->
    [one] once
   *[other] { $count } times
} with attendance or sign-ups
calendar-cli-kept-whole = nothing of this was taken
calendar-cli-kept-from = all from { $day }
calendar-cli-doubts = Look at these, for the file has moved a time that the house has changed or keeps attendance of: { $count }
calendar-cli-doubt-off = the house had called off { $day }; the file now has { $file }: look at it
calendar-cli-doubt-moved = the house had moved { $day } to { $to }; the file now has { $file }: look at it
calendar-cli-doubt-changed = the house had changed { $day }; the file now has { $file }: look at it
calendar-cli-doubt-attended = { $day } stays, since somebody has signed up or come; the file now has { $file }: look at it
calendar-cli-left-out = Left out: { $count }
calendar-cli-otherwise = Taken, but not quite as in the file: { $count }
calendar-cli-gone = Taken in before and no longer in the file (stays until somebody takes it away): { $count }
calendar-cli-line = line { $line }: { $why }
calendar-cli-more = … and { $count } more
calendar-cli-nothing-changes = Nothing is new or changed.
calendar-cli-imported = { $saved } { $new ->
    [one] One new
   *[other] { $new } new
} and { $changed ->
    [one] one changed
   *[other] { $changed } changed
} events are taken in.

ics-not-calendar = The file is no calendar file (iCalendar). Nothing is taken in.
ics-too-large = The file is larger than { $most } MB. Nothing is taken in.
ics-too-many = The file has more than { $most } events. Nothing is taken in.
ics-broken-off = The file is not whole: what begins in line { $line } does not end. Nothing is taken in.
ics-unexpected = The file is broken: line { $line } belongs to nothing. Nothing is taken in.
ics-too-deep = The file is broken: at line { $line } parts lie too deep in each other. Nothing is taken in.

ics-no-start = the event has no start
ics-not-a-time = a date or a time does not exist
ics-end-before-start = it ends before it begins
ics-mixed-times = it begins on a whole day and ends at a time, or the other way round
ics-unknown-zone = a time zone is unknown
ics-out-of-range = a date is before 1900 or after 2199
ics-finer-than-day = it comes again several times a day
ics-bad-rule = the rule by which it comes again cannot be read
ics-too-often = it comes again more than 3,660 times
ics-several-rules = it has several rules by which it comes again
ics-rule-of-another-day = the rule is about days in a time zone that has another day than here
ics-this-and-following = it changes all times from a day on
ics-too-long = the dates, the rule or the name of the event are too long
ics-text-cut = title, place or text was too long and is cut
ics-day-moved = in its own time zone it is on another day; the rule is moved to the day here
ics-zone-of-rule = the clocks are moved differently in the time zone of the event; part of the year it may be off by an hour
ics-length-of-added = further times had lengths of their own; they are as long as the others

ics-event-too-long = it lasts longer than a year
ics-no-day = the rule by which it comes again gives no days
ics-nobodys-shift = nobody in the house has the initials in the title
ics-twice-a-day = the series is on that day already, and it can be there once a day
ics-taken-away = it was taken away here in the house after it was taken in

wall-red-days = * Sunday or public holiday
wall-until = until { $time }
wall-from = from { $time }
wall-responsible = with { $name }
wall-signed-up = coming: { $names }
