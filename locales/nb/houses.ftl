# Flere hus i én fil.
house-shown = { $name } er på skjermen.
house-stays = Huset kan ikke byttes nå: det du skrev er ikke lagret ennå, eller noe holder på. Vent litt og prøv igjen. Ingenting er borte.
house-add-title = Nytt hus
house-added = Lagret kl. { $time }: { $name } er satt opp. { $key } bytter hus.
house-staff-title = Hus for { $who }
house-staff-field = Arbeider i
house-staff-help = Mellomrom tar med eller tar bort. Den som ikke arbeider i et hus, ser ingenting av det.
house-staff-none = Velg minst ett hus. Den som ikke lenger arbeider her, avsluttes med «rett».
house-room-title = Delt kjøkken eller bad
house-room-used = I bruk
house-room-used-help = Det som går ut av bruk, kan ikke velges mer. Det som står om det fra før, blir stående.
house-room-used-yes = ja
house-room-used-no = nei, tatt ut av bruk
house-room-retired = tatt ut av bruk
house-rooms-title = Delte kjøkken og bad
house-rooms-new = Legg til et nytt …
house-rooms-row = { $name } · { $kind } · { $most ->
    [one] én leilighet
   *[other] { $most } leiligheter
  }
house-room-kind = Hva
house-room-kind-help = Det som flere leiligheter deler.
house-room-kitchen = kjøkken
house-room-bath = bad
house-room-name = Navn
house-room-name-help = Slik at dere vet hvilket. Eks.: «Kjøkken 1. etasje».
house-room-name-missing = Skriv hva det heter.
house-room-most = Leiligheter
house-room-most-help = Hvor mange av leilighetene som deler det, som kan være bebodd samtidig: 1 til 9.
house-places = Plasser
house-places-help = Hvor mange som kan bo her samtidig, 1 til 9. Tomt: ingen grense.
house-kitchen = Kjøkken
house-bath = Bad
house-shares-help = Det den deler med andre. Piltastene velger, Backspace tømmer.
house-take-over-title = Til et annet hus
house-take-over-field = Hus
house-take-over-help = Mappa følger med: plan, avtaler, kontakter og samtykker. Det som er skrevet i loggen her, blir her.
house-take-over-none = Det er ikke noe annet hus du arbeider i.
house-occupancy = { $kind }: { $taken } av { $all } bebodd
house-line = { $house } · { $line }
house-closed = Du arbeider ikke lenger i huset som var på skjermen. Ingenting der er endret.
house-other-row = Dette står i { $house }. Trykk Enter for å åpne det der.
house-form-first = Et skjema står åpent her. Lagre det eller gå tilbake, og åpne det andre huset etterpå. Ingenting er endret.
house-gone-there = Det du fant, er tatt bort siden.
house-drafts-here = { $count ->
    [one] Ett utkast venter her ({ $key }).
   *[other] { $count } utkast venter her ({ $key }).
  }
house-drafts-there = { $count ->
    [one] Ett utkast ligger i { $house }.
   *[other] { $count } utkast ligger i { $house }.
  }
house-all-shown = Alle husene dine. { $key }: bare { $house }.
house-this-shown = Bare { $house }. { $key }: alle husene dine.
house-others = Andre hus
