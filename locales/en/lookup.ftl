# The quick lookup and the entry in one line.

lookup-title = Find
lookup-nothing = Nothing found. An entry in one line begins with an apartment, a name or “house”.
lookup-enter-opens = Enter Open
lookup-enter-saves = Enter Save the entry
lookup-enter-waits = Not saved yet
lookup-tab-youths = Tab Youths only
lookup-tab-all = Tab All
lookup-esc = Esc Close

lookup-sort-plan = plan
lookup-sort-apartment = apartment
lookup-sort-host = host
lookup-sort-goal = goal
lookup-sort-contact = contact
lookup-sort-activity = activity
lookup-sort-appointment = appointment
lookup-sort-date = calendar
lookup-sort-entry = entry
lookup-sort-action = action
lookup-sort-elsewhere = other house
lookup-sort-draft = draft
lookup-apartment = apartment { $number }
lookup-vacant = vacant
lookup-moved-on = moved on
lookup-cancelled = { $when } called off
lookup-entry-note = { $when } { $initials }

lookup-writes = Write in the log
lookup-happened = happened { $when }
lookup-happened-now = now, { $time }
lookup-passed-over = now, { $time }, not «{ $times }»
lookup-more = … { $count } characters in all»
lookup-no-such-apartment = There is no apartment { $number }. Nothing is saved. Correct the number.
lookup-nobody-lives-in = Apartment { $number } is vacant. Write it alone, or only those where somebody lives.
lookup-several-youths = Several are called that: { $youths }. Nothing is saved. Write the number on the door, or more of the name.
lookup-several-live-in = Several live in apartment { $number }: { $youths }. Nothing is saved. Write the name.
lookup-unknown-kind = The word after # is no kind. The kinds are { $kinds }.
lookup-several-kinds = That may be several kinds: { $kinds }. Write one letter more.
lookup-two-kinds = An entry has one kind. Take one of them away.
lookup-nothing-written = Write what happened.
lookup-too-long = The entry is too long. Make two of it.

# Words that an entry in one line is read with; parted by |.
lookup-house = house
lookup-joining = and
# Right before a time: then it is not when it happened.
lookup-not-then = to|until|till|before|by|from|since|after|between
# Anywhere: then no time in the line is when it happened.
lookup-another-time = will|shall|must|should|agreed|appointment|planned|later|next
