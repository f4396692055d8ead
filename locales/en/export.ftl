# All of the house out into open files, and a house of them again

deed-export-house = take out all that is in the house
audit-wrote-export = took out all that is in the house, or made the house of an export

export-stands = { $folder } is there already. Nothing is changed. Choose a folder that is not there.
export-being-made = Another program makes an export in { $folder } now. Nothing is changed. Wait a little and try again.
export-place-missing = The folder { $folder } is not there. Nothing was taken out. Put in the disk or the memory stick, or make the folder, and try again.
export-place-no-folder = { $folder } is a file and no folder. Nothing was taken out. Choose another folder.
export-place-read-only = { $folder } can only be read. Nothing was taken out. See whether the memory stick is locked, or choose another folder.
export-place-full = The export does not fit into { $folder }. Nothing was taken out, and the house is untouched. Make room and try again.
export-place-vanished = { $folder } went away or stopped answering. Nothing was taken out, and the house is untouched. Put in the disk or the memory stick and try again.
export-none = There is no export in { $path }. Nothing is changed. Name the folder that “personalbase export” made, or the file house.tar.age.
export-wrong-passphrase = The passphrase does not open the export. Nothing is changed. It is the passphrase that was chosen when it was made, not the one somebody signs in with.
export-missing = { $file } is missing from the export. Nothing was made. Find a whole copy of the export, or take out anew.
export-changed = { $file } is not as when the export was made: something is changed or gone. Nothing was made. Find a whole copy of the export, or take out anew.
export-newer = The export is made by a newer version of the program (schema { $found }, this one knows { $known }). Nothing was made. Update the program on this machine.
export-older = The export is made by an older version of the program (schema { $found }, this one reads { $known }). Nothing was made. Make the house with that version and open it with this one then, which brings it up to date.
export-row = Line { $line } of { $file }: { $fault }. Nothing was made. Somebody has changed the export, or another program made it.
export-row-no-row = the line is no row
export-row-too-long = the line is longer than any row
export-row-other-column = the row has a field that does not belong there, or one twice
export-row-no-column = the field { $column } is missing
export-row-value = the field { $column } has something that cannot stand there
export-row-not-taken = the row is there already, or goes against the rules of the house
export-unfit-loose = A row of { $file } belongs to a row that is not there. Nothing was made. Somebody has changed the export, or another program made it.
export-unfit-rows = { $file } does not have as many rows as the list says. Nothing was made. Somebody has changed the export, or another program made it.
export-unfit-chain = The trail in the export is not the one the list says. Nothing was made. Somebody has changed the export, or another program made it.
export-unfit-structure = The tables of the export do not hang together. Nothing was made. Try again. If it happens again, find another copy of the export.
export-not-proven = The export that was made did not pass the check. It is removed, and the house is not changed. Try again, on another disk if you can.
export-no-lead = No clinical lead of the export has these initials and works there. Nothing was made. Name another with --user.

export-stage-measuring = Counting
export-stage-writing = Writing
export-stage-checking = Reading all of it again
export-stage-reading = Reading the rows
export-stage-filing = Filing the log for the search
export-stage-proving = Checking the house

cli-export-about = Take out all that is written in the house, in open files
cli-export-usage = personalbase export --out NEW_FOLDER --user XX [OPTIONS]
cli-export-out-help = The folder for the export; it must not be there
cli-export-plain-help = Readable for whoever gets the files; otherwise locked with a passphrase
cli-export-passphrase-file-help = The file with the passphrase of the export; otherwise it is asked for
cli-export-more = The export is locked with a passphrase of its own, which is nobody’s sign-in. Without it nobody can read it. “personalbase import house” makes a new house of it. What stands in the files is explained in docs/export.md and in the export itself.
cli-export-ask-passphrase = Choose a passphrase for the export:
cli-export-suggestion = The export is locked with a passphrase. Write it on paper, and keep it elsewhere than the files. Suggestion: { $words }
cli-export-plain-question = Whoever gets hold of the files can read the export: names, all of the log and the files, and addresses and phone numbers that are protected. Take it out unlocked? (yes/no)
cli-export-done = All is taken out to { $folder } and read again: { $rows } rows, the trail up to row { $row }.
cli-export-done-sealed = It opens with the passphrase you chose. Without it nobody can read it.
cli-export-done-plain = The files are as readable as paper. Remove them when they are passed on.
cli-export-broken = The trail of the house is broken at row { $row }, and so it is in the export. Run “personalbase audit verify”.

cli-import-house-about = Make a new house of an export
cli-import-house-usage = personalbase import house EXPORT --to NEW_FOLDER --user XX [OPTIONS]
cli-import-house-export-value = EXPORT
cli-import-house-export-help = The folder that “personalbase export” made, or the file house.tar.age
cli-import-house-to-help = The folder for the new house; it must not be there
cli-import-house-passphrase-file-help = The file with the passphrase of the export; otherwise it is asked for
cli-import-house-more = --user has the initials of a clinical lead of the export. An export holds no secrets: whoever makes the house chooses a new passphrase and PIN (--passphrase-file and --pin-file, or they are asked for), and gives the others new ones with “staff reset-secrets”.
cli-import-house-ask = Passphrase of the export:
cli-import-house-done = The house is made in { $folder } of { $rows } rows, and all of it is checked.
cli-import-house-others = The others cannot come in yet: { $initials }. Give each of them a new passphrase and PIN with “staff reset-secrets”.
cli-import-house-next = To use the house: write data = "{ $written }" in the settings file, or start with --data "{ $folder }".

# README.txt of the export
export-read-me = This is an export of all that is written in “{ $house }”, made { $date } by the program personalbase { $version }.
export-read-me-secret = It is about young people and confidential. Only those who may are to read it.
export-read-me-sealed = All of it is in the file house.tar.age, locked with the passphrase that was chosen when it was made. Without the passphrase nobody can read it, nor can whoever made the program.
export-read-me-open = Open it with the program age (https://age-encryption.org), which there is for every machine: age --decrypt house.tar.age > house.tar, and unpack house.tar. Then all of it lies readable on the disk: do so only where that is safe, and remove it afterwards.
export-read-me-sum = Whether the file is whole is seen with: sha256sum -c house.tar.age.sha256
export-read-me-plain = The files are not locked: whoever gets hold of them can read them.
export-read-me-files = text/ is for reading: a file for each youth, the log of each month, the calendar of each year. tables/ has all of it, a row a line, for programs. SCHEMA.md explains every table and field. manifest.json has the checksum of each file.
export-read-me-import = “personalbase import house” makes a house of the export again.

# The pages in text/
pages-people = People of { $house }
pages-staff = Staff
pages-left = has left
pages-youths = Youths
pages-file = The file of { $name } is text/{ $file }.txt
pages-newest-first = Log, the newest first
pages-log = Log of { $month }
pages-calendar = Calendar of { $year }
pages-nothing = Nothing.
pages-contacts = Contacts
pages-consents = Consents
pages-risks = Risks
pages-stays = Has lived here
pages-plan = Plan
pages-evaluation = Evaluation { $day } { $by }
pages-youth-view = Youth
pages-staff-view = Staff
pages-mapped = Mapped
pages-card = Agreed
pages-support = Support
pages-withdrawn = withdrawn { $day }
