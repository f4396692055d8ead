# The command line: help, answers and what can go wrong.

cli-about = Personalbasen i et bofellesskap: tavle, logg, planer og aktiviteter i én kryptert fil. Uten kommando åpnes skjermen.
cli-usage = personalbase [VALG] [KOMMANDO]
cli-usage-heading = Bruk:
cli-commands = Kommandoer
cli-options = Valg
cli-arguments = Argumenter
cli-everywhere = Valg for alle kommandoer
cli-exit-codes = Sluttkoder: 0 alt i orden, 2 feil bruk, 3 feil passfrase eller PIN, 4 skadet, 5 opptatt, 6 ikke lov, 7 ikke plass eller lese- og skrivefeil.
cli-see-help = «personalbase --help» viser hva som kan skrives.
cli-version-help = Vis versjonen
cli-help-help = Vis denne hjelpen
cli-json-help = Svar i JSON (beskrevet i docs/json.md)
cli-data-help = Mappa huset ligger i
cli-user-help = Initialene til den som logger inn
cli-passphrase-file-help = Fil med passfrasen på første linje; - leser en linje fra standard inn. Uten valget spørres det
cli-config-help = Innstillingsfila
cli-language-help = Språket: nb (norsk) eller en (engelsk)

cli-value-folder = MAPPE
cli-value-file = FIL
cli-value-initials = XX
cli-value-text = TEKST
cli-value-number = TALL
cli-value-when = NÅR
cli-value-day = DAG
cli-value-clock = KL
cli-value-about = HVEM
cli-value-youth = UNGDOM
cli-value-kind = SLAG
cli-value-weight = VEKT
cli-value-role = ROLLE
cli-value-interpreter = TOLK
cli-value-apartments = TALL|LISTE
cli-value-rooms = ROM,ROM
cli-value-command = KOMMANDO
cli-value-instant = TIDSPUNKT

cli-unknown-argument = «{ $argument }» er ikke et valg her. Ingenting er gjort.
cli-unknown-command = «{ $command }» er ikke en kommando. Ingenting er gjort.
cli-value-missing = «{ $argument }» må ha en verdi etter seg. Ingenting er gjort.
cli-invalid-value = «{ $value }» kan ikke brukes som «{ $argument }». Dette kan stå der: { $allowed }. Ingenting er gjort.
cli-unusable-value = «{ $value }» kan ikke brukes som «{ $argument }». Ingenting er gjort.
cli-missing-argument = Dette mangler: { $arguments }. Ingenting er gjort.
cli-conflict = «{ $argument }» kan ikke brukes slik sammen med «{ $other }». Ingenting er gjort.
cli-not-understood = Kommandolinja er ikke forstått. Ingenting er gjort.
cli-terminal-failed = Terminalen kan ikke brukes ({ $kind }). Det som var lagret, er trygt. Åpne et nytt terminalvindu og prøv igjen.
cli-output-failed = Svaret kan ikke skrives ut ({ $kind }). Det som var lagret, er trygt. Sjekk hvor svaret sendes.
cli-no-terminal = Skjermen trenger en terminal, og her er ingen. Ingenting er gjort. Start «personalbase» i et terminalvindu, eller bruk en kommando, for eksempel «personalbase today».
cli-user-missing = Si hvem du er med --user og initialene dine. Ingenting er gjort.
cli-nobody-to-ask = Det trengs noe hemmelig, og her er ingen terminal å spørre på. Ingenting er gjort. Bruk { $flag } med en fil, eller - for standard inn.
cli-not-the-same = Det du skrev de to gangene, er ikke likt. Ingenting er gjort. Prøv en gang til.
cli-ask-passphrase = Passfrase:
cli-ask-again = En gang til:
cli-ask-new-passphrase = Ny passfrase for { $initials }:
cli-ask-new-pin = Ny PIN med seks siffer for { $initials }:
cli-file-unreadable = { $path } kan ikke leses ({ $kind }). Ingenting er gjort. Sjekk stien og tilgangen.
cli-input-not-text = Teksten fra standard inn er ikke UTF-8. Ingenting er lagret.
cli-time-missing = «{ $text }» sier dagen, men ikke klokka. Ingenting er gjort. Eks.: «i går 23:50».
cli-when-not-understood = «{ $text }»: { $why } Ingenting er gjort.

