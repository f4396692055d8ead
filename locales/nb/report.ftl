# The board and the log as plain text, for screen readers and paper.

report-invented = OPPDIKTET HUS. Ingen av menneskene finnes.
report-moment = { $date } { $year }, { $week }, kl. { $time }
report-on-shift = På vakt: { $groups }
report-shift-group = { $initials } ({ $shift } { $time })
report-nobody-on-shift = Ingen har bekreftet vakt nå.
report-apartments = Leiligheter
report-no-apartments = Huset har ingen leiligheter.
report-vacant = Leilighet { $number }: ledig.
report-newest-entry = Leilighet { $number }: { $name }. Siste notat { $time }.
report-marked = { $line } { $sign } { $weight }
report-no-entry = Leilighet { $number }: { $name }. Ingen notater ennå.
report-activities = Fellesaktiviteter { $week }
report-no-activities = Ingen fellesaktiviteter denne uka.
report-cancelled = avlyst
report-overdue = Mål som venter på evaluering
report-none-overdue = Ingen mål er over datoen.
report-overdue-goal = { $youth }: { $goal }, { $days ->
    [one] { $days } dag over
   *[other] { $days } dager over
}.
report-newest = Siste notater
report-no-entries = Ingen notater ennå.
report-house = huset
report-apartment-itself = leilighet { $number }
report-youth-at-home = leilighet { $number }, { $name }
report-youths-at-home = leilighet { $list }
report-and-others = { $name } og { $others ->
    [one] en annen beboer
   *[other] { $others } andre beboere
}
report-labelled = { $label }: { $text }
report-youth-voice = Egne ord
report-assessment = Vurdering
report-agreed = Avtalt
