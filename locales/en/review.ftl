# The leader's review of who has read and changed
deed-review-access = look through who has read and changed
audit-wrote-review = ticked a review
review-title = Review
review-never = never reviewed
review-today = last reviewed today
review-days = { $days ->
    [one] last reviewed yesterday
   *[other] last reviewed { $days } days ago
 }
review-due = ▲ { $last }
review-last = { $who } looked through it { $at }, up to and with { $until }.
review-noted = { $told } Note: { $note }
review-new = { $rows ->
    [one] 1 new row since.
   *[other] { $rows } new rows since.
 }
review-none-yet = Nobody has looked through it yet. { $key } ticks it when you have.
review-empty = No row fits. { $key } shows everything.
review-searching = None among the newest. The down arrow looks farther back.
review-goes-on = The down arrow looks farther back.
review-tried-at = { $at }, written { $written }
review-kind-change = changes
review-kind-read = reading and searches
review-kind-unlock = unlocking
review-kind-export = exports and prints
review-odd = unusual hours
review-odd-night = night without a shift
review-odd-outside = outside of shift
review-filter-title = Show only
review-filter-staff = Member of staff
review-filter-staff-help = Only what one member of staff has done.
review-filter-anybody = everybody
review-filter-left = { $name } (left)
review-filter-kind = Kind
review-filter-kind-help = Only changes, reading, unlocking or exports.
review-filter-any-kind = all kinds
review-filter-odd = Only unusual hours
review-filter-odd-help = Reading and exports outside of one's own confirmed shift, or at night (23–07) without a shift. Two hours before and after a shift belong to it.
review-filter-from = From day
review-filter-from-help = First day. A night: write the day it began here, and the day after it below.
review-filter-until = To day
review-filter-until-help = Last day, all of it.
review-days-between = { $first } to { $last }
review-days-from = from { $first }
review-days-until = until { $last }
review-shows-all = Everything is shown.
review-tick-title = Reviewed
review-tick-about = You tick up to and with { $until }.
review-tick-note = Note
review-tick-note-help = May stay empty. { $about }
review-tick-save = Tick
review-ticked = Saved at { $time }: reviewed up to and with { $until }.
review-tick-filtered = You see only a part. { $key } shows everything; then you can tick.
review-tick-nothing = There is nothing new to tick.
cli-doctor-review = Last reviewed { $day } by { $who }.
cli-doctor-review-due = Who has read and changed has not been reviewed since { $day }. The clinical lead does it with “Review” in the menu.
cli-doctor-review-never = Nobody has reviewed who has read and changed. The clinical lead does it with “Review” in the menu.
cli-doctor-review-not-due = The house began less than a month ago; nobody needs to have reviewed who has read yet.
