# Lists that are taken over from a CSV file.

import-about = Take over a list you kept before
import-usage = personalbase import COMMAND
import-youths-about = Add youths from a CSV file
import-youths-usage = personalbase import youths --user XX FILE [OPTIONS]
import-youths-more = Columns, in any order, in Norwegian or English: { $columns }. The two that must be there are name and born; apartment and moved in belong together. Whoever has the name and birth date of a youth of the house is there already. One fault, and nobody is added.
import-staff-about = Add members of staff from a CSV file
import-staff-usage = personalbase import staff --user XX FILE [OPTIONS]
import-staff-more = Columns, in any order, in Norwegian or English: { $columns }. Whoever has the initials of a member of staff is there already. New ones get a passphrase and a PIN, shown once. One fault, and nobody is added.
import-contacts-about = Add the youths’ contacts from a CSV file
import-contacts-usage = personalbase import contacts --user XX FILE [OPTIONS]
import-contacts-more = Columns, in any order, in Norwegian or English: { $columns }. The three that must be there are youth, role and name; born is needed where two youths have the same name. Whoever has the youth, role and name of a contact in the house is there already. One fault, and nobody is added.
import-file-help = CSV file in UTF-8 or Windows-1252, with commas or semicolons
import-dry-run-help = Show what would be added, and add nothing

# Headings of the columns, parted by |; the first is the one that is told. Compared without capitals and marks, in both
# languages.
import-heading-name = Name|Preferred name|Nickname
import-heading-latin-name = Latin name|Name in Latin letters|Name in the papers|Full name
import-heading-own-script = Own-script name|Own script|Name in own script
import-heading-pronunciation = Pronunciation
import-heading-born = Born|Birth date|Date of birth|Birthday
import-heading-celebrates = Celebrates|Celebrates birthday
import-heading-languages = Languages|Language
import-heading-interpreter = Interpreter|Needs interpreter|Interpreter needed
import-heading-interpreter-note = Interpreter note|About the interpreter
import-heading-help-needed = Help in a fire|Help needed
import-heading-contact = Contact|Primary contact
import-heading-apartment = Apartment|Flat|Apartment number
import-heading-moved-in = Moved in|Move-in date|Moved in on
import-heading-youth = Youth|Resident
import-heading-contact-role = Role|What they are
import-heading-contact-name = Name|Contact|Contact name
import-heading-phone = Phone|Telephone|Mobile|Phone number
import-heading-email = E-mail|Email|E-mail address
import-heading-time-zone = Time zone|Timezone
import-heading-note = Note|Remark
import-heading-call-first = Call first|Called first
import-heading-initials = Initials|Signature
import-heading-staff-name = Name|Full name|Member of staff
import-heading-role = Role|Position

# What is wrong with the file as a whole.
import-too-large = The file is larger than { $kilobytes } kB and is no list of the people of one house. Nothing was added.
import-not-text = The file is not text in UTF-8 or Windows-1252. Nothing was added. Save the list as CSV from the spreadsheet.
import-empty = The file is empty. Nothing was added. The first row has the headings.
import-too-many-columns = The file has more than { $most } columns. Nothing was added.
import-too-many-rows = The file has more than { $most } rows. Nothing was added.
import-headings-broken = A quotation mark in the headings lacks its fellow. Nothing was added.
import-columns-missing = These headings are missing: { $missing }. Nothing was added. Those that may stand in the first row: { $all }.
import-column-twice = Two columns have the heading for “{ $column }”. Nothing was added. Leave one of them.

# What is wrong with a row.
import-fault-in-cell = Row { $row }, “{ $column }”: { $why }
import-fault-in-row = Row { $row }: { $why }
import-faults = { $count ->
    [one] { $count } fault in the list. Nothing was added. Correct it in the file, and try again.
   *[other] { $count } faults in the list. Nothing was added. Correct them in the file, and try again.
}
import-cell-broken = The cell has a line break in it. Is a quotation mark missing?
import-cells-differ = Cells in the row: { $found }, headings: { $expected }. Is there a separator too many or too few?
import-twice = The same stands in row { $row }.
import-not-one-of = “{ $text }” is none of these: { $all }.
import-no-such-apartment = The house has no apartment “{ $text }”.
import-no-such-contact = Nobody who works here has the initials or the name “{ $text }”.
import-no-such-youth = No youth in the house is called “{ $text }” and was born on the day the list says.
import-youths-alike = Several youths are called “{ $text }”. Write the date of birth in the column “Born”.
import-called-first = { $name } is called first. Leave the cell empty for one of them.
import-not-yes-or-no = “{ $text }” is neither yes nor no.
import-moved-in-missing = Write when the youth moved into the apartment.
import-apartment-missing = Write which apartment the youth moved into.
import-day-not-whole = Write the whole date as day.month.year, for example 01.08.2026.

# What would be done, and what was.
import-to-add = To be added:
import-there-already = There already, and left as they are:
import-not-read = Columns that are not read: { $columns }
import-youth = row { $row } · { $name } · born { $born }
import-youth-at-home = { $youth } · apartment { $apartment } from { $from }
import-member = row { $row } · { $initials } · { $name } · { $role }
import-member-is-another = { $member } · in the house: { $name }
import-person = row { $row } · { $youth } · { $role } · { $name }
import-nothing-new = Nobody in the list is new. Nothing was added.
import-only-shown = This was only shown. Nothing was added.
import-question = Add { $count }? Write yes to go on:
import-youths-done = { $count ->
    [one] { $count } youth was added.
   *[other] { $count } youths were added.
}
import-contacts-done = { $count ->
    [one] { $count } contact is added.
   *[other] { $count } contacts are added.
}
import-staff-done = { $count ->
    [one] { $count } member of staff was added.
   *[other] { $count } members of staff were added.
} Passphrase and PIN are shown only now:
import-secrets = { $initials } · { $name } · passphrase: { $passphrase } · PIN: { $pin }
import-secrets-next = Write them on paper, one note for each, and hand them over. Everybody changes their own with “staff reset-secrets” or on the staff screen, and the note is shredded.
