# The quick lookup and the entry in one line.

lookup-title = Finn
lookup-nothing = Ingenting funnet. Et notat på én linje begynner med leilighet, navn eller «huset».
lookup-enter-opens = Enter Åpne
lookup-enter-saves = Enter Lagre notatet
lookup-enter-waits = Ikke lagret ennå
lookup-tab-youths = Tab Bare ungdommer
lookup-tab-all = Tab Alt
lookup-esc = Esc Lukk

lookup-sort-plan = plan
lookup-sort-apartment = leilighet
lookup-sort-host = husvert
lookup-sort-goal = mål
lookup-sort-contact = kontakt
lookup-sort-activity = aktivitet
lookup-sort-appointment = avtale
lookup-sort-date = kalender
lookup-sort-entry = notat
lookup-sort-action = handling
lookup-sort-elsewhere = annet hus
lookup-sort-draft = utkast
lookup-apartment = leilighet { $number }
lookup-vacant = ledig
lookup-moved-on = har flyttet
lookup-cancelled = { $when } avlyst
lookup-entry-note = { $when } { $initials }

lookup-writes = Skriv i loggen
lookup-happened = hendt { $when }
lookup-happened-now = nå, { $time }
lookup-passed-over = nå, { $time }, ikke «{ $times }»
lookup-more = … i alt { $count } tegn»
lookup-no-such-apartment = Det finnes ingen leilighet { $number }. Ingenting er lagret. Rett tallet.
lookup-nobody-lives-in = Leilighet { $number } er ledig. Skriv den alene, eller bare dem der noen bor.
lookup-several-youths = Flere heter slik: { $youths }. Ingenting er lagret. Skriv nummeret på døra, eller mer av navnet.
lookup-several-live-in = I leilighet { $number } bor flere: { $youths }. Ingenting er lagret. Skriv navnet.
lookup-unknown-kind = Ordet etter # er ikke et slag. Slagene er { $kinds }.
lookup-several-kinds = Det kan være flere slag: { $kinds }. Skriv en bokstav til.
lookup-two-kinds = Et notat har ett slag. Ta bort det ene.
lookup-nothing-written = Skriv hva som har hendt.
lookup-too-long = Notatet er for langt. Del det i to.

# Words that an entry in one line is read with; parted by |.
lookup-house = huset|hus
lookup-joining = og|&|+
# Right before a time: then it is not when it happened.
lookup-not-then = til|før|innen|fra|siden|etter|mellom
# Anywhere: then no time in the line is when it happened.
lookup-another-time = skal|må|bør|vil|avtalt|avtale|planlagt|timer|i forgårs|neste|senere
