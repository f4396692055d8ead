# The command line: help, answers and what can go wrong.

cli-about = The staff base of a shared house: board, log, plans and activities in one encrypted file. Without a command the screen opens.
cli-usage = personalbase [OPTIONS] [COMMAND]
cli-usage-heading = Usage:
cli-commands = Commands
cli-options = Options
cli-arguments = Arguments
cli-everywhere = Options of every command
cli-exit-codes = Exit codes: 0 fine, 2 wrong usage, 3 wrong passphrase or PIN, 4 damaged, 5 busy, 6 not allowed, 7 no space, or reading or writing failed.
cli-see-help = “personalbase --help” shows what can be written.
cli-version-help = Show the version
cli-help-help = Show this help
cli-json-help = Answer in JSON (described in docs/json.md)
cli-data-help = The folder of the house
cli-user-help = Initials of whoever signs in
cli-passphrase-file-help = File with the passphrase on its first line; - reads a line of standard input. Without it you are asked
cli-config-help = The configuration file
cli-language-help = The language: nb (Norwegian) or en (English)

cli-value-folder = DIR
cli-value-file = FILE
cli-value-initials = XX
cli-value-text = TEXT
cli-value-number = N
cli-value-when = WHEN
cli-value-day = DAY
cli-value-clock = TIME
cli-value-about = WHOM
cli-value-youth = YOUTH
cli-value-kind = KIND
cli-value-weight = WEIGHT
cli-value-role = ROLE
cli-value-interpreter = NEED
cli-value-apartments = N|LIST
cli-value-rooms = ROOM,ROOM
cli-value-command = COMMAND
cli-value-instant = INSTANT

cli-unknown-argument = “{ $argument }” is no option here. Nothing was done.
cli-unknown-command = “{ $command }” is no command. Nothing was done.
cli-value-missing = “{ $argument }” needs a value after it. Nothing was done.
cli-invalid-value = “{ $value }” cannot be used as “{ $argument }”. What can stand there: { $allowed }. Nothing was done.
cli-unusable-value = “{ $value }” cannot be used as “{ $argument }”. Nothing was done.
cli-missing-argument = This is missing: { $arguments }. Nothing was done.
cli-conflict = “{ $argument }” cannot be used like this together with “{ $other }”. Nothing was done.
cli-not-understood = The command line was not understood. Nothing was done.
cli-terminal-failed = The terminal cannot be used ({ $kind }). What was saved is safe. Open a new terminal window and try again.
cli-output-failed = The answer cannot be written ({ $kind }). What was saved is safe. Check where the answer goes.
cli-no-terminal = The screen needs a terminal, and there is none here. Nothing was done. Start “personalbase” in a terminal window, or use a command, for example “personalbase today”.
cli-user-missing = Say who you are with --user and your initials. Nothing was done.
cli-nobody-to-ask = A secret is needed, and there is no terminal here to ask at. Nothing was done. Use { $flag } with a file, or - for standard input.
cli-not-the-same = What you typed the two times is not the same. Nothing was done. Try again.
cli-ask-passphrase = Passphrase:
cli-ask-again = Once more:
cli-ask-new-passphrase = New passphrase for { $initials }:
cli-ask-new-pin = New six-digit PIN for { $initials }:
cli-file-unreadable = { $path } cannot be read ({ $kind }). Nothing was done. Check the path and who may read it.
cli-input-not-text = The text on standard input is not UTF-8. Nothing was saved.
cli-time-missing = “{ $text }” says the day and not the time. Nothing was done. Example: “yesterday 23:50”.
cli-when-not-understood = “{ $text }”: { $why } Nothing was done.

cli-vacant = Nobody lives in apartment { $number }. Nothing was done. Write “apartment-{ $same }” if it is about the apartment itself.
cli-no-such-apartment = The house has no apartment “{ $text }”. Nothing was done.
cli-no-such-youth = “{ $text }” is no youth of the house. Nothing was done. Write the number of the apartment, or see “personalbase youth list --all”.
cli-several-youths = Several are called “{ $text }”. Nothing was done. Write the number of the apartment, or “youth-” and the number from “personalbase youth list --all”.
cli-no-such-staff = No member of staff has the initials { $initials }. Nothing was done. See “personalbase staff list”.

