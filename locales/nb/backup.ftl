# Sikkerhetskopier: kommandoene, det tavla sier, og det som kan gå galt.

deed-make-backups = lage og kontrollere sikkerhetskopier
deed-keep-backups = gjenopprette fra sikkerhetskopier

backup-place-missing = Mappa for sikkerhetskopier, { $folder }, er ikke der. Ingen kopi er laget, og huset er ikke rørt. Sett inn disken eller minnepinnen, eller lag mappa, og prøv en gang til.
backup-place-no-folder = { $folder } er en fil og ikke en mappe. Ingen kopi er laget, og huset er ikke rørt. Velg en mappe under [backup] i innstillingene, eller med --to.
backup-place-read-only = { $folder } kan bare leses. Ingen kopi er laget, og huset er ikke rørt. Se etter om minnepinnen er låst, eller velg en annen mappe.
backup-place-full = Sikkerhetskopien får ikke plass i { $folder }. Ingen kopi er laget, de som var der, er der ennå, og huset er ikke rørt. Frigjør plass, og prøv en gang til.
backup-place-vanished = { $folder } forsvant eller sluttet å svare. Ingen ny kopi er laget, og huset er ikke rørt. Sett inn disken eller minnepinnen, og prøv en gang til.
backup-being-made = Et annet program lager en sikkerhetskopi i { $folder } nå. Ingenting er endret. Vent litt, og prøv en gang til.
backup-no-copy = Det er ingen sikkerhetskopi som heter { $copy }. Ingenting er endret. «personalbase backup list» viser dem som er der.
backup-none = Det er ingen hel sikkerhetskopi i { $folder }. Ingenting er endret. «personalbase backup create» lager en.
backup-unsound = Sikkerhetskopien { $copy } er ikke hel: { $check }. Den er ikke rørt. Bruk en annen («personalbase backup list» viser dem), og lag en ny.
backup-not-proven = Sikkerhetskopien som ble laget, bestod ikke kontrollen: { $check }. Den er fjernet, og huset er ikke endret. Prøv en gang til. Skjer det igjen, kjør «personalbase doctor».
backup-stands = { $folder } finnes fra før. Ingenting er endret. Et hus gjenopprettes bare til en mappe som ikke finnes; oppgi en ny med --to.
backup-before-migration = Huset må gjøres om for denne versjonen av programmet, og før det må det finnes en sikkerhetskopi. Den kunne ikke lages, så huset er ikke gjort om. { $why }
backup-wrong-passphrase = Initialene eller passfrasen åpner ikke kopien. Ingenting er endret. Det er passfrasen som gjaldt da kopien ble laget.

backup-check-list = lista ved siden av (.json) mangler eller kan ikke leses
backup-check-keys-missing = nøkkelfila ved siden av (.keys) mangler; alle tre filene hører sammen
backup-check-keys = nøkkelfila ved siden av (.keys) er skadet eller byttet ut
backup-check-digest = fila er endret siden den ble laget, kontrollsummen stemmer ikke
backup-check-opens = nøkkelen åpner den ikke, den er skadet eller hører til et annet hus
backup-check-house = den hører til et annet hus enn nøkkelfila
backup-check-seals = seglet på en side er brutt
backup-check-structure = tabeller og indekser henger ikke sammen
backup-check-rows = antallet rader er et annet enn lista sier
backup-check-chain = sporet i den er brutt
backup-check-head = slutten på sporet er en annen enn lista og navnet sier
backup-check-living = den har ikke det samme sporet som huset

backup-stage-copying = Kopierer
backup-stage-seals = Kontrollerer seglet på hver side
backup-stage-structure = Kontrollerer tabeller og indekser
backup-stage-rows = Teller rader
backup-stage-chain = Regner ut sporet på nytt
backup-stage-keeping = Skriver til disken

cli-backup-about = Lag, kontroller og gjenopprett sikkerhetskopier av huset
cli-backup-usage = personalbase backup KOMMANDO
cli-backup-create-about = Lag en sikkerhetskopi og kontroller alt i den; først da er den en kopi
cli-backup-create-usage = personalbase backup create --user XX [--to MAPPE] [VALG]
cli-backup-to-help = Bare i denne mappa, som må finnes; ellers i dem innstillingene sier. Ingen kopi ryddes bort der
cli-backup-list-about = Vis kopiene som er der, den nyeste først; trenger ingen passfrase
cli-backup-list-usage = personalbase backup list [VALG]
cli-backup-verify-about = Kontroller alt i en kopi: hver side, hver tabell, antall rader og hele sporet
cli-backup-verify-usage = personalbase backup verify [KOPI] --user XX [VALG]
cli-backup-copy-value = KOPI
cli-backup-copy-help = Navnet på kopien, eller fila; ellers den nyeste
cli-backup-restore-about = Lag et nytt hus av en kopi, i en ny mappe; huset som er der, røres ikke
cli-backup-restore-usage = personalbase backup restore KOPI --to NY_MAPPE --user XX [VALG]
cli-backup-restore-copy-help = Navnet på kopien, eller fila
cli-backup-restore-to-help = Mappa det nye huset skal ligge i; den må ikke finnes
cli-backup-drill-about = Øv på å gjenopprette: åpne den nyeste kopien, og hold den opp mot huset
cli-backup-drill-usage = personalbase backup drill --user XX [VALG]
cli-backup-more = Passfrasen til «verify» og «restore» er den som gjaldt da kopien ble laget.

