# What is handed out about one youth («innsyn»)
deed-make-access-pack = sette sammen innsyn i mappa
audit-wrote-access-pack = arbeidet med innsyn i mappa
refused-pack-not-seen = { $left ->
    [one] Innsynet er ikke ferdig: 1 linje med forslag er ikke sett. Ingenting er skrevet ut. Gå gjennom den, og skriv ut igjen.
   *[other] Innsynet er ikke ferdig: { $left } linjer med forslag er ikke sett. Ingenting er skrevet ut. Gå gjennom dem, og skriv ut igjen.
 }
refused-pack-changed = Noen endret innsynet mens det ble skrevet ut. Ingenting er levert ut. Se over det nye, og skriv ut igjen.
refused-pack-handed-out = Innsynet er levert ut, og endres ikke lenger. Begynn et nytt.
refused-pack-line-proposed = En av linjene har et forslag og må ses for seg selv. Ingenting er godtatt.
pack-other-youth = [en annen ungdom]
pack-hidden-because = █████ ({ $number })
pack-reason-other-youth = Gjelder en annen ungdom
pack-reason-other-person = Gjelder en annen privatperson
pack-reason-own-health = Hensynet til egen helse eller forholdet til noen som står en nær (se forvaltningsloven § 19, personopplysningsloven § 16)
pack-reason-duty = Taushetsplikt om andre (se personopplysningsloven § 16)
pack-reason-other = Annen grunn: { $words }
pack-reason-in-words = I lederens egne ord
pack-others = { $count ->
    [one] [en annen ungdom]
   *[other] { $count } andre ungdommer
 }
pack-by-guardian = vergen
pack-by-youth = ungdommen
pack-by-lawyer = advokat
pack-by-child-welfare = barnevernstjenesten
pack-by-county-governor = Statsforvalteren
pack-by-other = noen andre
pack-paper-title = Innsyn: det huset har skrevet om { $whose }
pack-paper-asked = Bedt om av
pack-paper-purpose = Formål
pack-paper-period = Periode
pack-paper-all = alt
pack-paper-from = fra { $day }
pack-paper-until = til og med { $day }
pack-paper-made = Levert ut
pack-paper-made-by = { $at } av { $who }
pack-paper-about = Dette er det vaktprogrammet i huset har ført på ungdommen, del for del, det eldste først. Notater som er ført på andre eller på huset, og som nevner ungdommen i teksten, er ikke med; be om dem hvis de trengs. Innholdet er taushetsbelagt: oppbevar det trygt, og slett det når det ikke trengs lenger. Det som gjelder andre, er tatt ut. Der noe er tatt ut, står det «[en annen ungdom]» eller «█████» med et tall. Tallene er forklart nederst. Kommunens egen journal er ikke med; be barnevernstjenesten om den.
pack-paper-line-hidden = hele linjen er tatt ut
pack-paper-readers = Hvem har lest, og hvem har endret
pack-paper-why = Hvorfor noe er tatt ut
pack-paper-why-count = { $count ->
    [one] { $reason }: 1 sted
   *[other] { $reason }: { $count } steder
 }
pack-paper-nothing-hidden = Ingenting er tatt ut.

# Its screens
action-open-packs = Innsyn
action-open-packs-help = Sett sammen alt huset har skrevet om ungdommen for den som har bedt om innsyn, og se kvitteringene.
action-begin-pack = Nytt innsyn
action-begin-pack-help = Begynn et innsyn: hvem som har bedt om det, hva det skal brukes til, og for hvilken tid.
action-mask = Skjul/vis
action-mask-help = Skjul ordene merket står på, eller vis dem igjen. Piltastene flytter merket.
action-next-to-decide = Neste forslag
action-next-to-decide-help = Gå til neste linje med et forslag som ingen har sett.
action-accept-lines = Godta siden
action-accept-lines-help = Godta linjene på skjermen som ikke har noe forslag, og gå videre til de neste.
action-mask-line = Hele linjen
action-mask-line-help = Skjul hele linjen med en grunn, eller vis den igjen.
action-extend-mask = Utvid
action-extend-mask-help = La piltastene ta med flere ord, så en lengre del av linjen kan skjules.
action-mask-reason = Grunn
action-mask-reason-help = Gi en annen grunn for det som er skjult der merket står.
action-gather-pack = Hent nytt
action-gather-pack-help = Hent det huset har skrevet siden innsynet ble begynt. Det du har bestemt, står.
action-hand-out-pack = Lever ut
action-hand-out-pack-help = Skriv innsynet til en fil utenfor huset, og ta vare på en kvittering. Alle linjer med forslag må være sett.
packs-none = Ingen har bedt om innsyn i denne mappa ennå. { $key } begynner når noen gjør det.
pack-begun = Begynt { $day } av { $who }
pack-asked-for = bedt om av { $who }
pack-seen = { $seen } av { $lines } forslag sett
pack-lines = { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
 }
pack-masked = { $lines ->
    [one] noe skjult i 1 linje
   *[other] noe skjult i { $lines } linjer
 }
