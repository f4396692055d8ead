# The set-up guide, and choosing a passphrase and a PIN.

secret-suggestion = Forslag
secret-suggestion-help = Fem tilfeldige ord. Mellomrom gir fem andre. Skriv dem i feltene under, eller velg egne.
secret-passphrase = Passfrase
secret-passphrase-help = Åpner huset. Fem ord eller mer, minst tolv tegn. Store og små bokstaver teller.
secret-again = En gang til
secret-again-help = Det samme en gang til, så det ikke er en skrivefeil i det.
secret-pin = PIN
secret-pin-help = Seks sifre. Avdekker skjermen og bytter ansatt, men åpner aldri huset.
secret-passphrase-missing = Velg en passfrase, og skriv den her.
secret-again-missing = Skriv den en gang til.
secret-pin-missing = Velg en PIN på seks sifre.
secret-not-alike = De to er ikke like. Skriv den en gang til.

setup-title = Sett opp et hus
setup-step = steg { $step } av { $steps }
setup-next = { $key }  Neste
setup-begin = Enter  Begynn
setup-make = Enter  Lag huset
setup-make-with-enter = Trykk Enter for å lage huset.
setup-explain-pages = Veiledningen har fem steg. Nederst på hver side står tasten som går videre: Enter der det ikke er felt å fylle ut, ellers { $next }. { $back } går ett steg tilbake, og det du har skrevet, blir stående.
setup-explain-fields = Enter og Tab går til neste felt, Shift-Tab tilbake. Linja under feltene sier hva som skal stå der. Shift-Tab fra passfrasen går til forslaget; mellomrom gir et nytt.
setup-explain-quit = Huset lages når du trykker Enter på steg 4, ikke før. { $key } avslutter.
setup-explain-close = { $key } eller Esc går tilbake til siden.
setup-written = Enter  Koden er skrevet ned
setup-back = { $key }  Tilbake
setup-fields = Enter går til neste felt.

setup-welcome = Her står det ikke noe hus ennå.
setup-welcome-what = Veiledningen spør om huset og om deg som første ansatt, viser en oppsummering og gir deg en kode som skal på papir. Ingenting lages før du har sett oppsummeringen. Esc går ett steg tilbake, og det du har skrevet blir stående.
setup-welcome-where = Huset blir en kryptert fil i denne mappa:
setup-welcome-protected = Fila åpnes bare med passfrasen til en ansatt eller med koden på papir. Er begge borte, kan ingen åpne den. PIN bytter ansatt på en skjerm som alt er låst opp. Ingenting sendes noe sted.

setup-house-name = Husets navn
setup-house-name-help = Står på tavla og på den låste skjermen. Eks.: «EKV bofellesskap».
setup-house-name-missing = Huset trenger et navn.
setup-apartments = Leiligheter
setup-apartments-help = Hvor mange leiligheter huset har, én til ni. De får numrene fra 1.
setup-apartments-missing = Skriv hvor mange leiligheter huset har.
setup-kind = Hva de har
setup-kind-help = Gjelder alle leilighetene. Velg «ulikt» for å si det for hver av dem.
setup-kind-each = ulikt
setup-kind-of = Leilighet { $number }
setup-kind-of-help = Hva denne leiligheten har selv. Piltastene velger.
setup-rooms = Fellesrom
setup-rooms-help = Rommene alle bruker, med komma mellom. De blir forslag til sted for aktiviteter.
setup-rooms-default = Fellesstue, Felleskjøkken, Møterom
setup-person-name = Navnet ditt
setup-person-name-help = Hele navnet. Du blir fagleder og kan legge til de andre.
setup-person-name-missing = Skriv navnet ditt.
setup-initials = Initialer
setup-initials-help = To til fire bokstaver, det du signerer med. Eks.: «KN».
setup-initials-missing = Skriv initialene dine.

setup-summary = Dette blir laget:
setup-summary-house = Hus
setup-summary-apartments = Leiligheter
setup-summary-apartment = { $number }: { $kind }
setup-summary-all = { $count } · { $kind }
setup-summary-rooms = Fellesrom
setup-summary-no-rooms = ingen
setup-summary-staff = Første ansatt
setup-summary-member = { $initials } · { $name } · fagleder
setup-summary-folder = Mappe
setup-failed = Huset ble ikke laget. { $why }

setup-code-title = Koden på papir
setup-made = Huset er laget.
setup-code-first-half = Første halvdel
setup-code-second-half = Andre halvdel
setup-retype-what = Skriv koden fra papiret. Da vet du at den kan leses. Blanke og bindestreker betyr ikke noe.
setup-retype = Kode
setup-retype-help = Seks grupper på fem tegn. Esc viser koden en gang til.
setup-retype-missing = Skriv koden fra papiret.
setup-leave = Avslutter du nå, vises denne koden aldri igjen; du får laget en ny neste gang du logger inn. Huset er laget og står i { $folder }. { $key } en gang til avslutter.

paper-nobody-has-it = Ingen har vist at de har koden på papir.
paper-why = Koden er den eneste veien inn når ingen husker passfrasen sin. Den ble vist én gang, og programmet ble avsluttet før noen hadde skrevet den inn fra papiret. Da er det ikke sikkert at noen har den.
paper-offer = Lag en ny kode nå. Ha papir og penn klart. Står det en kode på papir fra før, åpner den ikke huset mer. Passer det ikke nå, blir du spurt igjen neste gang du kommer inn.
paper-make = Enter  Lag en ny kode
paper-later = { $key }  Vent til neste gang
paper-asked = Ny gjenopprettingskode?
paper-asked-why = Koden på papir er den eneste veien inn når ingen husker passfrasen sin. Er papiret borte, eller har noen sett det som ikke skulle det, trengs en ny.
paper-asked-offer = Ha papir og penn klart. Når den nye koden er laget, åpner den gamle ikke huset mer.
paper-leave = { $key }  La koden være som den er
paper-what = Skriv denne koden på papir nå. Den er den eneste veien inn når ingen husker passfrasen sin, og den vises aldri igjen. Del arket i to og legg halvdelene i hver sin lukkede konvolutt, på hvert sitt sted.
paper-replaced = Koden er byttet ut fra en annen skjerm imens, og denne åpner ikke huset. Logg inn på nytt for å få en ny.
paper-confirmed = Lagret kl. { $time }: koden er på papir.
paper-confirmed-unwritten = Koden er på papir og gjelder, men det ble ikke skrevet i loggen over hvem som gjorde hva. { $why }

secret-own-title = Bytt passfrase og PIN
secret-reset-title = Ny passfrase og PIN for { $member }
secret-present = Passfrase nå
secret-present-help = Den du har i dag, så ingen andre kan bytte den for deg.
secret-present-missing = Skriv passfrasen du har i dag.
secret-nothing-new = Skriv en ny passfrase, en ny PIN eller begge deler. Det som står tomt, blir som det er.
