# Et skadet hus berges: kommandoen, det den finner, og det som mangler.

audit-wrote-salvage = berget huset

cli-salvage-about = Berg det som kan leses av et skadet hus, inn i et nytt
cli-salvage-usage = personalbase salvage --to NY_MAPPE --user XX [VALG]
cli-salvage-to-help = Mappa det nye huset skal ligge i; den må ikke finnes
cli-salvage-keys-help = En nøkkelfil fra en sikkerhetskopi, når husets egen er skadet
cli-salvage-more = Det skadede huset leses bare, og blir aldri skrevet i. Utgangskoden er 0 når alt er funnet, og 4 når noe mangler.

salvage-stage-reading = Leser side for side
salvage-stage-missing = Leter etter det som mangler
salvage-stage-search = Lager søket på nytt
salvage-stage-checking = Kontrollerer det nye huset

salvage-done = Huset er berget i { $folder }. { $rows } rader er funnet, og det nye huset er kontrollert.
salvage-whole = Ingenting mangler.
salvage-missing = Dette mangler:
salvage-loss = { $count } { $what }
salvage-loss-at-least = minst { $count } { $what }
salvage-loss-unknown = et ukjent antall { $what }
salvage-between = skrevet mellom { $after } og { $before }
salvage-after = skrevet etter { $after }
salvage-before = skrevet før { $before }
salvage-gap = nr. { $first }
salvage-gaps = nr. { $first } til { $last }
salvage-gap-when = { $gap }, { $when }
salvage-more-gaps = og { $count } steder til («--json» viser alle)
salvage-from-trail = { $count } { $what } er borte, og er skrevet på nytt etter det sporet sier
salvage-pins = Hver som er skrevet på nytt, må få ny PIN («personalbase staff reset-secrets»). Passfrasene gjelder som før.
salvage-safe-protection = { $count } adresser er satt til strengt fortrolig, fordi beslutningen er borte. Fagleder ser etter og bestemmer på nytt.
salvage-safe-consent = { $count } samtykker er satt som trukket, fordi det er borte om de er det. Spør på nytt.
salvage-safe-presence = { $count } meldinger sier at ingen vet hvor ungdommen er, fordi den nyeste meldingen kan være borte. Den kan ha sagt «savnet». Finn ut nå hvor hver av dem er, og meld det.
salvage-safe-watch = { $count } oppfølgingsnivåer er satt på nytt og må vurderes nå, fordi det nyeste nivået kan være borte. Sett hvert på nytt.
salvage-safe-interpreter = { $count } ganger står det at en tolk ikke skal brukes for en ungdom, fordi det er borte hvem som kan. Spør ungdommen, og tillat dem de vil ha.
salvage-log = { $count } sider av det som ble lagret sist, kan ikke leses
salvage-made-anew = Søket eller en indeks var skadet og er laget på nytt. Der mangler ingenting.
salvage-told = Rad { $row } i sporet til det nye huset sier hva som mangler. Det skadede huset er ikke rørt: ta vare på det, og lag en sikkerhetskopi av det nye.
salvage-lost-row = (tapt da huset ble skadet)
error-nothing-to-salvage = Ingenting kan leses fra databasen (house.db): den første siden er skadet, og den sier hvor alt annet ligger. Passfrasen var riktig, og ingenting er endret. Bruk en sikkerhetskopi: «personalbase backup list» viser dem, og «personalbase backup restore» lager et hus av en.

salvage-what-log-entry = innslag i loggen
salvage-what-log-revision = rettelser i loggen
salvage-what-log-entry-youth = koblinger mellom innslag og ungdommer
salvage-what-audit = rader i sporet
salvage-what-staff = ansatte
salvage-what-youth = ungdommer
salvage-what-house = opplysninger om huset
salvage-what-apartment = leiligheter
salvage-what-placement = opphold i leilighetene
salvage-what-shift = vakter
salvage-what-task = oppgaver
salvage-what-task-outcome = opplysninger om hvordan oppgaver endte
salvage-what-checklist-mark = kryss i sjekklister
salvage-what-presence = meldinger om hvor ungdommer er
salvage-what-watch-level = oppfølgingsnivåer
salvage-what-handover = overleveringer
salvage-what-handover-part = deler av overleveringer
salvage-what-receipt = kvitteringer for lesing
salvage-what-goal = mål
salvage-what-measure = tiltak
salvage-what-plan = planer
salvage-what-evaluation = evalueringer
salvage-what-event = avtaler og aktiviteter
salvage-what-attendance = opplysninger om hvem som kom
salvage-what-contact = kontakter
salvage-what-consent = samtykker
salvage-what-agreed-card = avtalekort
salvage-what-protection = beslutninger om adressebeskyttelse
salvage-what-consent-withdrawal = trukne samtykker
salvage-what-interpreter-bar = beskjeder om å ikke bruke en tolk
salvage-what-draft = utkast
salvage-what-table = rader i tabellen «{ $table }»

audit-salvaged = { $count } rader ({ $first } til { $last }) gikk tapt med skadede sider. Det står i rad { $row }, skrevet { $at } av { $by } da huset ble berget. Resten henger sammen.
audit-salvaged-open = Rad { $first } og de etter den gikk tapt med skadede sider. Hvor mange, vet ingen. Det står i rad { $row }, skrevet { $at } av { $by } da huset ble berget. Resten henger sammen.
audit-head-lost = Rad { $row } gikk tapt da huset ble skadet. Om utskriften stemmer, kan bare det skadede huset eller en sikkerhetskopi fra før vise.
salvage-wrong-with-keys = Initialene eller passfrasen åpner ikke huset med denne nøkkelfila. Ingenting er endret. Det er passfrasen som gjaldt da nøkkelfila ble laget, og den som har fått en ny siden, kommer ikke inn med den. La en annen fagleder eller administrator prøve, eller bruk en nyere nøkkelfil.