pack-unseen = { $lines ->
    [one] 1 linje uten forslag var ikke sett
   *[other] { $lines } linjer uten forslag var ikke sett
 }
pack-handed-out = Levert ut { $at } av { $who }
pack-is-finished = Innsynet er levert ut, og endres ikke lenger. Det kan leveres ut igjen som det er.
pack-is-empty = Ingen linjer er hentet ennå. { $key } henter dem.
pack-form-by = Hvem har bedt om innsyn
pack-form-by-help = Den som har rett til å se mappa.
pack-form-name = Navn
pack-form-name-help = Om det sier mer: navnet på vergen eller advokaten.
pack-form-purpose-help = Hva det skal brukes til, om det er sagt.
pack-form-from = Fra og med
pack-form-from-help = Første dag. Tomt er fra begynnelsen.
pack-form-until = Til og med
pack-form-until-help = Siste dag. Tomt er til i dag.
pack-form-about = Programmet henter alt huset har skrevet om ungdommen. Så går du gjennom det linje for linje. Du kan legge det fra deg og fortsette en annen dag, og en annen fagleder kan overta.
pack-form-reason = Grunn
pack-form-reason-help = Grunnen står nederst i det som leveres ut.
pack-form-words = Egne ord
pack-form-words-help = Bare for «annen grunn». Ordene blir lest av den som får innsynet.
pack-choose-own-health = Egen helse eller forholdet til noen nær
pack-choose-duty = Taushetsplikt om andre
pack-choose-own = Annen grunn, med egne ord
pack-hide-line = Skjul hele linjen
pack-hide-words = Skjul { $words }
pack-hidden-now = Skjult.
pack-shown-now = Vises.
pack-left = { $left ->
    [one] Sett. 1 forslag igjen.
   *[other] Sett. { $left } forslag igjen.
 }
pack-nothing-hidden-here = Ingenting er skjult der merket står.
pack-accepted = Linjene er godtatt.
pack-accepted-but = { $left ->
    [one] Linjene er godtatt. 1 linje med forslag står igjen; { $key } går dit.
   *[other] Linjene er godtatt. { $left } linjer med forslag står igjen; { $key } går dit.
 }
pack-all-seen = Alle linjer med forslag er sett. { $key } leverer ut.
pack-see = Sett, neste
pack-legend = █navn█ skjules · _navn_ vises · ›ord‹ det neste tasten gjelder
pack-extending = { $right } tar med flere ord · { $space } skjuler dem
pack-keys = { $next } neste forslag · { $accept } godta siden · { $line } hele linjen · { $extend } flere ord · { $out } lever ut
pack-form-file = Fil
pack-form-file-help = En ny fil utenfor huset, helst på en minnepinne: /media/minne/innsyn.txt
pack-form-file-missing = Skriv hvilken fil det skal skrives til.
pack-hand-out-about = Etter dette endres innsynet ikke lenger.
pack-again-about = Dette ble levert ut { $day }. Nå skrives det samme igjen, og du får en ny kvittering.
pack-like-paper = Filen kan leses av alle som får tak i den, som et papir. Slett den når den er levert.
pack-unseen-warning = { $lines ->
    [one] 1 linje uten forslag er ikke sett av noen. Den blir med som den er.
   *[other] { $lines } linjer uten forslag er ikke sett av noen. De blir med som de er.
 }
pack-under-way = Et innsyn hentes eller skrives allerede. Vent til det er ferdig.
quit-would-stop-pack = Innsynet skrives og er snart ferdig. Vent litt, eller avslutt én gang til for å gå uten det.
pack-gathering = Henter det huset har skrevet. Du kan arbeide videre imens.
pack-gathered = { $lines ->
    [one] Hentet 1 ny linje.
   *[other] Hentet { $lines } nye linjer.
 }
pack-gathered-nothing = Ingenting nytt siden sist.
pack-handed = Levert ut til { $path }. Filen kan leses av alle; slett den når den er levert.
pack-handed-other = Skrevet til { $path }, men den er ikke lik den som ble levert ut før. Kvitteringen viser begge.
pack-in-the-house = { $path } ligger i mappen til huset. Ingenting er skrevet. Velg et sted utenfor.

# On the command line
cli-pack-about = Innsyn som er levert ut, eller under arbeid
cli-pack-usage = personalbase access pack KOMMANDO
cli-pack-list-about = Viser innsyn og kvitteringer, de nyeste først
cli-pack-list-usage = personalbase access pack list [VALG]
cli-pack-youth-help = Bare for denne ungdommen
cli-pack-write-about = Leverer ut et innsyn som er gått gjennom på skjermen, eller en gang til
cli-pack-write-usage = personalbase access pack write NUMMER --out FIL
cli-pack-number-help = Nummeret på innsynet, som i «access pack list»
cli-pack-out-help = Ny fil utenfor huset. Den kan leses som papir: slett den når den er levert
cli-pack-none = Ingen har bedt om innsyn.
