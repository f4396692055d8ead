# What went wrong: what happened, what is safe, what to do now.

error-no-house = Det er ikke noe hus i { $path }. Ingenting er endret. Start «personalbase» uten noe mer for å sette opp et hus, eller oppgi riktig mappe med --data.
error-house-exists = Det står et hus i { $path } fra før. Det er ikke rørt. Velg en annen mappe med --data.
error-wrong-passphrase = Initialene eller passfrasen er feil. Ingenting er endret. Prøv en gang til.
error-key-file-damaged = Nøkkelfila (house.keys) kan ikke leses. Databasen er ikke rørt. Hent nøkkelfila fra siste sikkerhetskopi.
error-damaged = Databasen (house.db) er skadet eller hører til et annet hus. Passfrasen var riktig, og fila er ikke endret. Ikke slett noe. Har noen lagt inn en eldre house.keys eller house.db etter at nøkkelen ble byttet, er ingenting skadet: legg tilbake fila som var der, eller house.keys fra siste sikkerhetskopi (fila .keys). Ellers, fagleder eller administrator: «personalbase backup restore» lager et hus av siste sikkerhetskopi, «personalbase salvage» berger det som kan leses.
error-not-together = Nøkkelfila og databasen hører ikke sammen. Ingenting er endret. Legg tilbake fila som ble byttet.
error-older-keys = Nøkkelfila (house.keys) er eldre enn databasen: nøkkelen til huset er byttet mellom dem. Databasen er hel, og ingenting er endret. Fagleder eller administrator: gi house.keys et annet navn, og legg { $keys } på plassen dens, som house.keys.
error-older-database = Databasen (house.db) er eldre enn nøkkelfila: nøkkelen til huset er byttet mellom dem. Den er fra tida da { $copy } ble laget. Ingenting er endret. Ikke slett noe: legg tilbake databasen som var der. Er den borte, lager «personalbase backup restore» et hus av siste sikkerhetskopi.
error-newer = Huset er skrevet av en nyere versjon av programmet (skjema { $found }, dette kjenner { $known }). Ingenting er endret. Oppdater programmet på denne maskinen.
error-read-only-here = Mappa kan bare leses, ikke skrives i. Ingenting er lagret. Sjekk tilgangen til mappa eller disken.
error-read-only = { $path } kan bare leses, ikke skrives i. Ingenting er endret. Sjekk tilgangen til mappa eller disken.
error-cannot-open-here = En fil i huset kan ikke åpnes. Ingenting er endret. Sjekk at mappa finnes og er din.
error-cannot-open = { $path } kan ikke åpnes. Ingenting er endret. Sjekk at mappa finnes og er din.
error-network-folder = { $path } ligger på en nettverksdisk. Der kan to maskiner ødelegge for hverandre. Ingenting er endret. Velg en mappe på denne maskinen.
error-disk-full = Disken er full. Det som var lagret, er trygt. Frigjør plass, og prøv en gang til.
error-disk-fault = Disken svarer ikke som den skal (feil { $code }). Det som var lagret, er trygt. Se etter at disken er koblet til, og prøv en gang til. Skjer det igjen, si fra til den som har ansvar for maskinen.
error-busy = Et annet program holder på med huset. Ingenting er endret. Vent litt, og prøv en gang til.
error-file-replaced = Databasefila er flyttet, slettet eller byttet ut mens programmet var åpent. Ingenting er skrevet. Skriv ned det du har på skjermen, avslutt, og be om hjelp.
error-io = Disken svarte med en feil ({ $kind }). Det som var lagret, er trygt. Prøv en gang til.
error-unexpected = Det skjedde en feil i programmet (referanse { $reference }). Det som var lagret, er trygt. Si fra, med referansen.
error-not-saved = IKKE LAGRET. { $why } Teksten din står her.

