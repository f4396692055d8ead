# The leader's review of who has read and changed
deed-review-access = gå gjennom hvem som har lest og endret
audit-wrote-review = krysset av for gjennomsyn
review-title = Gjennomsyn
review-never = aldri gjennomsett
review-today = sist gjennomsett i dag
review-days = { $days ->
    [one] sist gjennomsett i går
   *[other] sist gjennomsett for { $days } dager siden
 }
review-due = ▲ { $last }
review-last = { $who } så gjennom { $at }, til og med { $until }.
review-noted = { $told } Merknad: { $note }
review-new = { $rows ->
    [one] 1 ny rad siden.
   *[other] { $rows } nye rader siden.
 }
review-none-yet = Ingen har sett gjennom ennå. { $key } krysser av når du har gjort det.
review-empty = Ingen rader passer. { $key } viser alt.
review-searching = Ingen blant de nyeste. Pil ned leter lenger tilbake.
review-goes-on = Pil ned leter lenger tilbake.
review-tried-at = { $at }, skrevet { $written }
review-kind-change = endringer
review-kind-read = lesing og søk
review-kind-unlock = opplåsing
review-kind-export = uttak og utskrifter
review-odd = uvanlige tider
review-odd-night = natt uten vakt
review-odd-outside = utenfor vakt
review-filter-title = Vis bare
review-filter-staff = Ansatt
review-filter-staff-help = Bare det én ansatt har gjort.
review-filter-anybody = alle
review-filter-left = { $name } (sluttet)
review-filter-kind = Slag
review-filter-kind-help = Bare endringer, lesing, opplåsing eller uttak.
review-filter-any-kind = alle slag
review-filter-odd = Bare uvanlige tider
review-filter-odd-help = Lesing og uttak utenfor egen bekreftet vakt, eller om natta (23–07) uten vakt. To timer før og etter vakta regnes med til den.
review-filter-from = Fra dag
review-filter-from-help = Første dag. En natt: skriv dagen den begynte her, og dagen etter under.
review-filter-until = Til dag
review-filter-until-help = Siste dag, hele dagen med.
review-days-between = { $first } til { $last }
review-days-from = fra { $first }
review-days-until = til { $last }
review-shows-all = Alt vises.
review-tick-title = Gjennomsett
review-tick-about = Du krysser av til og med { $until }.
review-tick-note = Merknad
review-tick-note-help = Kan stå tom. { $about }
review-tick-save = Kryss av
review-ticked = Lagret kl. { $time }: gjennomsett til og med { $until }.
review-tick-filtered = Du ser bare en del. { $key } viser alt; da kan du krysse av.
review-tick-nothing = Det er ingenting nytt å krysse av for.
cli-doctor-review = Sist gjennomsett { $day } av { $who }.
cli-doctor-review-due = Hvem som har lest og endret, er ikke gjennomsett siden { $day }. Fagleder gjør det med «Gjennomsyn» i menyen.
cli-doctor-review-never = Ingen har sett gjennom hvem som har lest og endret. Fagleder gjør det med «Gjennomsyn» i menyen.
cli-doctor-review-not-due = Det er ikke en måned siden huset begynte; ingen trenger å ha sett gjennom hvem som har lest ennå.
