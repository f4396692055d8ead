# Since last time: what is new for whoever is signed in; who has read what; going off shift.

since-title = Since last time
since-from-shift = Since last time: from { $shift } { $time } ({ $age })
since-from-added = Since you began: { $time } ({ $age })
since-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
since-count-and-unread = { $entries } · { $unread }
since-unread = { $count } unread
since-unread-over = over { $count } unread
since-house = The house
since-section-count = { $count }, { $unread }
since-section-none = nothing new
since-agreed-changed = the file was changed
since-read-until = read until { $time } by { $initials }
since-read-by = read by { $who }
since-read-by-nobody = nobody else has signed yet
since-reader = { $initials } { $time }
since-more-read = { $count ->
    [one] { $count } read
   *[other] { $count } read
}
since-older = There are more unread ones, older than these. { $key } signs for the whole section.
since-watch-since = { $level } since { $time } ({ $initials })
since-watch = Watch: { $level } ({ $initials })
since-tasks = Tasks that are due now: { $count }
since-all-read = Everything is read.
since-addendum = { $when } { $initials } addition to the handover of { $shift }: { $words }
since-corrected-meanwhile = The entry was corrected since it stood here. Read it as it is now.
since-read-already = It is read already.
since-choose-entry = Choose an entry first. { $next } goes to the next unread.
since-open-first = The section is open now. Read it, and press { $key } once more.
since-entry-read = Signed for, { $unread } left.
since-section-read = Signed: { $section }.
since-offer = { $unread } since last time: { $key } shows it.
since-forgotten = { $shift } was never signed off: { $key } goes off it.

sign-off-title = Go off shift, { $initials }?
sign-off-running = running
sign-off-forgotten = never signed off
sign-off-unread = Unread: { $count }
sign-off-unread-heavy = Unread: { $count }, { $heavy } important or critical
sign-off-overdue = Overdue in the house: { $count }
sign-off-nothing-left = Nothing is unread or overdue.
sign-off-follows = What is unread follows you to your next shift.
sign-off-late = Nobody knows when you went: it is written that you go off now.
sign-off-hint = Enter goes off. Esc leaves it.
sign-off-confirm = Go off
sign-off-done = You are off shift from { $time }. { $key } if you are on after all.
sign-off-not-on = You are not on shift. { $key } confirms a shift.

unread-title = What is not read
unread-count = { $count ->
    [one] { $count } member misses something
   *[other] { $count } members miss something
}
unread-critical = { $count } critical
unread-important = { $count } important
unread-oldest = oldest { $age }
unread-nothing = everything important is read