refused-not-allowed = Rollen din kan ikke { $deed }. Ingenting er endret.
refused-initials-taken = En annen ansatt har disse initialene. Velg andre, for eksempel med en bokstav til.
refused-apartment-taken = Leilighet { $number } er ikke ledig. Flytt først ut den som bor der.
refused-apartment-taken-until = Leilighet { $number } er ikke ledig før etter { $date }.
refused-lives-elsewhere = Ungdommen bor allerede i leilighet { $number }.
refused-came-there = Ungdommen flyttet inn den { $date }. Den nye leiligheten begynner tidligst dagen etter. Var innflyttingen feil, angrer Ctrl-Z den rett etter at den er lagret.
refused-leaves-already = Ungdommen flytter ut: siste dag er { $date }, og ungdommen står på tavla og brannlista til den dagen er over. Var det feil, angrer Ctrl-Z det rett etter at det er lagret.
refused-lives-here-already = Ungdommen bor allerede i huset.
refused-lived-here-until = Ungdommen bodde i en annen leilighet til og med { $date }. Velg en senere dag.
refused-several-live-there = I leilighet { $number } bor flere i dag. La den være delt til bare én bor der.
refused-lived-elsewhere = Ungdommen bodde i leilighet { $number } til og med { $date }. Velg en senere dag. Var utflyttingen feil, angrer Ctrl-Z den rett etter at den er lagret.
refused-not-living-here = Ungdommen bor ikke i huset på den datoen.
refused-changed-meanwhile = Noen andre har endret dette imens. Det de skrev, står.
refused-not-your-house = Du arbeider ikke i dette huset. En fagleder som arbeider der, kan gi deg tilgang. Ingenting er endret.
refused-other-house = Dette hører til et annet hus enn det som er på skjermen. Bytt hus og prøv igjen. Ingenting er endret.
refused-lives-in-house = Den som skal til et annet hus, må først flytte ut av leiligheten her. Ingenting er endret.
refused-last-lead-of-house = Hvert hus må ha minst én fagleder som arbeider der. Ingenting er endret.
refused-house-name-taken = Et annet hus heter dette. Velg et annet navn. Ingenting er endret.
refused-shared-room-in-use = Leilighet { $number } deler dette. Velg noe annet for leiligheten først. Ingenting er endret.
refused-shared-room-name-taken = Et annet kjøkken eller bad i huset heter dette. Velg et annet navn. Ingenting er endret.
refused-apartment-full = Leilighet { $number } har plass til { $most }, og er full. Ingenting er endret.
refused-kitchen-full = Det delte kjøkkenet er for { $most ->
    [one] én leilighet som er bebodd
   *[other] { $most } bebodde leiligheter
}, og er fullt. Ingenting er endret.
refused-bath-full = Det delte badet er for { $most ->
    [one] én leilighet som er bebodd
   *[other] { $most } bebodde leiligheter
}, og er fullt. Ingenting er endret.
refused-last-lead = Huset må ha minst én fagleder som kan legge til og hjelpe de andre.
refused-no-passphrase = Den som har sluttet, har ikke lenger noen passfrase. Gi en ny med «personalbase staff reset-secrets», og ta så personen tilbake. Ingenting er endret.
refused-plan-closed = Planen er avsluttet og står som den sto. Ingenting er endret.
refused-plan-not-current = Dette er et utkast. Gjør planen gjeldende først. Ingenting er endret.
refused-goal-words = Ordlyden i et mål i gjeldende plan er det som ble avtalt. Begynn et utkast under planens versjoner for å endre den.
refused-times-kept = Det er ført påmelding, oppmøte eller referat på ganger som ville falle bort. Endre bare denne, eller sett opp en ny serie.
refused-series-over = Ingenting av serien står igjen, og det som har vært, blir stående. Endre bare denne.
refused-nobody-comes = Den er avlyst, eller ikke noe noen møter opp til. Ingenting er lagret.
refused-not-a-meeting = Bare et husmøte har saksliste og referat. Ingenting er lagret.
refused-not-begun = Det har ikke begynt ennå. Hvem som kom, føres når det er i gang.
refused-attendance-kept = Det er ført oppmøte på denne. Sett opp en ny som gjentas, så står oppmøtet som det er.
refused-called-off = Den er alt avlyst. Grunnen som står, er beholdt.
refused-attended = Noen er alt ført som «kom» eller «kom ikke» denne gangen. Ta det tilbake først, eller lag en ny for den nye dagen.
invalid-meeting-of-one = Husmøtet er hele husets og knyttes ikke til én ungdom. Sett opp en avtale i stedet.
invalid-youth-missing = Velg hvilken ungdom det gjelder.
invalid-staff-missing = Velg hvem vakten gjelder.
invalid-capacity = Skriv hvor mange det er plass til, fra 1 til 999.
invalid-words-of-nothing = Egne ord hører til «ville ikke».
refused-goal-needs-draft = Fagleder godkjenner planer i dette huset. Begynn et utkast under planens versjoner, og legg målet til der.
refused-plan-drafted = Det finnes et utkast fra før. Arbeid videre med det.
refused-gone = Dette finnes ikke lenger. Ingenting er endret.
refused-cannot-undo = Det kan ikke angres lenger, for noen har brukt eller endret det.
refused-not-in-shift = Du er ikke i den vakten nå. Bekreft vakten din, og åpne dette på nytt.

