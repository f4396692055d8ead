# What went wrong: what happened, what is safe, what to do now.

error-no-house = There is no house in { $path }. Nothing is changed. Start “personalbase” with nothing more to set up a house, or give the right folder with --data.
error-house-exists = A house stands in { $path } already. It was not touched. Choose another folder with --data.
error-wrong-passphrase = The initials or the passphrase are wrong. Nothing is changed. Try once more.
error-key-file-damaged = The key file (house.keys) cannot be read. The database was not touched. Take the key file from the last backup.
error-damaged = The database (house.db) is damaged or belongs to another house. The passphrase was right, and the file was not changed. Do not delete anything. If somebody put in an older house.keys or house.db after the key was changed, nothing is damaged: put back the file that was there, or the house.keys of the last backup (its file .keys). Otherwise, clinical lead or administrator: “personalbase backup restore” makes a house of the last backup, “personalbase salvage” saves what can be read.
error-not-together = The key file and the database do not belong together. Nothing is changed. Put back the file that was exchanged.
error-older-keys = The key file (house.keys) is older than the database: the key of the house was changed between them. The database is fine, and nothing is changed. Clinical lead or administrator: give house.keys another name, and put { $keys } in its place, as house.keys.
error-older-database = The database (house.db) is older than the key file: the key of the house was changed between them. It is from the time when { $copy } was made. Nothing is changed. Do not delete anything: put back the database that was there. If it is gone, “personalbase backup restore” makes a house of the last backup.
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
refused-apartment-taken = Apartment { $number } is not vacant. Move out whoever lives there first.
refused-apartment-taken-until = Apartment { $number } is not vacant until after { $date }.
refused-lives-elsewhere = The youth lives in apartment { $number } already.
refused-came-there = The youth moved in on { $date }. The new apartment begins the day after at the earliest. If moving in was a slip, Ctrl-Z takes it back right after it was saved.
refused-leaves-already = The youth is moving out: the last day is { $date }, and the youth is on the board and the fire roll until that day is over. If it was a slip, Ctrl-Z takes it back right after it was saved.
refused-lives-here-already = The youth lives in the house already.
refused-lived-here-until = The youth lived in another apartment up to and including { $date }. Choose a later day.
refused-several-live-there = Several live in apartment { $number } today. Leave it shared until only one lives there.
refused-lived-elsewhere = The youth lived in apartment { $number } up to and including { $date }. Choose a later day. If moving out was a slip, Ctrl-Z takes it back right after it was saved.
refused-not-living-here = The youth does not live in the house on that date.
refused-changed-meanwhile = Somebody else changed this in the meantime. What they wrote stands.
refused-not-your-house = You do not work in this house. A clinical lead who works there can let you in. Nothing is changed.
refused-other-house = This belongs to another house than the one on the screen. Show that house and try again. Nothing is changed.
refused-lives-in-house = Whoever goes to another house first moves out of the apartment here. Nothing is changed.
refused-last-lead-of-house = Every house must have at least one clinical lead who works there. Nothing is changed.
refused-house-name-taken = Another house is called this. Choose another name. Nothing is changed.
refused-shared-room-in-use = Apartment { $number } shares this. Choose something else for the apartment first. Nothing has changed.
refused-shared-room-name-taken = Another kitchen or bath of the house is called this. Choose another name. Nothing is changed.
refused-apartment-full = Apartment { $number } holds { $most }, and is full. Nothing is changed.
refused-kitchen-full = The shared kitchen is for { $most ->
    [one] one apartment that is lived in
   *[other] { $most } apartments that are lived in
}, and is full. Nothing is changed.
refused-bath-full = The shared bath is for { $most ->
    [one] one apartment that is lived in
   *[other] { $most } apartments that are lived in
}, and is full. Nothing is changed.
refused-last-lead = The house must have at least one clinical lead who can add and help the others.
refused-no-passphrase = Whoever has left has no passphrase any more. Give a new one with “personalbase staff reset-secrets”, and then take them back. Nothing is changed.
refused-plan-closed = The plan is closed and stays as it was. Nothing is changed.
refused-plan-not-current = This is a draft. Make the plan current first. Nothing is changed.
refused-goal-words = The wording of a goal in the current plan is what was agreed. Begin a draft among the plan's versions to change it.
refused-times-kept = Sign-ups, attendance or minutes are kept of times that would fall away. Change only this one, or set up a new series.
refused-series-over = Nothing of the series is left to come, and what has been stays. Change only this one.
refused-nobody-comes = It is called off, or nothing that people come to. Nothing is saved.
refused-not-a-meeting = Only a house meeting has an agenda and minutes. Nothing is saved.
refused-not-begun = It has not begun yet. Who came is marked once it is under way.
refused-attendance-kept = Attendance is kept for this one. Set up a new one that repeats, and the attendance stays as it is.
refused-called-off = It is called off already. The reason that stands is kept.
refused-attended = Somebody is already marked as “came” or “did not come” this time. Take that back first, or make a new one for the new day.
invalid-meeting-of-one = The house meeting is everybody's and is not tied to one youth. Set up an appointment instead.
invalid-youth-missing = Choose whose appointment it is.
invalid-staff-missing = Choose whose shift it is.
invalid-capacity = Write how many there is room for, from 1 to 999.
invalid-words-of-nothing = Own words belong to «did not want to».
refused-goal-needs-draft = The clinical lead approves plans in this house. Begin a draft among the plan's versions, and add the goal there.
refused-plan-drafted = There is a draft already. Go on with that one.
refused-gone = This is not there any more. Nothing is changed.
refused-cannot-undo = It can no longer be undone, because somebody has used or changed it.
refused-not-in-shift = You are not in that shift now. Confirm your shift and open this again.

