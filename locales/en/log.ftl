# The log: entries as rows, the filter.

log-title = Shift log
log-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
log-count-at-least = more than { $count } entries
log-at-least = at least { $weight }
log-until = from { $day } backwards
log-empty = The log will stand here, the newest on top. Press { $key } to write the first note.
log-nothing-passes = No notes pass the filter. Press { $clear } to show all, or { $change } to change the filter.

row-house = house
row-apartment-short = apt. { $number }
row-apartment = apartment { $number }
row-happened = (happened { $time })
row-happened-and-written = happened { $happened }, written { $written }
row-assessment = Assessment: { $text }
row-agreed = Agreed: { $text }
# In one youth's file: others are not named.
row-and-others = { $count ->
    [one] (and another resident)
   *[other] (and { $count } other residents)
}
shift-of-day = { $shift } { $day }

filter-title = Filter of the shift log
filter-youth = Youth
filter-youth-help = Only notes about this youth. Arrows switch, the number goes straight there. E.g. “3”.
filter-everybody = everybody, and the house
filter-moved-out = { $name } (does not live here now)
filter-kind = Kind
filter-kind-help = Only this kind. Arrows switch. E.g. “health”.
filter-all-kinds = all kinds
filter-weight = Weight from
filter-weight-help = Only entries that weighed as much or more, also where the weight has fallen back. E.g. “important”.
filter-shift = Shift
filter-shift-help = Only notes from this shift. Arrows switch. E.g. “this”.
filter-all-shifts = all shifts
filter-this-shift = this: { $shift }
filter-previous-shift = previous: { $shift }
filter-words = Words
filter-words-help = All the words must stand in the note; three letters of a word are enough. A search is written in the trail. E.g. “school Monday”.
filter-words-only-signs = There are no letters or digits to search for.
filter-show = Show
log-shows-all = The whole log is shown already.

# Corrections, and the case journal.
deed-amend-log = amend or strike what stands in the log
deed-keep-journal = tick off what was copied into the journal
refused-entry-struck = The entry has been struck already, and it stays as it was struck. Write a new entry if one is needed.
refused-needs-reason = The shift is over, or somebody else wrote the entry. Write why it is corrected.
refused-nothing-changed = Nothing is changed, so there is nothing to correct.
refused-not-their-goal = The goal belongs to nobody the entry is about. Choose another goal, or none.
refused-not-waiting = The entry does not wait for the journal any more. Nothing is changed.
invalid-minutes = Write a whole number of minutes, from 1 to { $most }. E.g. “45”.

# What an entry carries besides its text.
weight-lasts = { $weight } until { $until }
weight-was = was { $weight } until { $until }
row-corrected = corrected { $when } { $initials }
row-struck = struck { $when } { $initials }
row-in-brackets = ({ $text })
row-because = { $mark }: { $reason }
row-handover = for the handover
row-goal = Goal
minutes-individual = { $length } alone
minutes-common = { $length } together
journal-waits = waits for the journal
journal-again = changed after it was copied into the journal
journal-done = in the journal { $day } ({ $initials }: { $reference })
revision-correction = corrected
revision-amendment = amendment
revision-struck = struck

# What waits for the case journal, phrases, and the history of an entry.
filter-journal = To journal
filter-journal-help = Space ticks it: only what waits to be copied into the journal.
log-journal = waits for the journal
log-journal-empty = Nothing waits for the journal. An entry comes here when “to journal” is ticked.
log-not-waiting = The entry does not wait for the journal.
log-struck-stays = The entry is struck, and it stays as it was struck.
log-not-revised = The entry has not been changed since it was written.
log-empty-selection = Choose an entry first.
transfer-title = Copied into the journal: { $what }
transfer-reference = Reference
transfer-reference-help = Where it stands in the journal. E.g. “Modulus 21.11., note 118”.
transfer-reference-missing = Write where it stands in the journal, so that it can be found again.
transfer-saved = Saved at { $time }: copied into the journal.
phrases-title = Phrases
phrases-none = The house has no phrases. They are written in the configuration, under [log].
phrases-not-here = Go to a line of text first: facts, own words, assessment or agreed.
history-title = History of the entry
history-written = Written { $when } { $initials }
history-revised = { $kind } { $when } { $initials }
history-reason = Reason: { $reason }
history-text-stays = The text stayed.
row-happened-bare = happened { $time }
row-to-journal = to journal
