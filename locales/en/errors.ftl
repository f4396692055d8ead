# What went wrong: what happened, what is safe, what to do now.

error-no-house = There is no house in { $path }. Nothing is changed. Start “personalbase” with nothing more to set up a house, or give the right folder with --data.
error-house-exists = A house stands in { $path } already. It was not touched. Choose another folder with --data.
error-wrong-passphrase = The initials or the passphrase are wrong. Nothing is changed. Try once more.
error-key-file-damaged = The key file (house.keys) cannot be read. The database was not touched. Take the key file from the last backup.
error-damaged = The database (house.db) is damaged or belongs to another house. The passphrase was right, and the file was not changed. Do not delete anything; take the last backup or ask for help.
error-not-together = The key file and the database do not belong together. Nothing is changed. Put back the file that was exchanged.
error-newer = The house was written by a newer version of the program (schema { $found }, this one knows { $known }). Nothing is changed. Update the program on this machine.
error-read-only-here = The folder can be read but not written. Nothing is saved. Check the rights of the folder or the disk.
error-read-only = { $path } can be read but not written. Nothing is changed. Check the rights of the folder or the disk.
error-cannot-open-here = A file of the house cannot be opened. Nothing is changed. Check that the folder is there and yours.
error-cannot-open = { $path } cannot be opened. Nothing is changed. Check that the folder is there and yours.
error-network-folder = { $path } lies on a network disk, where two machines can damage each other's work. Nothing is changed. Choose a folder on this machine.
error-disk-full = The disk is full. What was saved is safe. Make room, and try once more.
error-disk-fault = The disk does not answer as it should (fault { $code }). What was saved is safe. See that the disk is connected and try once more. If it happens again, tell whoever looks after the machine.
error-busy = Another program is busy with the house. Nothing is changed. Wait a little and try once more.
error-file-replaced = The database file was moved, deleted or replaced while the program was open. Nothing was written. Write down what is on your screen, quit, and ask for help.
error-io = The disk answered with an error ({ $kind }). What was saved is safe. Try once more.
error-unexpected = Something went wrong in the program (reference { $reference }). What was saved is safe. Tell somebody, with the reference.
error-not-saved = NOT SAVED. { $why } Your text is still here.

refused-not-allowed = Your role may not { $deed }. Nothing is changed.
refused-initials-taken = Another member of staff has these initials. Choose others, for example with one more letter.
refused-apartment-taken = Apartment { $number } is not vacant on that date.
refused-lives-elsewhere = The youth lives in apartment { $number } already. Move out there first.
refused-lived-elsewhere = The youth lived in apartment { $number } on that day. Choose a later day.
refused-not-living-here = The youth does not live in the house on that date.
refused-changed-meanwhile = Somebody else changed this in the meantime. What they wrote stands.
refused-last-lead = The house must have at least one clinical lead who can add and help the others.
refused-no-passphrase = Whoever has left has no passphrase any more. Give a new one with “personalbase staff reset-secrets”, and then take them back. Nothing is changed.
refused-gone = This is not there any more. Nothing is changed.
refused-cannot-undo = It can no longer be undone, because somebody has used or changed it.

invalid-empty = Write something here.
invalid-too-long = The text is too long, { $most } characters at most.
invalid-initials = Initials are two to four letters. E.g. “KN”.
invalid-birth-date = The birth date cannot be right. E.g. “01.01.2009”.
invalid-in-the-future = It cannot have happened in the future. E.g. “yesterday 23:50”.
invalid-too-long-ago = That is more than two years ago. Check the year.
invalid-ends-before = The end must come after the beginning.
invalid-apartment-count = A house has one to nine apartments.
invalid-apartment-twice = Two apartments have the same number.
invalid-first-staff = The first member of staff must be a clinical lead.

deed-write-log = write in the log
deed-take-shift = take a shift
deed-sign-read = sign for what was read
deed-see-unread = see what others have not read
deed-plan-activities = plan activities
deed-write-plan = write in the plan
deed-keep-youths = add or correct youths
deed-move-youths = move youths in and out
deed-keep-staff = add or change staff
deed-keep-house = change the house
deed-use-program = use the program

# Secrets that somebody chooses, and the code on paper.
weak-too-short = The passphrase is too short: at least { $least } characters. Five random words are good and easy to remember.
weak-repeated = The passphrase repeats itself. Choose words that have nothing to do with each other.
weak-sequence = The passphrase follows the alphabet, the digits or the keyboard. Choose random words.
weak-house-name = The passphrase is little more than the name of the house. Choose random words.
weak-own-name = The passphrase is little more than your own name. Choose random words.
weak-common = The passphrase is little more than words that everybody tries first. Choose random words.
pin-not-six-digits = A PIN is six digits.
pin-repeated = The digits repeat themselves. Choose at least three different ones.
pin-run = The digits follow each other. Choose others.
pin-year = It begins or ends with a year. Choose other digits.
recovery-length = The code has six groups of five characters. Here are { $found } characters in all.
recovery-group = Group { $group } is not as in the code. Look at it on the paper once more.
recovery-check = The code is wrong in more than one place. Read it from the paper once more, group by group.
