# Godtgjøring: grunnlaget for det husvertene får. Ingenting utbetales herfra.
audit-wrote-host-rate = førte satser for husverter
audit-wrote-host-share = førte andeler til husverter
audit-wrote-host-basis = førte grunnlag for godtgjøring
refused-rate-used = Raden er brukt i et grunnlag som er ført, og blir stående som den er. Ingenting er endret. Legg til en ny rad med en senere dato.
refused-rate-day-taken = Det finnes en rad fra { $day } allerede. Ingenting er endret. Velg en annen dato, eller rett den raden.
refused-basis-changed = Noe er endret siden du så på måneden, og det blir et annet beløp nå. Ingenting er ført for saken. Se over den, og før på nytt.
refused-basis-same = Det blir det samme som er ført. Ingenting er endret.
invalid-money = Skriv et beløp i kroner, for eksempel 10336 eller 10336,50. Høyst 1 000 000.
invalid-share = Skriv en andel i prosent fra 0 til 100, for eksempel 50 eller 33,5.
invalid-month = Skriv måneden som år og måned, for eksempel 2026-11.
invalid-month-ahead = Måneden har ikke begynt. Den kan føres fra den første.
payment-title = Godtgjøring
payment-heading = Godtgjøring · { $month } { $year }
payment-month = { $month } { $year }
payment-only-basis = Dette er et grunnlag. Ingenting utbetales herfra. Husleien er utenom.
payment-standing = { $recorded } av { $all } ført
payment-nobody = Ingen husvert har en ungdom boende denne måneden. Grunnlaget regnes når en ungdom er flyttet inn.
payment-nobody-year = Ingen husvert har hatt en ungdom boende i { $year }.
payment-turn = Venstre og høyre pil: forrige og neste måned.
payment-turn-year = Venstre og høyre pil: forrige og neste år.
payment-days = { $days } av { $all } dager
payment-who = { $household } · { $youth }
payment-line = { $days }: { $fraction } · grunnstøtte { $base } · utgifter { $expense }
payment-part = { $share } % av { $rate } = { $amount }
payment-recorded = Ført { $at } av { $who }.
payment-recorded-anew = Ført på nytt { $at } av { $who }: { $why }
payment-replaced = Erstattet: { $sum } ({ $days } dager), ført { $at } av { $who }.
payment-not-recorded = Ikke ført.
payment-word-recorded = ført
payment-word-not-recorded = ikke ført
payment-word-difference = forskjell
payment-word-lacks = mangler sats
payment-difference = ▲ Forskjell: regnet nå blir det { $sum } ({ $more }). Det som er ført, står til noen fører det på nytt.
payment-more = { $amount } mer
payment-less = { $amount } mindre
payment-moved-between = samme sum, ellers fordelt
payment-no-rate = Det er ingen sats for { $day }. Ingenting er regnet for saken. Legg til satsen, så regnes den.
payment-no-shares = Det er ingen andel for { $day }. Ingenting er regnet for saken. Legg til andelen, så regnes den.
payment-not-closed = ▲ Ungdommen skulle flytte { $day }, og saken er ikke avsluttet. Det er regnet til og med den dagen.
payment-days-shared = ▲ To ungdommer hos samme husvert er regnet på samme dager. Sjekk datoene.
payment-other-settings = Ført med andre innstillinger: { $settings }.
payment-counted-in = Regnet { $settings }.
payment-calendar-days = etter kalenderdager
payment-thirtieths = etter tretideler av måneden
payment-whole-months = i hele måneder
payment-in-ore = i øre
payment-in-kroner = i hele kroner
payment-settings = { $proration }, { $rounding }
payment-sum = Sum
payment-parts = grunnstøtte { $base } · utgifter { $expense } · sum { $sum }
payment-kroner = kr { $amount }
payment-record-nothing = Det er ingenting å føre: alt som er regnet, er ført.
payment-record-ask = { $cases ->
    [one] Føre grunnlaget for { $month } for 1 sak, til sammen { $sum }? Det som er ført, endres ikke siden; det kan bare føres på nytt med en grunn. Ingenting utbetales herfra.
   *[other] Føre grunnlaget for { $month } for { $cases } saker, til sammen { $sum }? Det som er ført, endres ikke siden; det kan bare føres på nytt med en grunn. Ingenting utbetales herfra.
 }
payment-record-left = { $cases ->
    [one] 1 sak mangler sats og føres ikke.
   *[other] { $cases } saker mangler sats og føres ikke.
 }
payment-record-early = Måneden er ikke over. Slutter noe før den er det, føres saken på nytt.
payment-recorded-all = { $cases ->
    [one] Ført kl. { $clock }: grunnlaget for 1 sak. Ingenting er utbetalt.
   *[other] Ført kl. { $clock }: grunnlaget for { $cases } saker. Ingenting er utbetalt.
 }
payment-recorded-some = { $cases ->
    [one] 1 sak er ført. { $why }
   *[other] { $cases } saker er ført. { $why }
 }
