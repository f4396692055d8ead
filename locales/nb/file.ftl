# A youth's file: its tabs
file-now = Nå
file-protected = skjermet adresse
file-plan = Plan
file-log = Logg
deed-see-house = se tavla, loggen, kalenderen, oppgavene og overlappingene
deed-open-files = åpne ungdommenes mapper
deed-see-readers = se hvem som har åpnet en mappe

# Who has read a youth's file
file-readers = Hvem har lest
readers-about = Hver gang noen åpner mappa, søker om ungdommen, spør hva som kan sies, eller tar ut en liste på kommandolinjen, står det her. Tavla og overlappinger ser alle på vakt, de står ikke.
readers-none = Ingen har åpnet mappa ennå.
readers-opened = åpnet mappa { $times }
readers-searched = søkte om ungdommen { $times }
readers-asked = spurte hva som kan sies { $times }
readers-exported = tok ut en liste { $times }
readers-may-not = Fagleder og miljøterapeuter ser hvem som har lest.
readers-did-open = åpnet mappa
readers-did-search = søkte om ungdommen
readers-did-ask = spurte hva som kan sies
readers-did-export = tok ut en liste
cli-access-about = Se hvem som har lest
cli-access-usage = personalbase access KOMMANDO
cli-access-list-about = Vis hvem som har åpnet ungdommenes mapper eller søkt om dem, det nyeste først
cli-access-list-usage = personalbase access list --user XX [VALG]
cli-access-youth-help = Bare én ungdom: leilighetsnummer eller navn
cli-access-limit-help = Så mange rader; ellers 100
cli-access-more = Det finnes eldre: --limit viser flere.
