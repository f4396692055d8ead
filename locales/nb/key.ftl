# Nøkkelen til huset: når den byttes, prøven med koden på papir, og veien inn når ingen husker passfrasen sin.

deed-rotate-key = bytte nøkkelen til huset
audit-rotated-key = byttet nøkkelen til huset
audit-used-code = åpnet huset med koden på papir
audit-rehearsed-code = prøvde koden på papir

key-stage-copying = Kopierer huset med ny nøkkel
key-stage-sealing = Legger den nye nøkkelen klar for alle
key-stage-exchanging = Bytter
key-stage-finishing = Tar den gamle nøkkelen bort
key-changed = Nøkkelen er byttet. Alle som arbeider her, kommer inn med passfrasen de har, og koden på papir gjelder som før. En eldre kopi av nøkkelfila åpner ikke huset mer.
key-old-copies = Eldre sikkerhetskopier åpnes med passfrasene som gjaldt da de ble laget, også av dem som har sluttet.
key-cancelled = Byttet ble avbrutt. Nøkkelen er den samme som før, og ingenting er endret.
key-settled-done = Et bytte av nøkkelen ble avbrutt midt i. Det er gjort ferdig nå: huset har den nye nøkkelen, og ingenting er mistet.
key-settled-undone = Et bytte av nøkkelen ble avbrutt midt i. Det er ryddet opp: huset har nøkkelen det hadde, og ingenting er mistet. Bytt en gang til når det passer.

key-busy = Huset er åpent på en annen skjerm eller i et annet program. Nøkkelen er ikke byttet, og ingenting er endret. Avslutt programmet alle andre steder, og prøv en gang til.
key-disk-full = Det er ikke plass på disken til en hel kopi av huset med ny nøkkel. Nøkkelen er ikke byttet, og ingenting er endret. Frigjør plass, og prøv en gang til.
key-foreign-slot = Nøkkelfila kan ikke leses, eller den har en nøkkel som ikke er laget i dette huset. Nøkkelen er ikke byttet, og ingenting er endret. «personalbase doctor» viser hva det er.
key-house-damaged = Huset har en skade som ble funnet på veien. Nøkkelen er ikke byttet, og ingenting er endret. Kjør «personalbase doctor», ikke slett noe, og be om hjelp.
key-not-changed = Nøkkelen er ikke byttet. { $why }

key-title = Bytt nøkkelen til huset
key-what = Alt i huset er låst med én nøkkel. Hver ansatt åpner den med sin passfrase. Den som har sluttet, kommer ikke inn mer, men en eldre kopi av nøkkelfila åpner huset med passfrasen de hadde, helt til nøkkelen er byttet.
key-how = Hele huset kopieres med en ny nøkkel og kontrolleres før det byttes. Det tar fra noen sekunder til noen minutter. Programmet må være avsluttet på alle andre skjermer. Passfrasene og koden på papir er de samme etterpå.
key-afterwards = Etterpå lages en ny sikkerhetskopi. Eldre sikkerhetskopier åpnes fremdeles med passfrasene som gjaldt da de ble laget: ta vare på dem som på huset.
key-begin = Enter  Bytt nøkkelen nå
key-leave = { $key }  La den være
key-left = { $initials } har sluttet. Nøkkelen er ikke byttet siden: en eldre kopi av nøkkelfila åpner huset. «Bytt nøkkelen» i menyen ({ $key }).
key-left-question = { $initials } kommer ikke inn mer. Bytt nøkkelen til huset også? Til da åpner en eldre kopi av nøkkelfila huset med passfrasen de hadde.
key-left-now = Bytt nøkkelen nå
key-left-later = Senere
key-progress = { $percent } %
key-cancel = { $key }  Avbryt
key-cancelling = Avbryter …
key-too-late = Byttet kan ikke avbrytes lenger. Det er snart ferdig.
key-backup-hangs = Stedet for sikkerhetskopier svarer ikke, og kopien som ble begynt der, holder huset åpent. Nøkkelen er ikke byttet. Ta ut minnepinnen, start programmet på nytt, og prøv en gang til.
key-backing-up = En sikkerhetskopi lages nå. Nøkkelen er ikke byttet. Vent til den er ferdig, og prøv en gang til.
key-packing = Et innsyn hentes eller skrives nå. Nøkkelen er ikke byttet. Vent til det er ferdig, og prøv en gang til.
key-unkept = Noe som er skrevet, er ikke tatt vare på ennå. Nøkkelen er ikke byttet. Lagre det først.

