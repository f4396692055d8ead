# Moves: the tab of the file, the form for moving out, and who has lived in an apartment
file-moves = Flytting
moves-none = Ungdommen har ikke bodd i huset ennå. Det som skal gås gjennom ved innflytting, kommer her.
moves-stay = Leilighet { $number } · fra { $from } · bor her
moves-stay-ended = Leilighet { $number } · { $from } til { $until }
moves-left = { $count ->
    [one] Ett punkt gjenstår
   *[other] { $count } punkter gjenstår
}
moves-follows = Videre: { $text }
moves-follow-up = Følges opp { $date }
moves-followed = Fulgt opp { $date } ({ $staff }): { $found }
moves-in = Innflytting
moves-out = Utflytting
moves-not = ikke, fordi { $reason }
moves-hint = { $key } krysser av, { $not } skriver hvorfor ikke
moves-choose-point = Velg et punkt først.
moves-not-title = Ikke gjort: { $point }
moves-not-reason = Ikke, fordi
moves-not-reason-help = Punktet blir stående til det er gjort. Eks.: «reservenøkkelen er hos far».
moves-not-reason-missing = Skriv hvorfor det ikke er gjort.
move-reason = Grunn
move-reason-help = Hvorfor oppholdet slutter. Piltastene velger.
move-reason-missing = Velg en grunn.
move-follows = Videre
move-follows-help = Hva som følger, og hvem som holder kontakten. Eks.: «OH ringer hver fredag».
move-follow-up = Følges opp
move-follow-up-help = Når noen ser etter hvordan det går; kan stå tomt. Eks.: «om 2 uker», «1.2.».
move-follow-up-before = Det kan ikke følges opp før siste dag.
refused-lives-there = { $name } bor i leilighet { $number }. Flytt ut der først.
refused-lives-there-until = { $name } bor i leilighet { $number } til og med { $date }. Velg en senere dag.
stays-title = Leilighet { $number } · hvem har bodd her
stays-none = Ingen har bodd i leilighet { $number } ennå. Flytt noen inn fra leilighetene.
stays-since = fra { $from }
stays-until = { $from } til { $until }
stays-choose = Velg en leilighet først.
action-stays = Bodd her
action-stays-help = Se hvem som har bodd i leiligheten.
action-apartment-kind = Slag leilighet
action-apartment-kind-help = Si om leiligheten er én ungdoms hjem eller deles av flere.
apartment-kind-title = Leilighet { $number } · slag
apartment-kind-field = Leiligheten
apartment-kind-help = En delt leilighet er hjemmet til flere samtidig, f.eks. søsken; de andre er én ungdoms hjem.
apartment-kind-saved = Lagret kl. { $time }. Leilighet { $number }: { $kind }.
cli-youth-reason-help = Hvorfor oppholdet slutter, for eksempel «husvert»
cli-youth-follows-help = Hva som følger
