# Alt i huset ut i åpne filer, og et hus av dem igjen

deed-export-house = ta ut alt i huset
audit-wrote-export = tok ut alt i huset, eller laget huset av et uttrekk

export-stands = { $folder } finnes fra før. Ingenting er endret. Velg en mappe som ikke finnes.
export-being-made = Et annet program lager et uttrekk i { $folder } nå. Ingenting er endret. Vent litt, og prøv en gang til.
export-place-missing = Mappa { $folder } er ikke der. Ingenting er tatt ut. Sett inn disken eller minnepinnen, eller lag mappa, og prøv en gang til.
export-place-no-folder = { $folder } er en fil og ikke en mappe. Ingenting er tatt ut. Velg en annen mappe.
export-place-read-only = { $folder } kan bare leses. Ingenting er tatt ut. Se etter om minnepinnen er låst, eller velg en annen mappe.
export-place-full = Uttrekket får ikke plass i { $folder }. Ingenting er tatt ut, og huset er ikke rørt. Frigjør plass, og prøv en gang til.
export-place-vanished = { $folder } forsvant eller sluttet å svare. Ingenting er tatt ut, og huset er ikke rørt. Sett inn disken eller minnepinnen, og prøv en gang til.
export-none = Det er ikke noe uttrekk i { $path }. Ingenting er endret. Oppgi mappa som «personalbase export» laget, eller fila house.tar.age.
export-wrong-passphrase = Passfrasen åpner ikke uttrekket. Ingenting er endret. Det er passfrasen som ble valgt da det ble laget, ikke den noen logger inn med.
export-missing = { $file } mangler i uttrekket. Ingenting er laget. Finn en hel kopi av uttrekket, eller ta ut på nytt.
export-changed = { $file } er ikke som da uttrekket ble laget: noe er endret eller borte. Ingenting er laget. Finn en hel kopi av uttrekket, eller ta ut på nytt.
export-newer = Uttrekket er laget av en nyere versjon av programmet (skjema { $found }, dette kjenner { $known }). Ingenting er laget. Oppdater programmet på denne maskinen.
export-older = Uttrekket er laget av en eldre versjon av programmet (skjema { $found }, dette leser { $known }). Ingenting er laget. Lag huset med den versjonen, og åpne det så med denne, som gjør det om.
export-row = Linje { $line } i { $file }: { $fault }. Ingenting er laget. Uttrekket er endret av noen, eller laget av et annet program.
export-row-no-row = linja er ikke en rad
export-row-too-long = linja er lengre enn noen rad
export-row-other-column = raden har et felt som ikke hører til der, eller et felt to ganger
export-row-no-column = feltet { $column } mangler
export-row-value = feltet { $column } har noe som ikke kan stå der
export-row-not-taken = raden er der fra før, eller strider mot reglene i huset
export-unfit-loose = En rad i { $file } hører til en rad som ikke er der. Ingenting er laget. Uttrekket er endret av noen, eller laget av et annet program.
export-unfit-rows = { $file } har ikke så mange rader som lista sier. Ingenting er laget. Uttrekket er endret av noen, eller laget av et annet program.
export-unfit-chain = Sporet i uttrekket er ikke det lista sier. Ingenting er laget. Uttrekket er endret av noen, eller laget av et annet program.
export-unfit-structure = Tabellene i uttrekket henger ikke sammen. Ingenting er laget. Prøv en gang til. Skjer det igjen, finn en annen kopi av uttrekket.
export-not-proven = Uttrekket som ble laget, bestod ikke kontrollen. Det er fjernet, og huset er ikke endret. Prøv en gang til, på en annen disk om du kan.
export-no-lead = Ingen fagleder i uttrekket har disse initialene og arbeider der. Ingenting er laget. Oppgi en annen med --user.

export-stage-measuring = Teller opp
export-stage-writing = Skriver
export-stage-checking = Leser alt igjen
export-stage-reading = Leser radene
export-stage-filing = Gjør loggen søkbar
export-stage-proving = Kontrollerer huset

