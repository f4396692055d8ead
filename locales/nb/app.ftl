# The program itself: header, messages, locking.

program-name = personalbase
invented = OPPDIKTET
too-small = Vinduet er { $width }x{ $height }. Gjør det minst 80 bredt og 24 høyt.
please-wait = Et øyeblikk …
locking-in = { $seconds ->
    [one] Skjermen låses om { $seconds } sekund. Trykk en tast for å fortsette.
   *[other] Skjermen låses om { $seconds } sekunder. Trykk en tast for å fortsette.
}
saved-at = Lagret kl. { $time }.
undone = Angret.
draft-kept = Utkastet er tatt vare på. Det åpnes igjen fra samme sted.
draft-not-kept = Utkastet kunne ikke lagres. Teksten står på skjermen. { $why }
draft-restored = Utkast fra kl. { $time } er hentet fram.
mouse-freed = Musa er fri: merk tekst i terminalen som vanlig.
mouse-caught = Musa virker i programmet igjen.
theme-now = Farger: { $name }.
theme-auto = terminalens egne
theme-dark = mørk
theme-light = lys
theme-contrast = sterk kontrast
theme-night = natt
theme-mono = uten farger
field-full = Feltet er fullt. Det siste kom ikke med.
field-choice-gone = Det som var valgt, kan ikke velges lenger. Velg på nytt.
field-let-go = { $chosen } går ikke sammen med { $let-go }, som er tatt bort.
conflict-title = { $initials } endret dette mens du skrev. Her er det som er ulikt:
conflict-same = { $initials } endret dette mens du skrev, til det samme som du har her.
conflict-mine = Ditt
draft-kept-at = utkast lagret { $time }
form-author = du er { $initials } { $name }
conflict-choice = Ctrl-S lagrer ditt i stedet (deres blir stående i sporet). Esc går tilbake til teksten din; ingenting er lagret.
conflict-choice-both = Ctrl-S lagrer ditt i stedet (deres blir stående i sporet). { $both } beholder begge: deres foran ditt i feltet, så du kan rette og lagre. Esc går tilbake til teksten din; ingenting er lagret.
conflict-both = Begge tekstene står i feltet nå, den fra { $initials } først. Rett, og lagre med { $save }.
conflict-no-texts = Her er det ikke to tekster å ta vare på.
conflict-no-room = Det er ikke plass til begge tekstene i feltet.
saves-on = Lagres på
saves-on-apartment = LEILIGHET { $number } · { $name }
saves-on-apartment-only = LEILIGHET { $number }
saves-on-number = { $number } { $name }
role-temp-staff = vikar
role-milieu-therapist = miljøterapeut
role-clinical-lead = fagleder
role-administrator = administrator
header-date-week-clock = { $date }  { $week }  { $time }
header-short-date-week-clock = { $date } { $week }  { $time }
messages-title = Meldinger
messages-none = Programmet har ikke sagt noe ennå.
help-title = Hjelp
help-filter = Skriv for å finne:
help-often = Ofte
help-move = Gå omkring
help-people = Ungdommer, planer og aktiviteter
help-program = Programmet
role-is-another = Rollen din er endret: du er nå { $role }. Det du skrev, er lagret som utkast.
role-may-not = Du er { $role } og kan ikke { $deed }.
choose-apartment-first = Velg først en leilighet der det bor en ungdom.
disk-nearly-full = Disken er nesten full: { $megabytes } MB igjen. Det som er lagret, er trygt. Be noen rydde plass.
quit-would-lose = Teksten din står bare på skjermen, for disken tar ikke imot den. Ctrl-Q én gang til avslutter likevel.
close-would-lose = Lukk skjemaet? Det du skrev her, blir ikke tatt vare på, for det er hemmeligheter i det.
# Why a key does nothing here.
not-here = { $label } kan ikke gjøres her.
no-such-apartment = Huset har ingen leilighet { $number }.
here-already = Du er der allerede.
nothing-to-redo = Det som er angret, kan ikke gjøres om igjen. Skriv det på nytt.
nothing-to-undo = Det er ingenting å angre.
first-screen = Dette er den første skjermen. { $key } avslutter.
