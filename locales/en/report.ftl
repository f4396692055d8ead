# The board and the log as plain text, for screen readers and paper.

report-invented = INVENTED HOUSE. None of these people exist.
report-moment = { $date } { $year }, { $week }, { $time }
report-on-shift = On shift: { $groups }
report-shift-group = { $initials } ({ $shift } { $time })
report-nobody-on-shift = Nobody has confirmed a shift now.
report-apartments = Apartments
report-no-apartments = The house has no apartments.
report-lived-in = Apartment { $number }: lived in.
report-vacant = Apartment { $number }: vacant.
report-newest-entry = Apartment { $number }: { $name } – { $now }. Newest entry { $time }.
report-no-entry = Apartment { $number }: { $name } – { $now }. No entries yet.
report-hidden-newest-entry = Address protected: { $name } – { $now }. Newest entry { $time }.
report-hidden-no-entry = Address protected: { $name } – { $now }. No entries yet.
report-marked = { $line } { $sign } { $weight }
report-activities = Common activities { $week }
report-no-activities = No common activities this week.
report-cancelled = called off
report-overdue = Goals waiting for review
report-none-overdue = No goal is past its date.
report-overdue-goal = { $youth }: { $goal }, { $days ->
    [one] { $days } day past
   *[other] { $days } days past
}.
report-newest = Newest entries
report-no-entries = No entries yet.
report-house = the house
report-apartment-itself = apartment { $number }
report-youth-at-home = apartment { $number }, { $name }
report-youths-at-home = apartment { $list }
report-and-others = { $name } and { $others ->
    [one] another resident
   *[other] { $others } other residents
}
report-labelled = { $label }: { $text }
report-youth-voice = Own words
report-assessment = Assessment
report-agreed = Agreed
report-roll-totals = In { $inside }, out { $outside }, unknown { $unknown }. Guests: { $guests }. Need help: { $help }.
report-roll-named = Apartment { $number }: { $name }. { $counted }, { $mark }.
report-roll-unnamed = Apartment { $number }: { $counted }, { $mark }.
report-roll-marked = { $source } { $at } ({ $age })
report-roll-since = since { $at } ({ $age })
report-roll-help = NEEDS HELP.
report-roll-help-what = NEEDS HELP: { $help }.
report-roll-guests = { $guests }, counted { $at }.
report-roll-unknown = Unknown is never counted as in: look for them.
