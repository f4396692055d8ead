# `calendar` on the command line, and what is told of calendar files.

calendar-cli-about = Se kalenderen, hent inn og gi ut kalenderfiler, skriv ut for veggen
calendar-cli-usage = personalbase calendar KOMMANDO
calendar-cli-list-about = Vis hva som står i kalenderen
calendar-cli-list-usage = personalbase calendar list --user XX [VALG]
calendar-cli-from-help = Første dag, for eksempel «man». Ellers denne uka
calendar-cli-to-help = Siste dag. Ellers en uke fra den første
calendar-cli-rota-help = Ta med vaktene i turnusen
calendar-cli-import-about = Hent inn en kalenderfil (.ics): skole, ferie, turnus
calendar-cli-import-usage = personalbase calendar import --user XX FIL --source TEKST [VALG]
calendar-cli-import-file-help = Fila (iCalendar, .ics)
calendar-cli-source-help = Hva huset kaller fila, for eksempel «Skoleruta». En nyere fil med samme navn tar plassen til den forrige
calendar-cli-kind-help = Hva hendelsene er: activity (fellesaktivitet), school eller holiday (beskjed til alle), rota (vakter) eller appointment (avtale). Ellers activity
calendar-cli-youth-help = Hvem det gjelder (leilighet eller navn, flere med komma): da blir det avtaler, for eksempel en timeplan
calendar-cli-staff-help = Hvem vaktene er til. Ellers sier initialene i tittelen det: «KN Kveldsvakt»
calendar-cli-import-more = Den samme fila to ganger endrer ingenting. Det huset selv har endret, står slik huset har det, også når en nyere fil sier noe annet. Det noen er påmeldt eller har kommet til, står på sin dag og sin tid; fila gjelder det som kommer. Det som ikke står i fila lenger, blir sagt, og står i kalenderen til noen tar det bort. Alt hentes inn, eller ingenting.
calendar-cli-export-about = Skriv fellesaktivitetene til en kalenderfil, uten navn
calendar-cli-export-usage = personalbase calendar export --user XX FIL [VALG]
calendar-cli-export-file-help = Fila som skal skrives. En som finnes, blir ikke rørt
calendar-cli-export-from-help = Første dag. Ellers i dag
calendar-cli-export-to-help = Siste dag. Ellers et år fra den første
calendar-cli-print-about = Skriv ut en uke eller en måned for veggen
calendar-cli-print-usage = personalbase calendar print --user XX [VALG]
calendar-cli-week-help = En dag i uka, for eksempel «uke 48». Ellers denne uka
calendar-cli-month-help = En dag i måneden, for eksempel «1.12.»
calendar-cli-out-help = Fila utskriften skal i; ellers standard ut

calendar-cli-moved-from = flyttet fra { $day }
calendar-cli-nothing = Ingenting i kalenderen { $days }.
calendar-cli-to-before-from = Siste dag kan ikke være før den første.
calendar-cli-too-many-days = Be om høyst tre år om gangen.
calendar-cli-file-name = Fellesaktiviteter
calendar-cli-exported = { $count ->
    [0] Ingen fellesaktiviteter er skrevet
    [one] En fellesaktivitet er skrevet
   *[other] { $count } fellesaktiviteter er skrevet
} til { $path }.
calendar-cli-written = Utskriften ligger i { $path }. Fila er ikke kryptert: slett den når den er skrevet ut.

