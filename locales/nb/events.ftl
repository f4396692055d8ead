# The form of an event of the calendar.

event-form-kind = Slag
event-form-kind-help = Piltastene velger. Felles aktivitet, husmøte og beskjed står også på veggutskriften, avtaler og egne høytider ikke.
event-form-activity = felles aktivitet
event-form-meeting = husmøte
event-form-appointment = avtale
event-form-notice = beskjed for huset
event-form-holiday = egen høytid
event-form-shift = vakt

event-form-new-meeting = Nytt husmøte
event-form-change-meeting = Endre husmøte
event-form-new-appointment = Ny avtale
event-form-change-appointment = Endre avtale
event-form-new-notice = Ny beskjed for huset
event-form-change-notice = Endre beskjed for huset
event-form-new-holiday = Ny egen høytid
event-form-change-holiday = Endre egen høytid

event-form-reach = Gjelder
event-form-reach-help = Hvor mye av serien det gjelder. Piltastene velger.
event-form-reach-this = bare denne
event-form-reach-following = denne og de neste
event-form-reach-all = hele serien
event-form-reach-this-told = Bare denne gangen endres. Resten av serien blir som den er.
event-form-reach-following-told = Denne og alle etter den endres. De som er før, blir stående.
event-form-reach-all-told = Hele serien endres. Nye dager og klokkeslett gjelder fra i dag; det som har vært, blir stående.
event-form-falls-away = Faller bort fordi serien ikke lenger har den dagen: { $list }.
event-form-moved = flyttet
event-form-otherwise = endret
event-form-and-more = og { $count } til

event-form-time = Når
event-form-whole = Hel dag
event-form-whole-help = Mellomrom setter eller tar bort. En hel dag har ingen klokkeslett.
event-form-days = Varer til
event-form-days-help = Hvor mange dager, eller den siste dagen. Eks.: «3», «fre», «27.11.».
event-form-days-wrong = Skriv hvor mange dager, fra 1 til { $most }, eller en siste dag som ikke er før den første.
event-form-one-day = den ene dagen
event-form-last-day = til og med { $day }
event-form-repeats-help = Tomt er én gang. Eks.: «hver mandag», «annenhver tirsdag til 01.06.», «siste fredag i måneden».

event-form-youths = Ungdommer
event-form-youths-help = Hvem avtalen gjelder, eller hvem som er invitert. Ingen valgt til en felles aktivitet er alle.
event-form-capacity = Plasser
event-form-capacity-help = Hvor mange det er plass til, om det er begrenset. Eks.: «8».
event-form-interpreter = Tolk
event-form-interpreter-help = Tolken som er bestilt. Piltastene velger, Backspace tømmer.
event-form-barred = Denne tolken skal ikke brukes for { $name }. Velg en annen.
event-form-car = Bil
event-form-car-help = Bilen som tas. Piltastene velger, Backspace tømmer.
event-form-another-car = en annen
event-form-car-other = Hvilken bil
event-form-car-typed-help = Bilen som tas. Eks.: «den røde».
event-form-car-missing = Skriv hvilken bil, eller velg en av husets.
event-form-note = Notat
event-form-note-help = Blir i huset: står ikke på noen utskrift og i ingen kalenderfil.

event-form-clash = Kolliderer: { $list }
event-form-clash-free = Kolliderer: { $list } · neste ledige { $free }
event-form-clash-none-free = Kolliderer: { $list } · ingen ledig tid de neste 14 dagene
event-form-in-house = er opptatt i { $house }
event-form-in-another-house = er opptatt i et annet hus
event-form-clash-with = { $party } { $title } { $time }
event-form-off-duty = { $who } har ikke vakt da
event-form-off-duty-on = { $who } har ikke vakt { $date }
event-form-save-anyway = Lagre likevel
event-form-save-anyway-ask = { $clash }. Vil du lagre likevel?
event-form-another-time = Annen tid
event-form-on-anyway = Sett opp likevel
event-form-on-anyway-ask = { $clash }. Vil du sette den opp igjen likevel?
event-form-stay-off = La den være avlyst
event-form-many = { $count ->
    [one] Det gjelder én gang ({ $day }) og kan ikke angres med { $key }.
   *[other] Det gjelder { $count } ganger (fra { $day }) og kan ikke angres med { $key }.
}
event-form-endless = Det gjelder alle ganger (fra { $day }, uten slutt) og kan ikke angres med { $key }.
event-form-back = Tilbake til skjemaet
event-form-saved-on = { $saved } Står { $time }.

event-form-off-title = Avlys: { $title }, { $time }
event-form-off-save = Avlys
event-form-off-end = Avslutt serien
event-form-reason = Hvorfor
event-form-reason-help = Noen få ord, eller tomt. Blir i huset: står ikke på noen utskrift. Eks.: «kokken er syk».
event-form-off-this-told = Den blir stående i kalenderen, merket «avlyst», og kan settes opp igjen.
event-form-off-following-told = Serien slutter før denne gangen. Denne og alle etter den forsvinner fra kalenderen og blir ikke stående som avlyst.
event-form-off-all-told = Serien slutter i dag. Det som har vært, blir stående. Alt som skulle komme, forsvinner fra kalenderen og blir ikke stående som avlyst.
event-form-off-ended = Serien er avsluttet.
event-form-shift-from-rota = Vakter kommer fra turnusfilen og endres der.
