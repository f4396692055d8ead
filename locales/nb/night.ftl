# The night: rounds, checks of youths, and what is agreed about them.

night-title = Nattrunde
night-knock = bank på
night-sms = SMS
night-nothing = ingenting
night-at = { $what } { $time }
night-every-round = { $what } hver runde
night-not-agreed = ikke avtalt
night-to-review = tas opp igjen
night-agreed-with = avtalt med { $whom } { $day } ({ $by }), tas opp igjen { $review }
night-agreed-label = Natt: { $what }
check-answered = svarte
check-seen-in = svarte, er inne
check-no-answer = svarte ikke
check-not-home = ikke hjemme
check-deviation = avvik
check-entered = gikk inn uten samtykke

round-from-to = { $from }–{ $to }
round-since = fra { $from }
round-in-order = { $done } av { $all } i orden
round-only-checks = bare tilsyn
round-deviations = avvik: { $place }
round-not-finished = ikke avsluttet
round-ended-after = avsluttet { $when } av { $who }, etter vakta
round-left = { $left ->
    [one] { $left } punkt gjenstår
   *[other] { $left } punkter gjenstår
}: { $why }
round-progress = begynt { $time } { $who } · { $done } av { $all }
round-last = sist { $when } ({ $age })
round-none-yet = ingen runde ennå
round-of-shift = Rundene i denne vakta
round-left-open = Ikke avsluttet av tidligere vakter
round-route = Runden går
round-youths = Det som er avtalt med ungdommene
round-house = Huset
round-hint-begin = { $key } begynner en runde. Ingen går inn i leiligheter.
round-hint = { $finish } avslutter runden. { $agreement } skriver hva som er avtalt, { $history } viser før. Ingen går inn i leiligheter.
round-hint-left-open = { $key } avslutter runden fra den vakta. Skriv hvorfor den ikke ble avsluttet.
round-shift-coming = { $shift } er bekreftet. Du kan begynne en runde fra kl. { $from }.
round-no-shift = Bekreft vakta di med { $key }. Da kan du begynne en runde.
round-no-route = Huset har ingen rute. Den står i innstillingene, under [night].
round-begun = Runden er begynt kl. { $time }.
round-ended = Runden er avsluttet kl. { $time }.
round-all-in-order = Alt i orden. Runden er avsluttet kl. { $time }.
round-in-order-left = I orden. Igjen: { $left }. { $key } avslutter runden.
round-left-checks = tilsyn { $doors }
round-cleared = Tatt bort.
round-deviation-stays = Avviket står i loggen. Var det feil, føres notatet som feil der.
round-check-waits = ▲ venter
round-deviation-word = ▲ avvik
refused-round-begun = En annen har begynt en runde i denne vakta. Ingenting er endret.
refused-round-over = Runden er avsluttet. Ingenting er endret. Begynn en ny, eller skriv et notat.
refused-round-left-open = Vakta som gikk runden, er over. Skriv hvorfor den ikke ble avsluttet.
refused-round-not-done = { $left ->
    [one] { $left } punkt
   *[other] { $left } punkter
} gjenstår på runden. Skriv hvorfor.
refused-check-not-agreed = Det er ikke avtalt noe tilsyn med denne ungdommen om natta. Ingenting er endret.
invalid-agreement-too-long = Ta det opp igjen innen et år.
invalid-time-of-nothing = Når ingenting skal gjøres, er det ikke noe tidspunkt heller.
invalid-not-of-the-round = Dette hører ikke til runden. Ingenting er endret.
invalid-not-an-incident = Å gå inn uten samtykke skrives som en alvorlig hendelse, med alt som hører til.

check-question = Tilsyn: { $who }
check-agreed-now = Avtalt: { $what }
check-none = Det er ikke avtalt noe tilsyn. Ingen banker på eller skriver. Er det noe, skriv et avvik.
check-hint-in-knock = merkes inne, sett nå
check-hint-in-sms = merkes inne, sagt nå
check-hint-answered = merker ikke hvor ungdommen er
check-hint-no-answer = telles ikke som inne lenger
check-hint-not-home = merk hvor ungdommen er etterpå
check-hint-deviation = skrives i loggen
check-hint-entered = skrives som alvorlig hendelse
check-saved = Lagret kl. { $time }: { $who } { $what }.
check-saved-where = Lagret kl. { $time }: { $who } { $what }. { $key } merker hvor ungdommen er.

deviation-title = Avvik: { $place }
deviation-words = Hva
deviation-words-help = Hva som ikke var i orden, og hva du gjorde. Det blir et notat i loggen og kommer med i overlappingen. Eks.: «Vinduet sto åpent. Lukket.»
deviation-missing = Skriv hva som ikke var i orden.
deviation-weight = Vekt
deviation-weight-help = Viktig og kritisk står øverst for neste vakt.
deviation-entry = Nattrunde, { $place }: { $words }
deviation-saved = Lagret kl. { $time }: avvik, { $place }.
deviation-youth-entry = Nattrunde: { $words }