key-code-title = Prøv koden på papir
key-code-what = Finn begge halvdelene av papiret, og skriv koden. Da vet dere at den åpner huset den dagen ingen husker passfrasen sin. Ingenting som står i huset, leses, og koden vises ikke igjen.
key-code-again = Gjør det to ganger i året, og legg halvdelene tilbake i hver sin konvolutt.
key-code-help = Seks grupper på fem tegn. Blanke og bindestreker betyr ikke noe.
key-code-try = { $key }  Prøv koden
key-code-proven = Koden på papir åpner huset. Prøvd { $date }, uten å lese noe som står i huset.
key-code-wrong = Koden åpner ikke dette huset. Ingenting er endret. Se etter om papiret hører til dette huset og er det nyeste, og prøv en gang til.
key-code-misread = Koden er ikke riktig lest. { $why }

key-recover-title = Inn med koden på papir
key-recover-what = Når ingen husker passfrasen sin, åpner koden på papir huset. En fagleder eller administrator får da en ny passfrase, og kan gi de andre nye. Det skrives ned at papiret ble brukt.
key-recover-initials-help = Fagleder eller administrator: den som skal ha ny passfrase.
key-recover-again = { $key }  Gå inn
key-recovered = { $initials } har fått en ny passfrase med koden på papir. Den gamle åpner ikke huset mer.
key-recover-next = Den som kom inn med papiret, kan nå gi de andre nye passfraser fra lista over ansatte. Koden på papir gjelder fremdeles; har flere sett den, lag en ny fra menyen.

action-rotate-key = Bytt nøkkelen
action-rotate-key-help = Gi huset en ny nøkkel, så ingen eldre kopi av nøkkelfila åpner det. Etter at noen har sluttet.
action-rehearse-code = Prøv koden på papir
action-rehearse-code-help = Vis at koden på papir åpner huset, uten å lese noe. To ganger i året.
action-use-code = Kode på papir
action-use-code-help = Kom inn med koden på papir når ingen husker passfrasen sin, og gi en leder en ny.

cli-key-about = Bytt nøkkelen til huset, prøv koden på papir, eller kom inn med den
cli-key-usage = personalbase key KOMMANDO
cli-key-rotate-about = Gi huset en ny nøkkel, så ingen eldre kopi av nøkkelfila åpner det
cli-key-rotate-usage = personalbase key rotate --user XX [VALG]
cli-key-rotate-more = Programmet må være avsluttet alle andre steder. Det trengs ledig plass som huset selv tar. Blir det avbrutt, er huset helt: med nøkkelen det hadde, eller med den nye.
cli-key-rotate-question = Huset får en ny nøkkel. Passfrasene og koden på papir blir som de er. Skriv ja for å fortsette:
cli-key-rehearse-about = Vis at koden på papir åpner huset, uten å lese noe
cli-key-rehearse-usage = personalbase key rehearse [VALG]
cli-key-rehearse-more = Ingen passfrase trengs. Koden spørres om og vises ikke. Datoen skrives i nøkkelfila.
cli-key-recover-about = Gi en leder en ny passfrase med koden på papir
cli-key-recover-usage = personalbase key recover INITIALER [VALG]
cli-key-recover-more = For den dagen ingen husker passfrasen sin. Det skrives ned at papiret ble brukt.
cli-key-recover-whom-help = Fagleder eller administrator som skal ha ny passfrase
cli-key-recovered-next = Gi de andre nye passfraser med «personalbase --user { $initials } staff reset-secrets». Koden på papir gjelder fremdeles.
cli-code-file-help = Fil med koden på første linje; «-» er inndata. Ellers spørres det
cli-or-code-file-help = Fil med koden på papir på første linje, i stedet for passfrasen; «-» er inndata
cli-ask-passphrase-or-code = Passfrase, eller koden på papir:
cli-ask-code = Koden på papir:

cli-doctor-rehearsal = Koden på papir åpnet huset { $date }.
cli-doctor-rehearsal-old = Koden på papir åpnet sist huset { $date }. Finn papiret, og kjør «personalbase key rehearse».
cli-doctor-rehearsal-none = Ingen har prøvd koden på papir siden den ble laget. Finn papiret, og kjør «personalbase key rehearse».
cli-doctor-key = Ingen har sluttet siden huset fikk nøkkelen sin.
cli-doctor-key-changed = Nøkkelen ble byttet { $date }, og ingen har sluttet siden.
cli-doctor-key-due = { $initials } har sluttet, og nøkkelen er ikke byttet siden: en eldre kopi av nøkkelfila åpner huset. Kjør «personalbase key rotate».

backup-flaw-members = lik huset; nøkkelfila mangler nøkkelen til en som arbeider her, og da kommer vedkommende ikke inn
backup-check-members = nøkkelfila ved siden av (.keys) mangler nøkkelen til en som arbeider i huset
cli-backup-restored-who = Den åpnes med passfrasene som gjaldt da, av { $initials } og med koden på papir.
key-no-leader = Ingen fagleder eller administrator som arbeider her, har disse initialene. Ingenting er endret. Skriv initialene til en av dem.
paper-typed-where-one-is-made = Her lages en ny kode, og den på papiret slutter å gjelde. Vil du prøve den du har, gå tilbake med Esc og velg «Prøv koden på papir». Ctrl-S lager en ny.
