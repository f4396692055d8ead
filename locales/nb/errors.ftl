# What went wrong: what happened, what is safe, what to do now.

error-no-house = Det er ikke noe hus i { $path }. Ingenting er endret. Start «personalbase» uten noe mer for å sette opp et hus, eller oppgi riktig mappe med --data.
error-house-exists = Det står et hus i { $path } fra før. Det er ikke rørt. Velg en annen mappe med --data.
error-wrong-passphrase = Initialene eller passfrasen er feil. Ingenting er endret. Prøv en gang til.
error-key-file-damaged = Nøkkelfila (house.keys) kan ikke leses. Databasen er ikke rørt. Hent nøkkelfila fra siste sikkerhetskopi.
error-damaged = Databasen (house.db) er skadet eller hører til et annet hus. Passfrasen var riktig, og fila er ikke endret. Ikke slett noe; hent siste sikkerhetskopi eller be om hjelp.
error-not-together = Nøkkelfila og databasen hører ikke sammen. Ingenting er endret. Legg tilbake fila som ble byttet.
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
refused-apartment-taken = Leilighet { $number } er ikke ledig på den datoen.
refused-lives-elsewhere = Ungdommen bor allerede i leilighet { $number }. Flytt ut der først.
refused-lived-elsewhere = Ungdommen bodde i leilighet { $number } den dagen. Velg en senere dag.
refused-not-living-here = Ungdommen bor ikke i huset på den datoen.
refused-changed-meanwhile = Noen andre har endret dette imens. Det de skrev, står.
refused-last-lead = Huset må ha minst én fagleder som kan legge til og hjelpe de andre.
refused-no-passphrase = Den som har sluttet, har ikke lenger noen passfrase. Gi en ny med «personalbase staff reset-secrets», og ta så personen tilbake. Ingenting er endret.
refused-gone = Dette finnes ikke lenger. Ingenting er endret.
refused-cannot-undo = Det kan ikke angres lenger, for noen har brukt eller endret det.

invalid-empty = Skriv noe her.
invalid-too-long = Teksten er for lang, høyst { $most } tegn.
invalid-initials = Initialer er to til fire bokstaver. Eks.: «KN».
invalid-birth-date = Fødselsdatoen kan ikke stemme. Eks.: «01.01.2009».
invalid-in-the-future = Det kan ikke ha hendt fram i tid. Eks.: «i går 23:50».
invalid-too-long-ago = Det er mer enn to år siden. Sjekk årstallet.
invalid-ends-before = Slutten må komme etter begynnelsen.
invalid-apartment-count = Et hus har én til ni leiligheter.
invalid-apartment-twice = To leiligheter har samme nummer.
invalid-first-staff = Den første ansatte må være fagleder.

deed-write-log = skrive i loggen
deed-take-shift = ta vakt
deed-sign-read = kvittere for det som er lest
deed-see-unread = se hva andre ikke har lest
deed-plan-activities = sette opp aktiviteter
deed-write-plan = skrive i planen
deed-keep-youths = legge til eller rette ungdommer
deed-move-youths = flytte ungdommer inn og ut
deed-keep-staff = legge til eller endre ansatte
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