cli-vacant = Ingen bor i leilighet { $number }. Ingenting er gjort. Skriv «leilighet-{ $same }» hvis det gjelder selve leiligheten.
cli-no-such-apartment = Huset har ingen leilighet «{ $text }». Ingenting er gjort.
cli-no-such-youth = «{ $text }» er ingen ungdom i huset. Ingenting er gjort. Skriv leilighetsnummeret, eller se «personalbase youth list --all».
cli-several-youths = Flere heter «{ $text }». Ingenting er gjort. Skriv leilighetsnummeret, eller «ungdom-» og tallet fra «personalbase youth list --all».
cli-no-such-staff = Ingen ansatt har initialene { $initials }. Ingenting er gjort. Se «personalbase staff list».

cli-passphrase-suggestion = Ingenting er gjort. Et forslag: { $words }
cli-pin-file-help = Fil med PIN-en på første linje; - leser en linje fra standard inn. Uten valget spørres det
cli-new-passphrase-file-help = Fil med passfrasen til den nye; - leser en linje fra standard inn. Uten valget spørres det

cli-init-about = Sett opp et hus
cli-init-usage = personalbase init --name TEKST --initials XX --staff-name TEKST [VALG]
cli-init-name-help = Navnet på huset
cli-init-initials-help = Initialene til den første ansatte, som blir fagleder
cli-init-staff-name-help = Hele navnet til den første ansatte
cli-init-apartments-help = Hvor mange leiligheter (6), eller hva hver har: own, shared-kitchen, shared-kitchen-and-bath
cli-init-common-rooms-help = Fellesrommene, med komma imellom
cli-unknown-apartments = «{ $text }» er verken et antall leiligheter eller hva hver av dem har. Ingenting er gjort. Eks.: 6, eller own,own,shared-kitchen.
cli-init-more = Passfrasen leses fra --passphrase-file eller spørres om to ganger. Gjenopprettingskoden skrives ut én gang: skriv den på papir.
cli-init-done = Huset «{ $name }» er satt opp i { $folder }.
cli-init-recovery = Gjenopprettingskode, vises bare nå: { $code }
cli-init-next = Skriv koden på papir, delt i to, og lås de to halvdelene ned hver for seg. Start så «personalbase» og logg inn som { $initials }.
cli-room-lounge = Fellesstue
cli-room-kitchen = Felleskjøkken
cli-room-meeting = Møterom

cli-demo-about = Åpne et oppdiktet hus å prøve seg i, eller skriv ett
cli-demo-usage = personalbase demo [VALG]
cli-demo-write-help = Skriv det oppdiktede huset i denne mappa i stedet for å åpne det
cli-demo-seed-help = Tallet alt tilfeldig kommer fra: samme tall, samme innhold
cli-demo-years-help = Hvor mange år huset har stått, høyst 40
cli-demo-entries-help = Hvor mange notater loggen har
cli-demo-now-help = Når historien slutter, for eksempel 2026-11-21T13:32:00Z
cli-demo-more = Uten --write ligger huset i en mappe som fjernes når programmet slutter. Menneskene finnes ikke.
cli-demo-making = Lager et oppdiktet hus …
cli-demo-signed-in = Oppdiktet hus. Du er { $initials }. PIN { $pin }, passfrase «{ $passphrase }».
cli-demo-written = «{ $house }», oppdiktet, er skrevet i { $folder } med { $entries } notater.
cli-demo-member = { $initials } · { $name } · { $role } · passfrase «{ $passphrase }» · PIN { $pin }
cli-demo-recovery = Gjenopprettingskode: { $code }

cli-today-about = Vis tavla som ren tekst
cli-today-usage = personalbase today --user XX [VALG]