calendar-cli-reading = Leser fila
calendar-cli-writing = Henter inn
calendar-cli-needs-youth = Si hvem avtalene gjelder, med --youth.
calendar-cli-no-youth = --youth passer til avtaler, skole og ferie, ikke til dette slaget.
calendar-cli-no-staff = --staff passer bare til turnus (--kind rota).
calendar-cli-new = Nye: { $count }
calendar-cli-changed = Endret: { $count }
calendar-cli-unchanged = Står fra før, uendret: { $count }
calendar-cli-kept = Ganger som står slik huset har dem, og ikke slik fila sier: { $count }
calendar-cli-kept-endless = Ganger som står slik huset har dem, og ikke slik fila sier: { $count }, og serier uten slutt: { $endless }
calendar-cli-kept-times = { $count ->
    [one] en gang
   *[other] { $count } ganger
}
calendar-cli-kept-attended = { $count ->
    [one] en gang
   *[other] { $count } ganger
} med oppmøte eller påmelding
calendar-cli-kept-whole = ingenting av dette er hentet inn
calendar-cli-kept-from = alle fra { $day }
calendar-cli-doubts = Se etter disse, for fila har flyttet en gang som huset har gjort noe med: { $count }
calendar-cli-doubt-off = huset hadde avlyst { $day }; fila har nå { $file }: se etter
calendar-cli-doubt-moved = huset hadde flyttet { $day } til { $to }; fila har nå { $file }: se etter
calendar-cli-doubt-changed = huset hadde endret { $day }; fila har nå { $file }: se etter
calendar-cli-doubt-attended = { $day } står, for noen er påmeldt eller har kommet; fila har nå { $file }: se etter
calendar-cli-left-out = Ikke tatt med: { $count }
calendar-cli-otherwise = Tatt med, men ikke helt som i fila: { $count }
calendar-cli-gone = Hentet inn før, men ikke i fila lenger (står til noen tar det bort): { $count }
calendar-cli-line = linje { $line }: { $why }
calendar-cli-more = … og { $count } til
calendar-cli-nothing-changes = Ingenting er nytt eller endret.
calendar-cli-imported = { $saved } { $new ->
    [one] En ny
   *[other] { $new } nye
} og { $changed ->
    [one] en endret
   *[other] { $changed } endrede
} hendelser er hentet inn.

ics-not-calendar = Fila er ingen kalenderfil (iCalendar). Ingenting er hentet inn.
ics-too-large = Fila er større enn { $most } MB. Ingenting er hentet inn.
ics-too-many = Fila har mer enn { $most } hendelser. Ingenting er hentet inn.
ics-broken-off = Fila er ikke hel: det som begynner i linje { $line }, slutter ikke. Ingenting er hentet inn.
ics-unexpected = Fila er ødelagt: linje { $line } hører ikke til noe. Ingenting er hentet inn.
ics-too-deep = Fila er ødelagt: i linje { $line } ligger deler for dypt i hverandre. Ingenting er hentet inn.

ics-no-start = hendelsen har ingen start
ics-not-a-time = en dato eller et klokkeslett finnes ikke
ics-end-before-start = den slutter før den begynner
ics-mixed-times = den begynner på en hel dag og slutter på et klokkeslett, eller omvendt
ics-unknown-zone = en tidssone er ukjent
ics-out-of-range = en dato er før 1900 eller etter 2199
ics-finer-than-day = den gjentas flere ganger om dagen
ics-bad-rule = regelen for gjentakelse kan ikke leses
ics-too-often = den gjentas mer enn 3660 ganger
ics-several-rules = den har flere regler for gjentakelse
ics-rule-of-another-day = regelen gjelder dager i en tidssone som har en annen dag enn her
ics-this-and-following = den endrer alle ganger fra en dag av
ics-too-long = datoene, regelen eller navnet på hendelsen er for lange
ics-text-cut = tittel, sted eller tekst var for lang og er kortet ned
ics-day-moved = i sin egen tidssone er den på en annen dag; regelen er flyttet til dagen her
ics-zone-of-rule = klokka stilles annerledes i tidssonen til hendelsen; en del av året kan den være en time feil
ics-length-of-added = ekstra ganger hadde egne lengder; de er like lange som de andre

ics-event-too-long = den varer lenger enn et år
ics-no-day = regelen for gjentakelse gir ingen dager
ics-nobodys-shift = ingen på huset har initialene i tittelen
ics-twice-a-day = serien er på denne dagen fra før, og den kan ha en gang om dagen
ics-taken-away = den er tatt bort her i huset etter at den ble hentet inn

wall-red-days = * rød dag
wall-until = til { $time }
wall-from = fra { $time }
wall-responsible = ved { $name }
wall-signed-up = med { $names }
