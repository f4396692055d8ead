# Forms: words that several of them share.

age-years = { $years ->
    [one] { $years } year old
   *[other] { $years } years old
}

# Which shift somebody has.
shift-question = Which shift do you have, { $initials }?
shift-hint = Enter confirms. Esc skips this, { $key } asks again.
shift-told = You are on { $shift } { $times }.
shift-told-early = You have confirmed { $shift } { $times }. It is yours from { $from }.
shift-told-with = You are on { $shift } { $times } with { $others }.
shift-confirm = Confirm