cli-log-about = Skriv i vaktloggen og les den
cli-log-usage = personalbase log KOMMANDO
cli-log-add-about = Skriv et notat
cli-log-add-usage = personalbase log add --user XX --about HVEM [VALG] [TEKST …]
cli-log-text-help = Fakta. Uten tekst, eller med -, leses de fra standard inn
cli-log-add-about-help = Hvem det gjelder: leilighetsnummer eller navn, flere med komma; house (huset); apartment-3 (selve leiligheten)
cli-log-kind-help = Hva det er: { $all }
cli-log-weight-help = Hvor viktig det er: { $all }
cli-log-happened-help = Når det hendte, for eksempel «i går 23:50». Ellers nå
cli-log-youth-voice-help = Ungdommens egne ord
cli-log-assessment-help = Vurdering
cli-log-agreed-help = Det som er avtalt
cli-log-add-more = Det som står på kommandolinja, kan andre på maskinen se mens kommandoen går. Send heller teksten gjennom standard inn.
cli-log-nothing-written = Skriv teksten etter kommandoen, eller send den gjennom standard inn. Ingenting er lagret.
cli-log-list-about = Vis notater, det nyeste først
cli-log-list-usage = personalbase log list --user XX [VALG]
cli-log-list-about-help = Bare om denne ungdommen: leilighetsnummer eller navn
cli-log-since-help = Bare skrevet etter dette, for eksempel «i går» eller «man 07:30»
cli-log-list-kind-help = Bare dette slaget: { $all }
cli-log-list-weight-help = Minst så viktig: { $all }
cli-log-words-help = Bare med disse ordene, eller ord som begynner slik
cli-log-limit-help = Hvor mange, 20 om ikke annet er sagt, høyst 10000
cli-log-none = Ingen notater passer.
cli-log-more = Det finnes flere. Bruk --limit eller --since.

cli-staff-about = Se og endre ansatte
cli-staff-usage = personalbase staff KOMMANDO
cli-staff-list-about = Vis de ansatte
cli-staff-list-usage = personalbase staff list --user XX [VALG]
cli-staff-left = { $member } · sluttet
cli-staff-add-about = Legg til en ansatt
cli-staff-add-usage = personalbase staff add --user XX --initials XX --name TEKST --role ROLLE [VALG]
cli-staff-initials-help = Initialene til den nye
cli-staff-name-help = Hele navnet til den nye
cli-staff-role-help = Rollen: { $all }
cli-staff-role-about = Endre rollen til en ansatt
cli-staff-role-usage = personalbase staff role --user XX XX ROLLE [VALG]
cli-staff-whom-help = Initialene til den det gjelder

cli-youth-about = Se, legg til og flytt ungdommer
cli-youth-usage = personalbase youth KOMMANDO
cli-youth-list-about = Vis ungdommene
cli-youth-list-usage = personalbase youth list --user XX [VALG]
cli-youth-all-help = Også de som ikke bor i huset nå
cli-youth-none = Ingen ungdommer bor i huset.
cli-youth-born = født { $date }, { $age ->
    [one] { $age } år
   *[other] { $age } år
}
cli-youth-interpreter = tolk: { $need }
cli-youth-add-about = Legg til en ungdom
cli-youth-add-usage = personalbase youth add --user XX --name TEKST --born DAG [VALG]
cli-youth-name-help = Navnet ungdommen vil kalles
cli-youth-born-help = Fødselsdatoen, for eksempel 14.03.2009
cli-youth-latin-help = Navnet med latinske bokstaver, som i papirene
cli-youth-script-help = Navnet i egen skrift
cli-youth-pronunciation-help = Hvordan navnet sies
cli-youth-celebrates-help = Når bursdagen feires, hvis det er en annen dag
cli-youth-languages-help = Språk, det sterkeste først
cli-youth-interpreter-help = Om det trengs tolk: { $all }
cli-youth-interpreter-note-help = Språk og dialekt for tolken, og hvem som ikke skal brukes
cli-youth-contact-help = Initialene til primærkontakten
cli-youth-whom-help = Leilighetsnummer, navn, eller ungdom- og tallet fra «youth list»
cli-youth-in-about = Flytt en ungdom inn
cli-youth-in-usage = personalbase youth move-in --user XX UNGDOM --apartment TALL [VALG]
cli-youth-apartment-help = Nummeret på leiligheten
cli-youth-from-help = Første dag i leiligheten. Ellers i dag
cli-youth-out-about = Flytt en ungdom ut
cli-youth-out-usage = personalbase youth move-out --user XX UNGDOM [VALG]
cli-youth-last-day-help = Siste dag i leiligheten. Ellers i dag

