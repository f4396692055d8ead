# Søk i alt som er skrevet.

action-open-search = Søk
action-open-search-help = Søk i alt som er skrevet i huset, med ord og filtre.
action-take-suggestion = Ta forslaget
action-take-suggestion-help = Søk med det foreslåtte ordet i stedet.
action-empty-line = Tøm linjen
action-empty-line-help = Tøm søkelinjen og begynn på nytt.
deed-search = søke i alt som er skrevet

search-title = Søk
search-line = Søk etter
search-save-label = Behold
search-again-label = Søkelinjen
search-rename-label = Nytt navn
search-remove-label = Slett
search-run-label = Søk

search-source-log = logg
search-source-task = oppgaver
search-source-handover = overlapping
search-source-plan = planer
search-source-activity = aktiviteter
search-source-presence = hvor
search-source-watch = følge med
search-source-night = natt
search-source-file = mapper
search-source-host = husvert

# Navn på filtre, skilt med |. Det første vises.
search-filter-about = ungdom|om
search-filter-kind = type|kind|slag
search-filter-author = av
search-filter-since = siden|fra
search-filter-until = til
search-filter-before = før
search-filter-source = i|sted
search-filter-weight = vekt

search-shown-author = av { $initials }
search-shown-source = i { $source }
search-shown-since = siden { $when }
search-shown-until = til { $when }

# Hvorfor det ikke ble søkt.
search-unknown-filter = «{ $name }:» er ikke et filter. Det ble ikke søkt. Filtrene er { $filters }. Skal det være tekst, sett anførselstegn rundt.
search-no-value = { $filter } mangler det som skal stå bak kolonet. Det ble ikke søkt.
search-twice = { $filter } kan bare stå én gang. Det ble ikke søkt.
search-unknown-kind = «{ $value }» er ikke et slag notat. Det ble ikke søkt. Slagene er { $kinds }.
search-unknown-source = «{ $value }» er ikke et sted det kan søkes. Det ble ikke søkt. Stedene er { $sources }.
search-unknown-weight = «{ $value }» er ikke en vekt. Det ble ikke søkt. Vektene er { $weights }.
search-unknown-author = Ingen ansatt har initialene «{ $value }». Det ble ikke søkt.
search-unknown-youth = Ingen ungdom heter eller bor i «{ $value }». Det ble ikke søkt. Skriv nummeret på døra eller navnet.
search-vacant = Fant ingen ved leilighet { $number }. Det ble ikke søkt. Skriv navnet på ungdommen.
search-several-youths = Flere heter slik: { $youths }. Det ble ikke søkt. Skriv nummeret på døra, eller mer av navnet.
search-one-youth = Det kan søkes om én ungdom om gangen. Det ble ikke søkt.
search-several-live-there = I leilighet { $number } bor flere. Det ble ikke søkt. Skriv navnet på én av dem.
search-not-a-moment = { $filter } forstår ikke «{ $value }». Det ble ikke søkt. { $why }
search-backwards = Tiden slutter før den begynner. Det ble ikke søkt. Bytt om siden: og til:.
search-no-words = Skriv ord eller et filter å søke etter.

search-hint = Enter søker. Filtre: { $filters }
search-example = For eksempel: skole ungdom:3 siden:30d
search-nothing = Ingenting funnet. Skriv færre eller kortere ord, eller ta bort et filter.
search-not-run = Enter søker etter det som er skrevet nå.
search-count = { $count ->
    [one] 1 treff
   *[other] { $count } treff
}
search-count-at-least = { $count } treff og flere
search-masked = som i ungdommens egen logg
search-suggests = Mente du { $names }? { $key } søker etter det.
search-saved-heading = Søk du har beholdt
search-saved-none = Du har ikke beholdt noe søk ennå. Søk først, så beholder { $key } søket under et navn.
search-task-end = ikke gjort fordi
search-sort-voice = egne ord
search-sort-plan = plan
search-sort-card = avtalt
search-sort-support = støtte
search-sort-contact = kontakt
search-sort-consent = samtykke
search-sort-telling = fortalt
search-sort-risk = risiko
search-of-house = huset

search-name-title = Behold søket
search-rename-title = Nytt navn på søket
search-name = Navn
search-name-help = Hva søket skal hete i listen din. Bare du ser det.
search-name-missing = Søket trenger et navn.
search-remove-question = Slette søket «{ $name }» fra listen din? Det som er skrevet i huset, blir stående.
search-remove-yes = Slett søket
search-removed = Søket er slettet fra listen din.
search-nothing-to-save = Søk først: da er det noe å beholde.
search-nothing-to-remove = Slett fjerner et søk du har beholdt. Tøm linjen og velg ett.
refused-search-name-taken = Du har et annet søk med det navnet. Velg et annet navn.
refused-too-many-searches = Du har { $most } søk alt. Slett ett du ikke bruker.

# Kommandolinjen.
cli-search-about = Søk i alt som er skrevet: logg, oppgaver, overlappinger, planer, mapper og aktiviteter
cli-search-usage = personalbase search --user XX TEKST… [VALG]
cli-search-words-help = Ord og filtre, som skole ungdom:3 type:hendelse av:KN siden:30d
cli-search-limit-help = Hvor mange treff, 20 om ikke annet er sagt, høyst { $most }
cli-search-limit-range = --limit er hvor mange treff som vises: et tall fra 1 til { $most }. Det ble ikke søkt.
cli-search-suggests = Mente du { $names }?
cli-search-more = Det finnes flere. Bruk --limit eller et filter til.
search-sort-meeting = husmøte