cli-passphrase-suggestion = Nothing was done. A suggestion: { $words }
cli-pin-file-help = File with the PIN on its first line; - reads a line of standard input. Without it you are asked
cli-new-passphrase-file-help = File with the new member's passphrase; - reads a line of standard input. Without it you are asked

cli-init-about = Set a house up
cli-init-usage = personalbase init --name TEXT --initials XX --staff-name TEXT [OPTIONS]
cli-init-name-help = The name of the house
cli-init-initials-help = Initials of the first member of staff, who becomes clinical lead
cli-init-staff-name-help = Whole name of the first member of staff
cli-init-apartments-help = How many apartments (6), or what each has: own, shared-kitchen, shared-kitchen-and-bath
cli-init-common-rooms-help = The common rooms, with commas between
cli-unknown-apartments = “{ $text }” is neither a number of apartments nor what each of them has. Nothing was done. Example: 6, or own,own,shared-kitchen.
cli-init-more = The passphrase is read from --passphrase-file or asked for twice. The recovery code is printed once: write it on paper.
cli-init-done = The house “{ $name }” is set up in { $folder }.
cli-init-recovery = Recovery code, shown only now: { $code }
cli-init-next = Write the code on paper, in two halves, and lock the two away in different places. Then start “personalbase” and sign in as { $initials }.
cli-room-lounge = Common lounge
cli-room-kitchen = Common kitchen
cli-room-meeting = Meeting room

cli-demo-about = Open an invented house to try things in, or write one
cli-demo-usage = personalbase demo [OPTIONS]
cli-demo-write-help = Write the invented house into this folder instead of opening it
cli-demo-seed-help = The number all chance comes from: same number, same content
cli-demo-years-help = How many years the house has stood, at most 40
cli-demo-entries-help = How many entries the log has
cli-demo-now-help = When the story ends, for example 2026-11-21T13:32:00Z
cli-demo-more = Without --write the house lies in a folder that is removed when the program ends. The people do not exist.
cli-demo-making = Making an invented house …
cli-demo-signed-in = Invented house. You are { $initials }. PIN { $pin }, passphrase “{ $passphrase }”.
cli-demo-written = “{ $house }”, invented, is written in { $folder } with { $entries } entries.
cli-demo-member = { $initials } · { $name } · { $role } · passphrase “{ $passphrase }” · PIN { $pin }
cli-demo-recovery = Recovery code: { $code }

cli-today-about = Show the board as plain text
cli-today-usage = personalbase today --user XX [OPTIONS]

cli-log-about = Write in the log and read it
cli-log-usage = personalbase log COMMAND
cli-log-add-about = Write an entry
cli-log-add-usage = personalbase log add --user XX --about WHOM [OPTIONS] [TEXT …]
cli-log-text-help = The facts. Without text, or with -, they are read from standard input
cli-log-add-about-help = Whom it is about: apartment number or name, several with commas; house; apartment-3 (the apartment itself)
cli-log-kind-help = What it is: { $all }
cli-log-weight-help = How much it weighs: { $all }
cli-log-happened-help = When it happened, for example “yesterday 23:50”. Otherwise now
cli-log-youth-voice-help = The youth's own words
cli-log-assessment-help = Assessment
cli-log-agreed-help = What was agreed
cli-log-add-more = What stands on the command line can be seen by others on the machine while the command runs. Better send the text through standard input.
cli-log-nothing-written = Write the text after the command, or send it through standard input. Nothing was saved.
cli-log-list-about = Show entries, the newest first
cli-log-list-usage = personalbase log list --user XX [OPTIONS]
cli-log-list-about-help = Only about this youth: apartment number or name
cli-log-since-help = Only written after this, for example “yesterday” or “mon 07:30”
cli-log-list-kind-help = Only this kind: { $all }
cli-log-list-weight-help = At least of this weight: { $all }
cli-log-words-help = Only with these words, or words that begin with them
cli-log-limit-help = How many, 20 unless you say otherwise, at most 10000
cli-log-none = No entry fits.
cli-log-more = There are more. Use --limit or --since.