cli-activity-about = Se og legg til fellesaktiviteter
cli-activity-usage = personalbase activity KOMMANDO
cli-activity-list-about = Vis aktivitetene i en uke
cli-activity-list-usage = personalbase activity list --user XX [VALG]
cli-activity-week-help = En dag i uka, for eksempel «uke 48». Ellers denne uka
cli-activity-add-about = Legg til en fellesaktivitet
cli-activity-add-usage = personalbase activity add --user XX TEKST --starts NÅR [VALG]
cli-activity-title-help = Hva som skjer
cli-activity-starts-help = Når det begynner, for eksempel «fre 18:00»
cli-activity-ends-help = Klokka når det slutter
cli-activity-place-help = Hvor
cli-activity-responsible-help = Initialene til den som har ansvaret

cli-goal-about = Se og legg til mål i en plan
cli-goal-usage = personalbase goal KOMMANDO
cli-goal-list-about = Vis målene til en ungdom
cli-goal-list-usage = personalbase goal list --user XX --about UNGDOM [VALG]
cli-goal-whose-help = Ungdommen: leilighetsnummer eller navn
cli-goal-none = Ingen mål ennå.
cli-goal-review = evalueres { $date }
cli-goal-overdue = skulle vært evaluert { $date }, { $days ->
    [one] { $days } dag over
   *[other] { $days } dager over
}
cli-goal-add-about = Legg til et mål
cli-goal-add-usage = personalbase goal add --user XX TEKST --about UNGDOM --area TEKST [VALG]
cli-goal-title-help = Målet, på én linje
cli-goal-area-help = Området i planen, slik det står i innstillingene
cli-goal-review-help = Når det evalueres. Ellers etter tiden i innstillingene
cli-goal-unknown-area = «{ $text }» er ikke et område i planen. Ingenting er lagret. Områdene er: { $areas }.

