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
filter-weight-help = Only notes that weigh this much or more. E.g. “important”.
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