invalid-empty = Skriv noe her.
invalid-too-long = Teksten er for lang, høyst { $most } tegn.
invalid-initials = Initialer er to til fire bokstaver. Eks.: «KN».
invalid-birth-date = Fødselsdatoen kan ikke stemme. Eks.: «01.01.2009».
invalid-in-the-future = Det kan ikke ha hendt fram i tid. Eks.: «i går 23:50».
invalid-move-ahead = Datoen ligger fram i tid. En flytting føres den dagen den skjer; lag en oppgave til da, eller velg i dag eller tidligere.
invalid-too-long-ago = Det er mer enn to år siden. Sjekk årstallet.
invalid-ends-before = Slutten må komme etter begynnelsen.
invalid-reason-missing = Skriv hvorfor, med få ord.
invalid-review-missing = Skriv når det skal vurderes på nytt.
invalid-status-of-goal = Et mål skal ha en status, planen som helhet ingen.
invalid-review-past = Det må vurderes fram i tid. Eks.: «i morgen 14:00».
invalid-review-too-far = Vurder det på nytt innen { $days } dager.
invalid-not-away = Bare den som er ute, ventes tilbake.
invalid-back-before = Tilbake må komme etter at ungdommen gikk.
invalid-back-too-far = Det er mer enn { $days } dager fram. Sjekk datoen.
invalid-place-missing = Skriv hvor ungdommen overnatter.
invalid-agreement-missing = Skriv hvem det er avtalt med.
invalid-too-many-guests = Det er flere enn { $most } gjester. Sjekk tallet.
invalid-apartment-count = Et hus har én til ni leiligheter.
invalid-shared-room-limit = Et kjøkken eller bad deles av 1 til 9 leiligheter.
invalid-places = En delt leilighet har plass til 1 til 9.
invalid-apartment-twice = To leiligheter har samme nummer.
invalid-first-staff = Den første ansatte må være fagleder.

deed-write-log = skrive i loggen
deed-watch-over = merke hvor ungdommene er eller sette hvor tett dere følger med
deed-take-shift = ta vakt
deed-sign-read = kvittere for det som er lest
deed-see-unread = se hva andre ikke har lest
deed-plan-activities = sette opp eller avlyse aktiviteter
deed-mark-attendance = føre oppmøte
deed-write-plan = skrive i planen
deed-approve-plan = gjøre en plan gjeldende
deed-keep-youths = legge til eller rette ungdommer
deed-move-youths = flytte ungdommer inn og ut
deed-keep-staff = legge til eller endre ansatte
deed-see-across = se flere hus samtidig
deed-keep-house = endre huset
deed-use-program = bruke programmet

# Secrets that somebody chooses, and the code on paper.
weak-too-short = Passfrasen er for kort: minst { $least } tegn. Fem tilfeldige ord er godt og lett å huske.
weak-repeated = Passfrasen gjentar seg. Velg ord som ikke har med hverandre å gjøre.
weak-sequence = Passfrasen følger alfabetet, tallene eller tastaturet. Velg tilfeldige ord.
weak-house-name = Passfrasen er nesten bare navnet på huset. Velg tilfeldige ord.
weak-own-name = Passfrasen er nesten bare navnet ditt. Velg tilfeldige ord.
weak-common = Passfrasen er nesten bare ord som alle prøver først. Velg tilfeldige ord.
pin-not-six-digits = En PIN er seks sifre.
pin-repeated = Sifrene gjentar seg. Velg minst tre forskjellige.
pin-run = Sifrene følger på hverandre. Velg andre.
pin-year = Den begynner eller slutter med et årstall. Velg andre sifre.
recovery-length = Koden har seks grupper på fem tegn. Her er det { $found } tegn i alt.
recovery-group = Gruppe { $group } stemmer ikke med koden. Se på den på papiret en gang til.
recovery-check = Koden stemmer ikke, mer enn ett sted. Les den fra papiret en gang til, gruppe for gruppe.
clock-is-behind = Klokka på maskinen viser { $now }, men huset er skrevet i { $written }. Ingenting er tapt. Still klokka før noen skriver: det som skrives nå, får feil tid.
house-fell-back = Huset holder mindre enn det gjorde: en eldre kopi kan ligge på plassen, eller det siste er borte. Ikke slett noe. Fagleder eller administrator: «personalbase doctor».
