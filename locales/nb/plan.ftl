# A youth's plan.

plan-title = Plan
plan-age = { $years } år
plan-latin-name = i papirene: { $name }
plan-pronunciation = uttales { $said }
plan-born = født { $date }
plan-celebrates = feirer { $day }
plan-interpreter = tolk: { $need }
plan-interpreter-note = tolk: { $need } ({ $note })
plan-contact = kontakt: { $initials }
plan-own-script = egen skrift: { $name }
plan-voice = «{ $words }» ({ $date } { $initials })
plan-no-voice = Ungdommens egne ord står her, først i planen. Trykk { $key } for å skrive dem.
plan-goal = Mål
plan-area = område
plan-status = status
plan-review = evaluering
plan-overdue-days = ▲ { $count ->
    [one] { $count } dag
   *[other] { $count } dager
}
plan-newest-entries = Siste notater
plan-no-entries = Ingen notater ennå. Trykk { $key } for å skrive det første.
goal-words-stand = Ordlyden er avtalt. Endre den i et utkast: { $versions }, så { $begin }.
goal-needs-draft = Fagleder godkjenner planer. Nye mål i et utkast: { $versions }, så { $begin }.
plan-choose-goal = Velg først et mål.