entered-title = Gikk inn uten samtykke: alvorlig hendelse
entered-danger = Faren
entered-danger-help = Hvilken fare det var, og hva som skjedde. Det som ble sett og hørt.
entered-danger-missing = Skriv hvilken fare det var.
entered-decided = Bestemt av
entered-decided-help = Hvem som bestemte det. Eks.: «KN, etter samtale med bakvakt».
entered-decided-missing = Skriv hvem som bestemte det.
entered-necessity = Nødrett
entered-necessity-help = Hvordan nødrett eller nødverge ble vurdert, og hva som var prøvd først.
entered-necessity-missing = Skriv hvordan nødrett eller nødverge ble vurdert.
entered-told = Varslet
entered-told-help = Hvem som er varslet, og når. Eks.: «bakvakt 02:40, barnevernvakta 02:50».
entered-told-missing = Skriv hvem som er varslet, eller at ingen er det ennå.
entered-voice = Egne ord
entered-voice-help = Ungdommens egen framstilling. Er ungdommen ikke spurt ennå, skriv det, og hvem som spør når.
entered-voice-missing = Skriv ungdommens egen framstilling, eller at ungdommen ikke er spurt ennå.
entered-debrief = Etterpå
entered-debrief-help = Hvem som snakker med ungdommen og de ansatte etterpå, og når.
entered-facts = Gikk inn i leiligheten uten samtykke på nattrunde.
    Fare: { $danger }
    Bestemt av: { $decided }
    Varslet: { $told }
entered-assessment = Nødrett/nødverge: { $words }
entered-saved = Lagret kl. { $time }: alvorlig hendelse om { $who }. Følg husets rutine nå; programmet varsler ingen.

finish-title = Avslutt runden
finish-reason = Hvorfor
finish-reason-help = Gjenstår: { $left }. Hvorfor? Neste vakt leser det. Eks.: «Avbrutt av brannalarm 02:10.»
finish-left-open-help = Vakta som gikk runden, er over. Gjenstår: { $left }. Hvorfor ble den ikke avsluttet? Eks.: «OH ble kalt ut 02:10.»
finish-left-open-done-help = Vakta som gikk runden, er over, og ingenting gjenstår. Hvorfor ble den ikke avsluttet? Eks.: «Glemt.»
finish-reason-missing = Skriv hvorfor noe gjenstår.

agreement-title = Avtalt om natta
agreement-check = Tilsyn
agreement-check-help = Bank på: på døra, uten å gå inn. SMS: skriv. Ingenting: la ungdommen være i fred.
agreement-at = Når
agreement-at-help = Klokkeslettet det gjøres. Tomt er på hver runde. Eks.: «23:30».
agreement-note = Merknad
agreement-note-help = Det nattevakta må vite. Eks.: «ring før du banker på».
agreement-with = Avtalt med
agreement-with-help = Hvem det er avtalt med. Eks.: «Samira selv, og verge».
agreement-on = Avtalt den
agreement-on-help = Dagen det ble avtalt. Eks.: «i dag», «12.11.».
agreement-review = Ta opp igjen
agreement-review-help = Når dere snakker om det igjen, innen et år. Til da står avtalen. Eks.: «+3u», «01.03.2027». Enter lagrer.
agreement-date-missing = Skriv en dato.
agreement-saved = Lagret kl. { $time }: { $who }, natt: { $what }.
agreement-changed = { $label } endret: { $before } → { $now }
agreement-renewed = avtalt på nytt uten endring

action-night-round = Nattrunde
action-night-round-help = Åpne nattrunden: begynn en runde, og se de som er gått i vakta.
action-all-in-order = Alt i orden
action-all-in-order-help = Alle punkter på runden som ingen har vært ved, er i orden. Gjenstår ingenting, er runden avsluttet.
action-deviation = Avvik
action-deviation-help = Skriv at noe ikke er i orden her. Det blir et notat i loggen.
action-finish-round = Avslutt
action-finish-round-help = Avslutt nattrunden. Gjenstår noe, skriv hvorfor.
action-begin-round = Begynn runden
action-check-in = Svarte, er inne
action-check-in-help = Ungdommen svarte og er inne. Merkes som inne, nå.
action-check-answered = Svarte
action-check-answered-help = Ungdommen svarte. Hvor ungdommen er, merkes ikke.
action-check-no-answer = Svarte ikke
action-check-no-answer-help = Ungdommen svarte ikke. Det står på tavla og brannlista til noen har sett eller hørt ungdommen, og telles ikke som inne.
action-check-not-home = Ikke hjemme
action-check-not-home-help = Ungdommen er ikke hjemme. Hvor ungdommen er, merkes etterpå.
action-entered = Gikk inn
action-entered-help = Noen gikk inn i leiligheten uten samtykke. Det er alltid en alvorlig hendelse, og skrives som det.
action-agreement = Avtalt natt
action-agreement-help = Skriv hva som er avtalt med ungdommen om natta: bank på, SMS eller ingenting.
action-check = Tilsyn

handover-rounds = Nattrunder
handover-night = Natt
handover-check = { $when } { $what } ({ $by })