cli-export-about = Ta ut alt som er skrevet i huset, i åpne filer
cli-export-usage = personalbase export --out NY_MAPPE --user XX [VALG]
cli-export-out-help = Mappa uttrekket skal ligge i; den må ikke finnes
cli-export-plain-help = Lesbart for alle som får filene; ellers låst med en passfrase
cli-export-passphrase-file-help = Fila passfrasen til uttrekket står i; ellers spørres det
cli-export-more = Uttrekket låses med en egen passfrase, som ikke er noens innlogging. Uten den kan ingen lese det. «personalbase import house» lager et nytt hus av det. Hva som står i filene, er forklart i docs/export.md og i uttrekket selv.
cli-export-ask-passphrase = Velg en passfrase for uttrekket:
cli-export-suggestion = Uttrekket låses med en passfrase. Skriv den på papir, og ta vare på den et annet sted enn filene. Forslag: { $words }
cli-export-plain-question = Uttrekket blir lesbart for alle som får tak i filene: navn, alt i loggen og mappene, også adresser og telefonnumre som er skjermet. Ta det ut ulåst? (ja/nei)
cli-export-done = Alt er tatt ut til { $folder } og lest igjen: { $rows } rader, sporet til rad { $row }.
cli-export-done-sealed = Det åpnes med passfrasen du valgte. Uten den kan ingen lese det.
cli-export-done-plain = Filene er like lesbare som papir. Slett dem når de er gitt videre.
cli-export-broken = Sporet i huset er brutt ved rad { $row }, og det er det i uttrekket også. Kjør «personalbase audit verify».

cli-import-house-about = Lag et nytt hus av et uttrekk
cli-import-house-usage = personalbase import house UTTREKK --to NY_MAPPE --user XX [VALG]
cli-import-house-export-value = UTTREKK
cli-import-house-export-help = Mappa som «personalbase export» laget, eller fila house.tar.age
cli-import-house-to-help = Mappa det nye huset skal ligge i; den må ikke finnes
cli-import-house-passphrase-file-help = Fila passfrasen til uttrekket står i; ellers spørres det
cli-import-house-more = --user er initialene til en fagleder i uttrekket. Et uttrekk har ingen hemmeligheter: den som lager huset, velger ny passfrase og PIN (--passphrase-file og --pin-file, eller det spørres), og gir de andre nye med «staff reset-secrets».
cli-import-house-ask = Passfrasen til uttrekket:
cli-import-house-done = Huset er laget i { $folder } av { $rows } rader, og alt i det er kontrollert.
cli-import-house-others = De andre slipper ikke inn ennå: { $initials }. Gi hver av dem ny passfrase og PIN med «staff reset-secrets».
cli-import-house-next = Slik tar dere huset i bruk: skriv data = "{ $written }" i innstillingsfila, eller start med --data "{ $folder }".

# README.txt i uttrekket
export-read-me = Dette er et uttrekk av alt som er skrevet i «{ $house }», laget { $date } av programmet personalbase { $version }.
export-read-me-secret = Det handler om unge mennesker og er taushetsbelagt. Det skal bare leses av den som har lov.
export-read-me-sealed = Alt ligger i fila house.tar.age, låst med passfrasen som ble valgt da den ble laget. Uten passfrasen kan ingen lese den, heller ikke den som har laget programmet.
export-read-me-open = Åpne den med programmet age (https://age-encryption.org), som finnes til alle maskiner: age --decrypt house.tar.age > house.tar, og pakk ut house.tar. Da ligger alt lesbart på disken: gjør det bare der det er trygt, og slett det etterpå.
export-read-me-sum = Om fila er hel, ser man med: sha256sum -c house.tar.age.sha256
export-read-me-plain = Filene er ikke låst: alle som får tak i dem, kan lese dem.
export-read-me-files = text/ er til å lese: en fil for hver ungdom, loggen for hver måned, kalenderen for hvert år. tables/ har alt, en rad på hver linje, til programmer. SCHEMA.md forklarer hver tabell og hvert felt. manifest.json har kontrollsummen til hver fil.
export-read-me-import = «personalbase import house» lager et hus av uttrekket igjen.

# Sidene i text/
pages-people = Folk i { $house }
pages-staff = Ansatte
pages-left = sluttet
pages-youths = Ungdommer
pages-file = Fila til { $name } er text/{ $file }.txt
pages-newest-first = Logg, det nyeste først
pages-log = Logg for { $month }
pages-calendar = Kalender for { $year }
pages-nothing = Ingenting.
pages-contacts = Kontakter
pages-consents = Samtykker
pages-risks = Risiko
pages-stays = Har bodd her
pages-plan = Plan
pages-evaluation = Evaluering { $day } { $by }
pages-youth-view = Ungdommen
pages-staff-view = Ansatte
pages-mapped = Kartlegging
pages-card = Avtalt
pages-support = Støtte
pages-withdrawn = trukket { $day }
