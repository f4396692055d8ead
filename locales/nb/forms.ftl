# Forms: words that several of them share.

age-years = { $years ->
    [one] { $years } år
   *[other] { $years } år
}

# Which shift somebody has.
shift-question = Hvilken vakt har du, { $initials }?
shift-hint = Enter bekrefter. Esc hopper over, { $key } spør igjen.
shift-told = Du er på { $shift } { $times }.
shift-told-early = Du har bekreftet { $shift } { $times }. Den er din fra kl. { $from }.
shift-told-with = Du er på { $shift } { $times } med { $others }.
shift-confirm = Bekreft
