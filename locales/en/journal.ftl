# What waits for the case journal, and the text that is copied there.

action-mark-for-journal = To journal
action-mark-for-journal-help = Say that the selected evaluation belongs in the journal, or does not.

journal-title = To the journal
journal-count = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}
journal-count-over = over { $count } wait
journal-late = { $count ->
    [one] 1 older than { $days } days
   *[other] { $count } older than { $days } days
}
journal-today = today
journal-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
journal-older-than = older than { $days } days
journal-empty = Nothing waits for the journal. An entry or an evaluation comes here when “to journal” is ticked.
journal-nothing-passes = Nothing of this waits for the journal. { $key } shows everything.
journal-more = … and { $count } more. They come up when these are copied.
journal-shows-all = Everything that waits is shown.

journal-filter-title = What is shown of what waits
journal-filter-days = Older than
journal-filter-days-help = Days it has waited at least. Leave it empty for everything.
journal-filter-days-wrong = Write a number from 1 to 999.

# The text, whole.
journal-copy-title = Text for the journal
journal-copy-hint = Mark the text with the mouse and copy it into the journal. The mouse is free here.
journal-copy-hint-keys = { $tick } ticks it off. { $next } shows the next.
journal-copy-masked = { $count ->
    [one] 1 name of another resident is replaced. Read it through before you copy.
   *[other] { $count } names of other residents are replaced. Read it through before you copy.
}
journal-copy-check = Read it through: nobody else who lives here may be recognised.
journal-copy-next = Next
journal-copy-previous = Previous
journal-copy-place = { $at } of { $count }
journal-copy-last = This was the last of the list.
journal-copy-first = This is the first of the list.
journal-other = [another resident]
journal-about = About
journal-whose = { $name }, born { $born }
journal-an-apartment = an apartment of the house
journal-sort = Kind
journal-happened = Happened
journal-written = Written
journal-written-by = { $moment } by { $name }
journal-heading = { $heading }:
journal-youth-voice = The youth’s own words
journal-staff-view = The staff’s view
journal-next = Next evaluation
journal-evaluation = evaluation
journal-evaluation-of = evaluation of { $what }
journal-revised = { $kind } { $moment } by { $name }
journal-replaces = Takes the place of what was recorded on { $day } ({ $reference }).

# Evaluations.
evaluation-journal = To journal
evaluation-journal-help = The evaluation belongs in the municipality’s journal. Space ticks it.
evaluation-marked = Saved at { $time }: the evaluation goes to the journal.
evaluation-unmarked = Saved at { $time }: the evaluation does not go to the journal.
evaluation-in-journal = The evaluation stands in the journal.

# The command line.
cli-journal-about = What waits for the municipality’s journal
cli-journal-usage = personalbase journal COMMAND
cli-journal-queue-about = List what waits, the oldest first, with the text that is copied
cli-journal-queue-usage = personalbase journal queue --user XX [--youth YOUTH] [OPTIONS]
cli-journal-youth-help = Only what goes into this youth’s journal
