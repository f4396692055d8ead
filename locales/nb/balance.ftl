# How much time was spent with the youths, over weeks.

balance-title = Balanse
balance-weeks = { $weeks } uker · { $from } til { $to }
balance-house = Huset
balance-average = Snitt for huset
balance-common = felles
balance-individual = individuelt
balance-highest = Høyeste søyle: { $time } i uka. En søyle er en uke, den siste er denne. Punkt: ingenting ført. Tomt: bodde ikke her.
balance-counted = Regnet med: de som kom på aktiviteter, husmøter og avtaler med ansvarlig ansatt, og minuttene i loggnotatene. Uten sluttid regnes én time, hele dager én time om dagen.
balance-not-counted = Ikke regnet med: all tid som ikke er ført. Tallene sier hva som er skrevet ned, ikke hvordan noen har det.
balance-of-house = Huset er alle som bodde her i ukene, og notater om huset. Høyeste søyle der: { $time } i uka.
balance-average-few = Huset: for få til å vises.
balance-few = For få til å vises: i en av ukene bodde færre enn { $least } ungdommer her.
balance-nobody = Ingen bor i huset nå.
balance-leaving = { $weeks } uker til og med { $to }, { $youths } ungdommer: felles { $common }, individuelt { $individual }.
balance-line = { $who }: felles { $common }, individuelt { $individual }.
action-balance = Balanse
action-balance-help = Felles og individuell tid per ungdom og for huset, over 4, 12 og 26 uker.
action-more-weeks = Flere uker
action-more-weeks-help = Vis flere uker: 4, 12, 26.
action-fewer-weeks = Færre uker
action-fewer-weeks-help = Vis færre uker: 26, 12, 4.
cli-balance-about = Vis felles og individuell tid over uker
cli-balance-usage = personalbase balance [--weeks 4|12|26] [--youth UNGDOM | --leaving] [--json]
cli-balance-weeks-help = Hvor mange uker, til og med denne: 4, 12 eller 26
cli-balance-youth-help = Bare én ungdom: navnet eller leiligheten
cli-balance-leaving-help = Det som kan forlate huset: bare summen for huset, og ingen sum for færre enn tre
