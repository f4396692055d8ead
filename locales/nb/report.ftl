# The board and the log as plain text, for screen readers and paper.

report-invented = OPPDIKTET HUS. Ingen av menneskene finnes.
report-moment = { $date } { $year }, { $week }, kl. { $time }
report-on-shift = På vakt: { $groups }
report-shift-group = { $initials } ({ $shift } { $time })
report-nobody-on-shift = Ingen har bekreftet vakt nå.
report-apartments = Leiligheter
report-no-apartments = Huset har ingen leiligheter.
report-lived-in = Leilighet { $number }: bebodd.
report-vacant = Leilighet { $number }: ledig.
report-newest-entry = Leilighet { $number }: { $name } – { $now }. Siste notat { $time }.
report-no-entry = Leilighet { $number }: { $name } – { $now }. Ingen notater ennå.
report-hidden-newest-entry = Adresse skjermet: { $name } – { $now }. Siste notat { $time }.
report-hidden-no-entry = Adresse skjermet: { $name } – { $now }. Ingen notater ennå.
report-marked = { $line } { $sign } { $weight }
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
report-roll-totals = Inne { $inside }, ute { $outside }, ukjent { $unknown }. Gjester: { $guests }. Trenger hjelp: { $help }.
report-roll-named = Leilighet { $number }: { $name }. { $counted }, { $mark }.
report-roll-unnamed = Leilighet { $number }: { $counted }, { $mark }.
report-roll-marked = { $source } { $at } ({ $age })
report-roll-since = siden { $at } ({ $age })
report-roll-help = TRENGER HJELP.
report-roll-help-what = TRENGER HJELP: { $help }.
report-roll-guests = { $guests }, telt { $at }.
report-roll-unknown = Ukjent telles aldri som inne: let etter dem.