cli-staff-about = See and change members of staff
cli-staff-usage = personalbase staff COMMAND
cli-staff-list-about = Show the members of staff
cli-staff-list-usage = personalbase staff list --user XX [OPTIONS]
cli-staff-left = { $member } · has left
cli-staff-add-about = Add a member of staff
cli-staff-add-usage = personalbase staff add --user XX --initials XX --name TEXT --role ROLE [OPTIONS]
cli-staff-initials-help = Initials of the new member
cli-staff-name-help = Whole name of the new member
cli-staff-role-help = The role: { $all }
cli-staff-role-about = Change the role of a member of staff
cli-staff-role-usage = personalbase staff role --user XX XX ROLE [OPTIONS]
cli-staff-whom-help = Initials of the member

cli-youth-about = See, add and move youths
cli-youth-usage = personalbase youth COMMAND
cli-youth-list-about = Show the youths
cli-youth-list-usage = personalbase youth list --user XX [OPTIONS]
cli-youth-all-help = Also those who do not live in the house now
cli-youth-none = No youths live in the house.
cli-youth-born = born { $date }, { $age ->
    [one] { $age } year old
   *[other] { $age } years old
}
cli-youth-interpreter = interpreter: { $need }
cli-youth-add-about = Add a youth
cli-youth-add-usage = personalbase youth add --user XX --name TEXT --born DAY [OPTIONS]
cli-youth-name-help = What the youth wants to be called
cli-youth-born-help = Birth date, for example 14.03.2009
cli-youth-latin-help = The name in Latin letters, as in the papers
cli-youth-script-help = The name in its own script
cli-youth-pronunciation-help = How the name is said
cli-youth-celebrates-help = When the birthday is celebrated, if on another day
cli-youth-languages-help = Languages, the strongest first
cli-youth-interpreter-help = Whether an interpreter is needed: { $all }
cli-youth-interpreter-note-help = Language and dialect of the interpreter, and who must not be used
cli-youth-contact-help = Initials of the primary contact
cli-youth-whom-help = Apartment number, name, or youth- and the number from “youth list”
cli-youth-in-about = Move a youth in
cli-youth-in-usage = personalbase youth move-in --user XX YOUTH --apartment N [OPTIONS]
cli-youth-apartment-help = The number of the apartment
cli-youth-from-help = First day in the apartment. Otherwise today
cli-youth-out-about = Move a youth out
cli-youth-out-usage = personalbase youth move-out --user XX YOUTH [OPTIONS]
cli-youth-last-day-help = Last day in the apartment. Otherwise today

cli-activity-about = See and add common activities
cli-activity-usage = personalbase activity COMMAND
cli-activity-list-about = Show the activities of a week
cli-activity-list-usage = personalbase activity list --user XX [OPTIONS]
cli-activity-week-help = A day of the week, for example “week 48”. Otherwise this week
cli-activity-add-about = Add a common activity
cli-activity-add-usage = personalbase activity add --user XX TEXT --starts WHEN [OPTIONS]
cli-activity-title-help = What happens
cli-activity-starts-help = When it begins, for example “fri 18:00”
cli-activity-ends-help = Time it ends
cli-activity-place-help = Where
cli-activity-responsible-help = Initials of whoever is responsible

cli-goal-about = See and add goals of a plan
cli-goal-usage = personalbase goal COMMAND
cli-goal-list-about = Show the goals of a youth
cli-goal-list-usage = personalbase goal list --user XX --about YOUTH [OPTIONS]
cli-goal-whose-help = The youth: apartment number or name
cli-goal-none = No goals yet.
cli-goal-review = review { $date }
cli-goal-overdue = review was due { $date }, { $days ->
    [one] { $days } day past
   *[other] { $days } days past
}
cli-goal-add-about = Add a goal
cli-goal-add-usage = personalbase goal add --user XX TEXT --about YOUTH --area TEXT [OPTIONS]
cli-goal-title-help = The goal in one line
cli-goal-area-help = Area of the plan, as it stands in the configuration
cli-goal-review-help = When it is reviewed. Otherwise after the time in the configuration
cli-goal-unknown-area = “{ $text }” is no area of the plan. Nothing was saved. The areas are: { $areas }.