payment-correct-nothing = Det er ingen forskjell å føre på nytt.
payment-correct-not-recorded = Saken er ikke ført ennå.
payment-correct-lacks = Det mangler en sats. Legg til den først.
payment-choose-case = Velg en sak først.
payment-correct-title = Før på nytt
payment-correct-about = Ført: { $before }. Regnet nå: { $now }. Begge blir stående, og det nye gjelder.
payment-why = Hvorfor
payment-why-help = Én setning om hva som var annerledes. Eks.: «Nye satser fra KS kom etter at måneden var ført.»
payment-why-missing = Skriv hvorfor det føres på nytt.
payment-corrected = Ført på nytt kl. { $clock }. Det gamle kan leses under.
payment-year-title = Godtgjøring i { $year }
payment-year-heading = Godtgjøring · { $year }
payment-year-month = { $base } + { $expense } = { $sum }
payment-year-about = Hver måned er grunnstøtte + utgifter = sum. Det som er ført, står som det ble ført.
rates-title = Satser
rates-heading = Satser for godtgjøring
rates-rates = KS, veiledende for fosterhjem: kr per barn per måned, 15 år og eldre
rates-shares = Andelen husverten får
rates-rate = grunnstøtte { $base } · utgiftsdekning { $expense }
rates-gives = gir { $sum } i måneden
rates-share = { $base } % av grunnstøtten · { $expense } % av utgiftsdekningen
rates-supplied = fulgte med programmet
rates-used = brukt, kan ikke endres
rates-unused = ikke brukt, kan rettes
rates-about = En rad gjelder fra datoen sin til neste rad begynner. En rad som er brukt i et grunnlag som er ført, endres aldri: legg til en ny.
rates-choose = Velg en rad først.
rates-is-used = Raden er brukt i et grunnlag som er ført. Legg til en ny rad med en senere dato.
rate-form-new = Ny sats
rate-form-correct = Rett sats
share-form-new = Ny andel
share-form-correct = Rett andel
rate-from = Gjelder fra
rate-from-help = Den første dagen. Eks.: «1.7.2026».
rate-base = Grunnstøtte
rate-base-help = Hele satsen for en måned, i kroner, før andelen tas av den. Eks.: «10336».
rate-expense = Utgiftsdekning
rate-expense-help = Hele satsen for en måned for 15 år og eldre, i kroner. Eks.: «10125».
rate-source = Kilde
rate-source-help = Hvor tallene står. Eks.: «KS, veiledende satser 01.07.2026».
share-base = Av grunnstøtten
share-base-help = Prosent. Eks.: «50».
share-expense = Av utgiftsdekningen
share-expense-help = Prosent. Eks.: «20».
share-source-help = Hvem som har bestemt det, og når. Eks.: «Vedtak i enheten 12.01.2026».
rate-saved = Lagret kl. { $clock }: gjelder fra { $day }.
rate-saved-differs = { $months ->
    [one] Lagret kl. { $clock }: gjelder fra { $day }. I 1 måned som er ført, blir det nå forskjell. Ingenting er endret der.
   *[other] Lagret kl. { $clock }: gjelder fra { $day }. I { $months } måneder som er ført, blir det nå forskjell. Ingenting er endret der.
 }
payment-file-title = Skriv til fil
payment-file = Fil
payment-file-help = En sti. Eks.: «~/godtgjoring-2026-11.csv». Noe som finnes, overskrives ikke.
payment-file-missing = Skriv hvor filen skal ligge.
payment-file-about = Filen åpnes i regneark. Den har husvertens navn og sakens nummer, ikke ungdommens navn. Den er like lesbar som papir: slett den når den er brukt.
payment-file-written = Skrevet til { $path }. Filen kan leses av alle; slett den når den er brukt.
payment-in-the-house = { $path } ligger i mappen til huset. Ingenting er skrevet. Velg et sted utenfor.
payment-csv-month = måned
payment-csv-case = sak
payment-csv-household = husvert
payment-csv-first = fra
payment-csv-last = til
payment-csv-days = dager
payment-csv-number = teller
payment-csv-of = av
payment-csv-rate-base = sats grunnstøtte
payment-csv-share-base = andel grunnstøtte %
payment-csv-base = grunnstøtte
payment-csv-rate-expense = sats utgiftsdekning
payment-csv-share-expense = andel utgiftsdekning %
payment-csv-expense = utgifter
payment-csv-sum = sum
payment-csv-recorded = ført
payment-csv-yes = ja
payment-csv-no = nei
action-open-payment = Godtgjøring
action-open-payment-help = Grunnlaget for det husvertene får, måned for måned.
action-record-basis = Før måneden
action-record-basis-help = Før grunnlaget for sakene som ikke er ført. Det spør først.
action-correct-basis = Før på nytt
action-correct-basis-help = Før en sak på nytt når det blir noe annet enn det som er ført. Det trengs en grunn.
action-payment-year = Året
action-payment-year-help = Hver husvert gjennom året.
action-open-rates = Satser
action-open-rates-help = Satser og andeler med datoen de gjelder fra.
action-add-rate = Ny sats
action-add-rate-help = Legg til satser som gjelder fra en dag.
action-add-share = Ny andel
action-add-share-help = Legg til andelene husverten får fra en dag.
action-write-payment = Skriv til fil
action-write-payment-help = Skriv måneden til en fil som regneark åpner (CSV).
cli-host-about = Les om husvertene
cli-host-usage = personalbase host <KOMMANDO>
cli-payment-about = Vis grunnlaget for det husvertene får i en måned
cli-payment-usage = personalbase host payment --month ÅÅÅÅ-MM [--json] [--csv FIL]
cli-payment-month-help = Måneden, som 2026-11. Uten er det denne
cli-payment-csv-help = Skriv grunnlaget til en ny fil som regneark åpner
cli-value-month = ÅÅÅÅ-MM
