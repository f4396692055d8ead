# Where youths are, how closely they are watched over, and the fire roll.

presence-in = inne
presence-out = ute
presence-school = skole/jobb
presence-overnight = overnatter borte
presence-overnight-short = borte
presence-unknown = ukjent
presence-missing = savnet
presence-not-marked = ukjent, ikke merket
source-observed = sett
source-told = sagt
source-assumed = antatt
presence-sourced = { $state } { $source } { $at }
presence-sourced-by = { $state } { $source } { $at } ({ $by })
presence-word-source = { $state } { $source }
doubt-made-by = { $told } ({ $by })
presence-at = { $state } { $at }
presence-since = { $state } siden { $at }
presence-since-by = { $state } siden { $at } ({ $by })
presence-from-back = { $state } fra { $at } → { $back } { $source }
presence-back = { $state } → { $back } { $source }
presence-back-only = { $state } → { $back }
presence-back-at = tilbake { $when }
presence-agreed-with = avtalt med { $whom }

watch-calm = rolig
watch-follow = følg med
watch-acute = akutt
watch-not-set = ikke vurdert
watch-not-set-short = uvurdert
watch-to-review = må vurderes
watch-to-review-short = vurder
watch-since = { $level } siden { $since } ({ $by })
watch-review-at = vurderes { $when }
watch-review-was = skulle vært vurdert { $when }

# The question where a youth is, and its form.
presence-question = Hvor er { $who }?
presence-lives-elsewhere = Ungdommen bor ikke i huset, og kan ikke merkes som inne eller ute.
presence-hint-at-once = lagres straks
presence-hint-back = ventes tilbake når?
presence-hint-overnight = hvor, avtalt med hvem, tilbake når?
presence-hint-missing = først: hva dere gjør
presence-source-label = Kilde
presence-source-hint = { $left } { $right } bytter
presence-more-hint = { $open } åpner alle feltene for den valgte.  { $guests } Gjester
presence-missing-what = Savnet brukes når ungdommen ikke er å finne og dere er urolige. Vet dere bare ikke hvor ungdommen er, bruk ukjent.
presence-missing-do = Følg husets rutine: ring ungdommen og dem dere vet om, si fra til bakvakt eller leder, og ring barnevernvakta og politiet (02800, haster det: 112). Skriv ned tid, navn og svar i et notat. Programmet varsler ingen.
presence-missing-go-on = { $key } går videre til feltene.  { $back } går tilbake.
presence-missing-saved = Følg husets rutine nå; programmet varsler ingen.
presence-marked-as = { $state }, { $source }
presence-saved = Lagret kl. { $time }: { $who } { $what }.
presence-form-title = Hvor er ungdommen?
presence-where = Hvor
presence-where-help = En bokstav eller piltastene velger.
presence-source-help = Sett: du har sett eller hørt det selv. Sagt: ungdommen eller en annen har sagt det. Antatt: ingen har sett eller sagt det.
presence-when = Når
presence-when-help = Tomt er nå. Eks.: «13:50», «i går 23:50», «-20min».
presence-place = Sted
presence-place-help = Der ungdommen er. Eks.: «trening», «hos onkel i Oslo».
presence-agreed = Avtalt med
presence-agreed-help = Den dere har snakket med om natta borte. Eks.: «onkel, 22 22 22 22, og KN».
presence-note = Merknad
presence-note-help = Det neste vakt må vite om dette. Eks.: «tok med treningstøy».
presence-expected = Tilbake
presence-expected-help = Når ungdommen ventes tilbake; tomt når ingen vet. Eks.: «16», «i morgen 12:00», «+2t». Enter lagrer.

guests-title = Gjester
guests-count = Gjester nå
guests-count-help = Hvor mange gjester det er i leiligheten akkurat nå. 0 når de har gått. Enter lagrer.
guests-count-missing = Skriv hvor mange gjester, 0 når det ikke er noen.
guests-count-range = Skriv et tall fra 0 til { $most }.
guests = { $count ->
    [0] ingen gjester
    [one] { $count } gjest
   *[other] { $count } gjester
}
guests-saved = Lagret kl. { $time }: leilighet { $number }, { $guests }.

# The form for how closely somebody is watched over.
watch-form-title = Følge med
watch-level-label = Nivå
watch-level-help = Rolig: som vanlig. Følg med: noe er annerledes, og hver vakt ser etter det. Akutt: går foran alt annet.
watch-reason = Hvorfor
watch-reason-help = Med få ord, så neste vakt vet hva de ser etter. Trengs når det ikke er rolig. Eks.: «sover lite, spiste ikke».
watch-review = Vurderes
watch-review-help = Når dere ser på det igjen, innen en måned. Da står det «må vurderes» til noen har gjort det. Eks.: «i morgen 14:00». Enter lagrer.
watch-saved = Lagret kl. { $time }: { $who } { $level }.
watch-saved-until = Lagret kl. { $time }: { $who } { $level }, vurderes { $review }.

# How a youth is now and was before.
status-title = Nå og før
status-watch = Følge med
status-presence = Hvor
status-no-level = Ingen har vurdert dette ennå. Trykk { $key } for å gjøre det.
status-no-agreement = Ingenting er avtalt om natta ennå. Trykk { $key } for å skrive det.
status-no-mark = Ingen har merket hvor ungdommen er. Trykk { $key } for å gjøre det.
status-set = { $level } satt { $when } ({ $by })
status-renewed = { $text } · sist vurdert { $when }
status-written = { $text } · skrevet { $when }

# The fire roll.
roll-title = Brannliste
roll-totals = inne { $inside } · ute { $outside } · ukjent { $unknown } · gjester { $guests } · trenger hjelp { $help }
roll-on-shift = På vakt: { $initials }
roll-in = inne
roll-out = ute
roll-unknown = ukjent
roll-not-marked = ikke merket
roll-marked = { $source } { $at } · { $age }
roll-source = { $source } · { $age }
roll-since = siden { $at } · { $age }
roll-expected = ▲ ventet { $back }
roll-help = Trenger hjelp: { $help }
roll-help-needed = Trenger hjelp
roll-next-house = { $name }, hus { $at } av { $all }. { $key }: { $next }.
roll-last-house = { $name }, hus { $all } av { $all }.
roll-reduced-hint = Uten navn. Ukjent telles aldri som inne: let etter dem. Esc går tilbake.
