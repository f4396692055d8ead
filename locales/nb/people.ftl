# Forms about youths, where they live, their plans, and staff.

youth-new-title = Ny ungdom
youth-change-title = Rett ungdom
youth-saved-new = Lagret kl. { $time }: { $name }.
youth-name = Ønsket navn
youth-name-help = Det ungdommen vil bli kalt. Med egen skrift står det i planen; ellers vises navnet i papirene. Eks.: «Amir».
youth-name-exists = { $who } heter også det. Se etter at det ikke er samme ungdom, og skriv navnet i papirene.
youth-name-missing = Skriv navnet ungdommen vil bli kalt.
youth-latin = Navn i papirene
youth-latin-help = Med latinske bokstaver, som i papirene, når det er et annet. Eks.: «Amir Hussain Rezai».
youth-script = Med egen skrift
youth-script-help = Navnet med ungdommens egen skrift. Vises bare når ungdommen åpnes.
youth-pronunciation = Uttale
youth-pronunciation-help = Slik det sies, skrevet på norsk. Eks.: «a-MIR».
youth-born = Født
youth-born-help = Dag, måned og år, som registrert. Mange har 1. januar. Eks.: «01.01.2009» eller «1.1.09».
youth-born-missing = Skriv fødselsdatoen.
youth-celebrates = Feirer bursdag
youth-celebrates-help = Når det er en annen dag, også etter en annen kalender. Eks.: «midt i mars».
youth-languages = Språk
youth-languages-help = Det sterkeste først. Eks.: «dari, engelsk, litt norsk».
youth-interpreter = Tolk
youth-interpreter-help = Om det trengs tolk i samtaler som betyr noe.
youth-interpreter-note = Om tolken
youth-interpreter-note-help = Språk og dialekt, og hvem som ikke skal brukes. Eks.: «dari fra Herat, helst kvinne».
youth-contact = Primærkontakt
youth-contact-help = Den ansatte som følger opp. Piltastene velger, Backspace tømmer.

move-in-title = Flytt inn
move-in-saved = Lagret kl. { $time }: { $name } bor i leilighet { $number }.
move-youth = Ungdom
move-youth-help = En ungdom som ikke bor i huset nå. Piltastene velger.
move-youth-missing = Velg hvem som flytter inn.
move-apartment = Leilighet
move-apartment-help = En ledig leilighet. Piltastene velger.
move-apartment-missing = Velg en ledig leilighet.
move-from = Fra
move-from-help = Første dag, i dag eller tidligere. Eks.: «i dag», «i går», «17.11.».
move-date-missing = Skriv datoen.
move-nobody = Alle ungdommene har en leilighet. Legg først til en ungdom med { $key }.
move-no-vacancy = Ingen leilighet er ledig. Flytt først noen ut.
move-out-title = Flytt ut
move-out-saved = Lagret kl. { $time }: { $name } har flyttet ut.
move-last-day = Siste dag
move-last-day-help = Siste dag i leiligheten, i dag eller tidligere. Eks.: «i dag», «i går», «17.11.».

goal-new-title = Nytt mål
goal-change-title = Endre mål
goal-title = Mål
goal-title-help = Målet på én linje, helst med ungdommens ord. Eks.: «Stå opp 07:30 selv».
goal-title-missing = Skriv målet.
goal-area = Område
goal-area-help = Den delen av planen målet hører til. Piltastene velger, en bokstav finner.
goal-area-missing = Velg et område.
goal-status-label = Status
goal-status-help = Hvordan det står til med målet.
goal-review = Evalueres
goal-review-help = { $months ->
    [one] Når dere ser på målet igjen. En måned er anbefalt, ikke et krav. Eks.: «+3u», «02.12.».
   *[other] Når dere ser på målet igjen. { $months } måneder er anbefalt, ikke et krav. Eks.: «+3u», «02.12.».
}
goal-review-missing = Skriv når målet skal evalueres.
saved-can-undo = Lagret kl. { $time }. { $key } angrer.

voice-title = Ungdommens egne ord
voice-words = Egne ord
voice-words-help = Det ungdommen selv sier om seg og planen, med sine egne ord. Det som sto før, blir tatt vare på.
voice-words-missing = Skriv det ungdommen sa.

activity-new-title = Ny aktivitet
activity-change-title = Endre aktivitet
activity-title = Hva
activity-title-help = Det som skjer, på én linje. Eks.: «Fellesmiddag».
activity-title-missing = Skriv hva som skal skje.
activity-place = Sted
activity-place-help = Et av fellesrommene eller et annet sted. Piltastene velger, Backspace tømmer.
activity-elsewhere = et annet sted
activity-where = Hvor
activity-where-help = Stedet det er. Eks.: «svømmehallen».
activity-where-missing = Skriv hvor det er, eller velg et fellesrom.
activity-date = Dato
activity-date-help = Eks.: «i dag», «fre», «neste man», «+1u», «24.12.».
activity-date-missing = Skriv datoen.
activity-from = Fra
activity-from-help = Når det begynner. Eks.: «18», «1830», «kl 18».
activity-from-missing = Skriv når det begynner.
activity-to = Til
activity-to-help = Når det slutter, om det er kjent. Etter midnatt er neste dag. Eks.: «20:30».
activity-responsible = Ansvarlig
activity-responsible-help = Den som ser til at det blir noe av. Piltastene velger, Backspace tømmer.

staff-new-title = Ny ansatt
staff-change-title = Endre { $member }
staff-name = Navn
staff-name-help = Hele navnet.
staff-name-missing = Skriv navnet.
staff-initials = Initialer
staff-initials-help = To til fire bokstaver, det de signerer med. Ingen andre kan ha de samme. Eks.: «KN».
staff-initials-missing = Skriv initialene.
staff-role = Rolle
staff-role-help = Hva de kan gjøre. Fagleder og administrator kan legge til andre.
staff-active = Jobber her
staff-active-help = Den som har sluttet, kommer ikke inn mer. Det de har skrevet, blir stående.
staff-active-yes = ja
staff-active-no = nei, har sluttet
staff-needs-passphrase = Den som har sluttet, har ikke lenger noen passfrase. Gi en ny først: { $back } og så { $reset } i lista over ansatte.