cli-doctor-about = Look the machine, the folder and the house over
cli-doctor-usage = personalbase doctor [OPTIONS]
cli-doctor-more = With --user the house is opened, and everything in it is read and recomputed. Nothing is changed.
cli-doctor-ok = [ok]
cli-doctor-note = [note]
cli-doctor-fault = [FAULT]
cli-doctor-skipped = [not looked at]
cli-doctor-sound = All that was looked at is in order.
cli-doctor-unsound = Something must be put right. Nothing was changed.
cli-doctor-config = Configuration from { $file }.
cli-doctor-config-none = No configuration file; the defaults hold.
cli-doctor-zone = Machine and house go by { $zone }. It is { $time }.
cli-doctor-zone-differs = The machine goes by { $machine }, the house by { $house }. In the house it is { $time }. Put the machine right, or “time-zone” in the configuration.
cli-doctor-zone-unknown = The machine does not say which time zone it goes by; the house goes by { $house }, where it is { $time }.
cli-doctor-clock = The clock has not gone back since the house was last written.
cli-doctor-clock-behind = The house was last written { $time }, and that lies ahead. Check the clock of the machine before anybody writes.
cli-doctor-no-terminal = There is no terminal here to look at.
cli-doctor-dumb-terminal = The terminal cannot move its cursor (TERM). The screen will not work; the commands do.
cli-doctor-small-terminal = The terminal is { $width }x{ $height }. The screen needs at least 80x24.
cli-doctor-terminal = The terminal is { $width }x{ $height }, { $colours }.
cli-doctor-with-colours = with colours
cli-doctor-without-colours = without colours (NO_COLOR)
cli-doctor-letters = The terminal shows æ, ø and å.
cli-doctor-letters-missing = The machine is not set to UTF-8, so æ, ø and å may come out wrong. Set for example LANG=nb_NO.UTF-8.
cli-doctor-place = The folder lies on a disk of this machine.
cli-doctor-place-unknown = The machine does not tell whether { $path } lies on a network disk. There two machines can spoil each other's files: check that the disk is in this machine.
cli-doctor-permissions = The folder { $folder } and the files in it are yours alone.
cli-doctor-open-to-others = { $path } can be opened by others on the machine. Take that away from them: chmod go= and the path.
cli-doctor-link = { $path } is a link and not a file. A house is not opened through links. Put the file itself there.
cli-doctor-disk = { $free } MB are free on the disk.
cli-doctor-disk-low = Only { $free } MB are free on the disk; the warning is set to { $limit }. Free some space.
cli-doctor-disk-unknown = The machine does not say how much space is free.
cli-doctor-keys = The key file can be read and is whole, { $count ->
    [one] with { $count } way in
   *[other] with { $count } ways in
}.
cli-doctor-not-opened = The house was not opened. With --user its contents are looked over too.
cli-doctor-opened = The passphrase of { $initials } opens the house.
cli-doctor-schema = The house has schema { $found }, the newest this program knows.
cli-doctor-integrity = Every page of the database is whole.
cli-doctor-integrity-broken = The database is damaged: { $findings }. Do not delete anything; fetch the newest backup or ask for help.
cli-doctor-slots = Every member of staff has their way in, and nobody else.
cli-doctor-slot-unused = The key file has a way in that no member of staff uses: { $slot }.
cli-doctor-slot-foreign = The key file has a way in that was not made in this house: { $slot }. Somebody changed the file. Ask for help.
cli-doctor-slot-missing = { $initials } has no way in in the key file. A clinical lead must give a new passphrase.
cli-doctor-chain = The trail is unbroken, { $rows } rows, the newest mark { $hash }.
cli-doctor-chain-broken = The trail is broken at row { $row }. Somebody changed the database outside the program. Do not delete anything; ask for help.
cli-doctor-search = The search knows all { $entries } entries.
cli-doctor-search-differs = The log has { $entries } entries, the search knows { $indexed }. The log is whole; the search must be made anew. Ask for help.

cli-keys-about = Show what the keys do
cli-keys-usage = personalbase keys [OPTIONS]
cli-keys-markdown-help = As Markdown tables, the way they stand in the README
cli-keys-heading = | Key | Does | Name in “[keys]” |
cli-completions-about = Write completions for a shell
cli-completions-usage = personalbase completions SHELL
cli-completions-more = Example: personalbase completions bash > ~/.local/share/bash-completion/completions/personalbase
cli-shell-help = bash, zsh, fish, elvish or powershell
cli-man-about = Write the manual page
cli-man-usage = personalbase man [COMMAND …]
cli-man-command-help = The page of this command, for example “log add”
cli-man-name = NAME
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-man-options = OPTIONS
cli-man-extra = MORE
cli-man-version = VERSION