invalid-empty = Write something here.
invalid-too-long = The text is too long, { $most } characters at most.
invalid-initials = Initials are two to four letters. E.g. “KN”.
invalid-birth-date = The birth date cannot be right. E.g. “01.01.2009”.
invalid-in-the-future = It cannot have happened in the future. E.g. “yesterday 23:50”.
invalid-move-ahead = The date is in the future. A move is written down on the day it happens; make a task for then, or choose today or earlier.
invalid-too-long-ago = That is more than two years ago. Check the year.
invalid-ends-before = The end must come after the beginning.
invalid-reason-missing = Write why, in a few words.
invalid-review-missing = Write when it is to be reviewed.
invalid-status-of-goal = A goal has a status, the plan as a whole has none.
invalid-review-past = The review must lie ahead. Ex.: “tomorrow 14:00”.
invalid-review-too-far = Review it within { $days } days.
invalid-not-away = Only somebody who is away is expected back.
invalid-back-before = They must come back after they left.
invalid-back-too-far = That is more than { $days } days ahead. Check the date.
invalid-place-missing = Write where the youth stays overnight.
invalid-agreement-missing = Write with whom it was agreed.
invalid-too-many-guests = That is more than { $most } guests. Check the number.
invalid-apartment-count = A house has one to nine apartments.
invalid-shared-room-limit = A kitchen or bath is shared by 1 to 9 apartments.
invalid-places = A shared apartment holds 1 to 9.
invalid-apartment-twice = Two apartments have the same number.
invalid-first-staff = The first member of staff must be a clinical lead.

deed-write-log = write in the log
deed-watch-over = mark where youths are or set how closely they are watched over
deed-take-shift = take a shift
deed-sign-read = sign for what was read
deed-see-unread = see what others have not read
deed-plan-activities = set up or call off activities
deed-mark-attendance = mark attendance
deed-write-plan = write in the plan
deed-approve-plan = make a plan the current one
deed-keep-youths = add or correct youths
deed-move-youths = move youths in and out
deed-keep-staff = add or change staff
deed-see-across = see several houses at once
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
clock-is-behind = The clock of the machine says { $now }, but the house was written in at { $written }. Nothing is lost. Set the clock before anybody writes: what is written now gets the wrong time.
house-fell-back = The house holds less than it did: an older copy may lie in its place, or what was saved last is gone. Do not delete anything. Clinical lead or administrator: “personalbase doctor”.
