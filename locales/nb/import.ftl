# Lists that are taken over from a CSV file.

import-about = Legg inn en liste dere har fra før
import-usage = personalbase import KOMMANDO
import-youths-about = Legg inn ungdommer fra en CSV-fil
import-youths-usage = personalbase import youths --user XX FIL [VALG]
import-youths-more = Kolonner, i hvilken rekkefølge som helst, på norsk eller engelsk: { $columns }. De to som må være med, er navn og født; leilighet og flyttet inn hører sammen. Den som har samme navn og fødselsdato som en ungdom i huset, er der fra før. Én feil, og ingen legges inn.
import-staff-about = Legg inn ansatte fra en CSV-fil
import-staff-usage = personalbase import staff --user XX FIL [VALG]
import-staff-more = Kolonner, i hvilken rekkefølge som helst, på norsk eller engelsk: { $columns }. Den som har initialene til en ansatt, er der fra før. Nye får passfrase og PIN, som vises én gang. Én feil, og ingen legges inn.
import-contacts-about = Legg inn kontaktene til ungdommene fra en CSV-fil
import-contacts-usage = personalbase import contacts --user XX FIL [VALG]
import-contacts-more = Kolonner, i hvilken rekkefølge som helst, på norsk eller engelsk: { $columns }. De tre som må være med, er ungdom, rolle og navn; født trengs når to ungdommer har samme navn. Den som har samme ungdom, rolle og navn som en kontakt i huset, er der fra før. Én feil, og ingen legges inn.
import-file-help = CSV-fil i UTF-8 eller Windows-1252, med komma eller semikolon
import-dry-run-help = Vis hva som ville bli lagt inn, og legg ikke inn noe

# Headings of the columns, parted by |; the first is the one that is told. Compared without capitals and marks, in both
# languages.
import-heading-name = Navn|Ønsket navn|Kallenavn
import-heading-latin-name = Latinsk navn|Navn med latinske bokstaver|Navn i papirene|Fullt navn
import-heading-own-script = Navn i egen skrift|Egen skrift
import-heading-pronunciation = Uttale
import-heading-born = Født|Fødselsdato|Fødselsdag
import-heading-celebrates = Feirer|Feirer bursdag
import-heading-languages = Språk|Morsmål
import-heading-interpreter = Tolk|Trenger tolk|Tolkebehov
import-heading-interpreter-note = Om tolken|Tolkemerknad
import-heading-help-needed = Hjelp ved brann|Trenger hjelp ved brann
import-heading-contact = Kontakt|Primærkontakt|Kontaktperson
import-heading-apartment = Leilighet|Leil|Leilighetsnummer
import-heading-moved-in = Flyttet inn|Innflyttet|Innflytting|Flyttet inn dato
import-heading-youth = Ungdom|Beboer
import-heading-contact-role = Rolle|Hva de er
import-heading-contact-name = Navn|Kontakt|Kontaktens navn
import-heading-phone = Telefon|Tlf|Mobil|Telefonnummer
import-heading-email = E-post|Epost|E-postadresse
import-heading-time-zone = Tidssone
import-heading-note = Merknad|Notat
import-heading-call-first = Ring først|Ringes først
import-heading-initials = Initialer|Signatur
import-heading-staff-name = Navn|Fullt navn|Ansatt
import-heading-role = Rolle|Stilling

# What is wrong with the file as a whole.
import-too-large = Fila er større enn { $kilobytes } kB og er ingen liste over folk i ett hus. Ingenting er lagt inn.
import-not-text = Fila er ikke tekst i UTF-8 eller Windows-1252. Ingenting er lagt inn. Lagre lista som CSV fra regnearket.
import-empty = Fila er tom. Ingenting er lagt inn. Første rad skal ha overskriftene.
import-too-many-columns = Fila har mer enn { $most } kolonner. Ingenting er lagt inn.
import-too-many-rows = Fila har mer enn { $most } rader. Ingenting er lagt inn.
import-headings-broken = Et anførselstegn i overskriftene mangler maken sin. Ingenting er lagt inn.
import-columns-missing = Disse overskriftene mangler: { $missing }. Ingenting er lagt inn. De som kan stå i første rad: { $all }.
import-column-twice = To kolonner har overskriften for «{ $column }». Ingenting er lagt inn. La én av dem stå.

# What is wrong with a row.
import-fault-in-cell = Rad { $row }, «{ $column }»: { $why }
import-fault-in-row = Rad { $row }: { $why }
import-faults = { $count ->
    [one] { $count } feil i lista. Ingenting er lagt inn. Rett den i fila, og prøv igjen.
   *[other] { $count } feil i lista. Ingenting er lagt inn. Rett dem i fila, og prøv igjen.
}
import-cell-broken = Feltet har et linjeskift i seg. Mangler et anførselstegn?
import-cells-differ = Raden har { $found } felt, og overskriftene er { $expected }. Står et skilletegn for mye eller for lite?
import-twice = Det samme står i rad { $row }.
import-not-one-of = «{ $text }» er ikke et av disse: { $all }.
import-no-such-apartment = Huset har ingen leilighet «{ $text }».
import-no-such-contact = Ingen som jobber her, har initialene eller navnet «{ $text }».
import-no-such-youth = Ingen ungdom i huset heter «{ $text }» og er født den dagen lista sier.
import-youths-alike = Flere ungdommer heter «{ $text }». Skriv fødselsdatoen i kolonnen «Født».
import-called-first = { $name } ringes først. La feltet stå tomt for én av dem.
import-not-yes-or-no = «{ $text }» er verken ja eller nei.
import-moved-in-missing = Skriv når ungdommen flyttet inn i leiligheten.
import-apartment-missing = Skriv hvilken leilighet ungdommen flyttet inn i.
import-day-not-whole = Skriv hele datoen som dag.måned.år, for eksempel 01.08.2026.

# What would be done, and what was.
import-to-add = Legges inn:
import-there-already = Er der fra før, og blir som de er:
import-not-read = Kolonner som ikke leses: { $columns }
import-youth = rad { $row } · { $name } · født { $born }
import-youth-at-home = { $youth } · leilighet { $apartment } fra { $from }
import-member = rad { $row } · { $initials } · { $name } · { $role }
import-member-is-another = { $member } · i huset: { $name }
import-person = rad { $row } · { $youth } · { $role } · { $name }
import-nothing-new = Ingen nye i lista. Ingenting er lagt inn.
import-only-shown = Dette var bare vist. Ingenting er lagt inn.
import-question = Legge inn { $count }? Skriv ja for å fortsette:
import-youths-done = { $count ->
    [one] { $count } ungdom er lagt inn.
   *[other] { $count } ungdommer er lagt inn.
}
import-contacts-done = { $count ->
    [one] { $count } kontakt er lagt inn.
   *[other] { $count } kontakter er lagt inn.
}
import-staff-done = { $count ->
    [one] { $count } ansatt er lagt inn.
   *[other] { $count } ansatte er lagt inn.
} Passfrase og PIN vises bare nå:
import-secrets = { $initials } · { $name } · passfrase: { $passphrase } · PIN: { $pin }
import-secrets-next = Skriv dem på papir, én lapp til hver, og gi dem over. Hver bytter sine med «staff reset-secrets» eller i skjermbildet for ansatte, og lappen makuleres.