cli-doctor-about = Se over maskinen, mappa og huset
cli-doctor-usage = personalbase doctor [VALG]
cli-doctor-more = Med --user åpnes huset, og alt i det blir lest og regnet etter. Ingenting blir endret.
cli-doctor-ok = [ok]
cli-doctor-note = [merk]
cli-doctor-fault = [FEIL]
cli-doctor-skipped = [ikke sett på]
cli-doctor-sound = Alt som ble sett på, er i orden.
cli-doctor-unsound = Noe må rettes. Ingenting er endret.
cli-doctor-config = Innstillinger fra { $file }.
cli-doctor-config-none = Ingen innstillingsfil; standardene gjelder.
cli-doctor-zone = Maskinen og huset går etter { $zone }. Klokka er { $time }.
cli-doctor-zone-differs = Maskinen går etter { $machine }, huset etter { $house }. I huset er klokka { $time }. Rett maskinen, eller «time-zone» i innstillingene.
cli-doctor-zone-unknown = Maskinen sier ikke hvilken tidssone den går etter; huset går etter { $house }, der klokka er { $time }.
cli-doctor-clock = Klokka har ikke gått bakover siden huset sist ble skrevet i.
cli-doctor-clock-behind = Huset ble sist skrevet i { $time }, og det er fram i tid. Sjekk klokka på maskinen før noen skriver.
cli-doctor-no-terminal = Det er ingen terminal her å se på.
cli-doctor-dumb-terminal = Terminalen kan ikke flytte markøren (TERM). Skjermen vil ikke virke; kommandoene virker.
cli-doctor-small-terminal = Terminalen er { $width }x{ $height }. Skjermen trenger minst 80x24.
cli-doctor-terminal = Terminalen er { $width }x{ $height }, { $colours }.
cli-doctor-with-colours = med farger
cli-doctor-without-colours = uten farger (NO_COLOR)
cli-doctor-letters = Terminalen viser æ, ø og å.
cli-doctor-letters-missing = Maskinen er ikke satt til UTF-8, så æ, ø og å kan bli feil. Sett for eksempel LANG=nb_NO.UTF-8.
cli-doctor-place = Mappa ligger på en disk i denne maskinen.
cli-doctor-place-unknown = Maskinen sier ikke om { $path } ligger på en nettverksdisk. Der kan to maskiner ødelegge for hverandre: sjekk selv at disken står i denne maskinen.
cli-doctor-permissions = Mappa { $folder } og filene i den er bare dine.
cli-doctor-open-to-others = { $path } kan åpnes av andre på maskinen. Ta fra dem tilgangen: chmod go= og stien.
cli-doctor-link = { $path } er en lenke og ikke en fil. Huset åpnes ikke gjennom lenker. Legg selve fila der.
cli-doctor-disk = { $free } MB er ledig på disken.
cli-doctor-disk-low = Bare { $free } MB er ledig på disken; det varsles under { $limit }. Frigjør plass.
cli-doctor-disk-unknown = Maskinen sier ikke hvor mye plass som er ledig.
cli-doctor-keys = Nøkkelfila kan leses og er hel, { $count ->
    [one] med { $count } vei inn
   *[other] med { $count } veier inn
}.
cli-doctor-not-opened = Huset er ikke åpnet. Med --user blir innholdet også sett over.
cli-doctor-opened = Passfrasen til { $initials } åpner huset.
cli-doctor-schema = Huset har skjema { $found }, det nyeste programmet kjenner.
cli-doctor-integrity = Hver side i databasen er hel.
cli-doctor-integrity-broken = Databasen er skadet: { $findings }. Ikke slett noe; hent siste sikkerhetskopi eller be om hjelp.
cli-doctor-slots = Hver ansatt har sin vei inn, og ingen andre.
cli-doctor-slot-unused = Nøkkelfila har en vei inn som ingen ansatt bruker: { $slot }.
cli-doctor-slot-foreign = Nøkkelfila har en vei inn som ikke er laget i dette huset: { $slot }. Noen har endret fila. Be om hjelp.
cli-doctor-slot-missing = { $initials } har ingen vei inn i nøkkelfila. En fagleder må gi en ny passfrase.
cli-doctor-chain = Sporet er ubrutt, { $rows } rader, det siste merket { $hash }.
cli-doctor-chain-broken = Sporet er brutt ved rad { $row }. Noen har endret databasen utenom programmet. Ikke slett noe; be om hjelp.
cli-doctor-search = Søket kjenner alle { $entries } notatene.
cli-doctor-search-differs = Loggen har { $entries } notater, søket kjenner { $indexed }. Loggen er hel; søket må lages på nytt. Be om hjelp.

cli-keys-about = Vis hva tastene gjør
cli-keys-usage = personalbase keys [VALG]
cli-keys-markdown-help = Som tabeller i Markdown, slik de står i README
cli-keys-heading = | Tast | Gjør | Navn i «[keys]» |
cli-completions-about = Skriv fullføring for et skall
cli-completions-usage = personalbase completions SHELL
cli-completions-more = Eks.: personalbase completions bash > ~/.local/share/bash-completion/completions/personalbase
cli-shell-help = bash, zsh, fish, elvish eller powershell
cli-man-about = Skriv manualsiden
cli-man-usage = personalbase man [KOMMANDO …]
cli-man-command-help = Siden til denne kommandoen, for eksempel «log add»
cli-man-name = NAVN
cli-man-synopsis = BRUK
cli-man-description = BESKRIVELSE
cli-man-options = VALG
cli-man-extra = MER
cli-man-version = VERSJON