cli-backup-made = Sikkerhetskopien er laget og kontrollert: { $copy }
cli-backup-made-where = { $folder } · { $size } · { $rows } rader · sporet til rad { $row }
cli-backup-second-missing = Minnepinnen er ikke satt inn ({ $folder }). Der er det ikke laget noen kopi.
cli-backup-folder = { $folder }
cli-backup-folder-missing = { $folder } (er ikke der)
cli-backup-folder-empty = Ingen kopier.
cli-backup-row = { $time } · { $copy } · { $size } · { $rows } rader
cli-backup-row-broken = { $copy } · ikke hel
cli-backup-holds-more = Holder mer enn en nyere kopi: huset kan ha mistet noe mellom dem. Den ryddes ikke bort.
cli-backup-sound = Kopien er hel: { $copy }
cli-backup-sound-how = Hver side, hver tabell, { $rows } rader og sporet til rad { $row } er kontrollert. Den ble laget { $time }.
cli-backup-restored = Huset er gjenopprettet i { $folder }, og alt i det er kontrollert.
cli-backup-restored-how = Huset som var der, er ikke rørt. Slik tar dere det nye i bruk: avslutt programmet på alle terminaler, og skriv data = "{ $written }" i innstillingsfila, eller start med --data "{ $folder }".
cli-backup-drilled = gjenopprettet OK { $date }
cli-backup-drilled-how = { $copy } fra { $time } lar seg åpne, har alle sine { $rows } rader, og sporet i den er husets eget til rad { $row }. Datoen er skrevet i huset.
backup-megabytes = { $number } MB
backup-kilobytes = { $number } kB

backup-made = Sikkerhetskopi laget og kontrollert { $clock }.
backup-made-both = Sikkerhetskopi laget og kontrollert { $clock }, også på minnepinnen.
backup-begun = Sikkerhetskopien lages. Arbeid videre imens.
backup-under-way = Sikkerhetskopien lages …
backup-no-second = Innstillingene har ingen minnepinne for sikkerhetskopi («second» under [backup]).
quit-would-stop-backup = Sikkerhetskopien lages og er snart ferdig. Vent litt, eller avslutt én gang til for å gå uten den.
backup-worry-holds-more = ▲ En sikkerhetskopi holder mer enn huset, noe kan være borte. Ikke slett noe. Fagleder eller administrator: «personalbase doctor».
backup-worry-failed = ▲ Sikkerhetskopien { $time } ble ikke laget. { $key } prøver igjen, { $messages } viser hvorfor.
backup-worry-never = ▲ Huset har ingen sikkerhetskopi. { $key } lager en.
backup-worry-old = ▲ Den nyeste sikkerhetskopien er { $age } gammel. { $key } lager en ny.
backup-worry-ahead = ▲ Den nyeste sikkerhetskopien har en tid som ikke har vært. Se etter klokka. { $key } lager en ny.
backup-worry-second = ▲ Sett inn minnepinnen for sikkerhetskopi, og trykk { $key }. Siste kopi der er { $age } gammel. { $later } utsetter til i morgen.
backup-worry-second-never = ▲ Sett inn minnepinnen for sikkerhetskopi, og trykk { $key }. Der er det ingen kopi ennå. { $later } utsetter til i morgen.
backup-worry-put-off = Minnepinnen for sikkerhetskopi er utsatt til { $time } av { $by }.
backup-worry-drill = ▲ Det er { $age } siden noen øvde på å gjenopprette. Fagleder eller administrator: «personalbase backup drill».
backup-worry-drill-never = ▲ Ingen har øvd på å gjenopprette. Fagleder eller administrator: «personalbase backup drill».

cli-doctor-backups = Den nyeste sikkerhetskopien ble laget { $time } ({ $folder }).
cli-doctor-backups-old = Den nyeste sikkerhetskopien er for gammel: den ble laget { $time } ({ $folder }). «personalbase backup create» lager en ny.
cli-doctor-backups-none = Det er ingen sikkerhetskopi i { $folder }. «personalbase backup create» lager en.
cli-doctor-backup-holds-more = Sikkerhetskopien { $copy } holder noe huset ikke har: en eldre fil kan være lagt på plass. Ikke slett noe. «personalbase backup restore» lager et hus av kopien ved siden av dette.
cli-doctor-backup-disk = Sikkerhetskopier ligger også på en annen disk ({ $folder }).
cli-doctor-backup-one-disk = Sikkerhetskopiene ligger på samme disk som huset. Går disken tapt, går alt tapt. Oppgi en minnepinne som «second» under [backup] i innstillingene.
cli-doctor-backup-same-disk = { $folder } ligger på samme disk som huset, og er ikke et annet sted. Oppgi en minnepinne som «second» under [backup] i innstillingene.
cli-doctor-backup-second-out = Minnepinnen for sikkerhetskopi er ikke satt inn ({ $folder }).
cli-doctor-drill = Gjenoppretting ble øvd { $date }.
cli-doctor-drill-old = Gjenoppretting ble sist øvd { $date }. «personalbase backup drill» gjør det uten å røre noe.
cli-doctor-drill-none = Ingen har øvd på å gjenopprette. «personalbase backup drill» gjør det uten å røre noe.
