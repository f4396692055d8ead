# The key of the house: when it is changed, the rehearsal with the code on paper, and the way in when nobody remembers a passphrase.

deed-rotate-key = change the key of the house
audit-rotated-key = changed the key of the house
audit-used-code = opened the house with the code on paper
audit-rehearsed-code = tried the code on paper

key-stage-copying = Copying the house with a new key
key-stage-sealing = Laying the new key ready for everybody
key-stage-exchanging = Exchanging
key-stage-finishing = Taking the old key away
key-changed = The key is changed. Everybody who works here comes in with the passphrase they have, and the code on paper holds as before. An older copy of the key file opens the house no more.
key-old-copies = Older backups open with the passphrases from when they were made, also those of people who have left.
key-cancelled = The change was cancelled. The key is the same as before, and nothing is changed.
key-settled-done = A change of the key was cut short. It is finished now: the house has the new key, and nothing is lost.
key-settled-undone = A change of the key was cut short. It is tidied up: the house has the key it had, and nothing is lost. Change it once more when it suits.

key-busy = The house is open on another screen or in another program. The key is not changed, and nothing is changed. Quit the program everywhere else, and try once more.
key-disk-full = The disk has no room for a whole copy of the house with a new key. The key is not changed, and nothing is changed. Make room, and try once more.
key-foreign-slot = The key file cannot be read, or has a key that was not made in this house. The key is not changed, and nothing is changed. “personalbase doctor” shows which it is.
key-house-damaged = The house has a damage that was found on the way. The key is not changed, and nothing is changed. Run “personalbase doctor”, do not delete anything, and ask for help.
key-not-changed = The key is not changed. { $why }

key-title = Change the key of the house
key-what = Everything in the house is locked with one key. Each member of staff opens it with their passphrase. Whoever has left comes in no more, but an older copy of the key file opens the house with the passphrase they had, until the key is changed.
key-how = The whole house is copied with a new key and checked before it is exchanged. That takes from a few seconds to a few minutes. The program must have been quit on all other screens. The passphrases and the code on paper stay the same.
key-afterwards = Afterwards a new backup is made. Older backups still open with the passphrases from when they were made: keep them as you keep the house.
key-begin = Enter  Change the key now
key-leave = { $key }  Leave it
key-left = { $initials } has left. The key has not been changed since: an older copy of the key file opens the house. “Change the key” in the menu ({ $key }).
key-left-question = { $initials } comes in no more. Change the key of the house as well? Until then an older copy of the key file opens the house with the passphrase they had.
key-left-now = Change the key now
key-left-later = Later
key-progress = { $percent } %
key-cancel = { $key }  Cancel
key-cancelling = Cancelling …
key-too-late = The change can no longer be cancelled. It is nearly done.
key-backup-hangs = The place for backups does not answer, and the copy that was begun there keeps the house open. The key is not changed. Take out the memory stick, start the program again, and try once more.
key-backing-up = A backup is being made now. The key is not changed. Wait until it is done, and try once more.
key-packing = A pack is being gathered or written now. The key is not changed. Wait until it is done, and try once more.
key-unkept = Something that was written is not kept yet. The key is not changed. Save it first.

key-code-title = Try the code on paper
key-code-what = Find both halves of the paper, and write the code. Then you know that it opens the house on the day nobody remembers a passphrase. Nothing that stands in the house is read, and the code is not shown again.
key-code-again = Do it twice a year, and put the halves back, each in its own envelope.
key-code-help = Six groups of five signs. Blanks and dashes do not count.
key-code-try = { $key }  Try the code
key-code-proven = The code on paper opens the house. Tried { $date }, without reading anything that stands in the house.
key-code-wrong = The code does not open this house. Nothing is changed. Check that the paper belongs to this house and is the newest, and try once more.
key-code-misread = The code is not read right. { $why }

key-recover-title = In with the code on paper
key-recover-what = When nobody remembers a passphrase, the code on paper opens the house. A clinical lead or administrator then gets a new passphrase, and can give the others new ones. That the paper was used is written down.
key-recover-initials-help = Clinical lead or administrator: whoever is to have a new passphrase.
key-recover-again = { $key }  Go in
key-recovered = { $initials } has a new passphrase by the code on paper. The old one opens the house no more.
key-recover-next = Whoever came in with the paper can now give the others new passphrases from the list of staff. The code on paper still holds; if more people have seen it, make a new one from the menu.

action-rotate-key = Change the key
action-rotate-key-help = Give the house a new key, so that no older copy of the key file opens it. After somebody has left.
action-rehearse-code = Try the code on paper
action-rehearse-code-help = Show that the code on paper opens the house, without reading anything. Twice a year.
action-use-code = Code on paper
action-use-code-help = Come in with the code on paper when nobody remembers a passphrase, and give a leader a new one.

cli-key-about = Change the key of the house, try the code on paper, or come in with it
cli-key-usage = personalbase key COMMAND
cli-key-rotate-about = Give the house a new key, so that no older copy of the key file opens it
cli-key-rotate-usage = personalbase key rotate --user XX [OPTIONS]
cli-key-rotate-more = The program must have been quit everywhere else. It takes as much free space as the house itself. If it is cut short, the house is whole: with the key it had, or with the new one.
cli-key-rotate-question = The house gets a new key. The passphrases and the code on paper stay as they are. Write yes to go on:
cli-key-rehearse-about = Show that the code on paper opens the house, without reading anything
cli-key-rehearse-usage = personalbase key rehearse [OPTIONS]
cli-key-rehearse-more = No passphrase is needed. The code is asked for and not shown. The date is written in the key file.
cli-key-recover-about = Give a leader a new passphrase with the code on paper
cli-key-recover-usage = personalbase key recover INITIALS [OPTIONS]
cli-key-recover-more = For the day nobody remembers a passphrase. That the paper was used is written down.
cli-key-recover-whom-help = Clinical lead or administrator who is to have a new passphrase
cli-key-recovered-next = Give the others new passphrases with “personalbase --user { $initials } staff reset-secrets”. The code on paper still holds.
cli-code-file-help = File with the code on its first line; “-” is the input. Otherwise it is asked for
cli-or-code-file-help = File with the code on paper on its first line, instead of the passphrase; “-” is the input
cli-ask-passphrase-or-code = Passphrase, or the code on paper:
cli-ask-code = The code on paper:

cli-doctor-rehearsal = The code on paper opened the house on { $date }.
cli-doctor-rehearsal-old = The code on paper last opened the house on { $date }. Find the paper, and run “personalbase key rehearse”.
cli-doctor-rehearsal-none = Nobody has tried the code on paper since it was made. Find the paper, and run “personalbase key rehearse”.
cli-doctor-key = Nobody has left since the house got its key.
cli-doctor-key-changed = The key was changed on { $date }, and nobody has left since.
cli-doctor-key-due = { $initials } has left, and the key has not been changed since: an older copy of the key file opens the house. Run “personalbase key rotate”.

backup-flaw-members = like the house; the key file lacks the key of somebody who works here, who could not come in
backup-check-members = the key file beside it (.keys) has no key of somebody who works in the house
cli-backup-restored-who = It opens with the passphrases of that time, for { $initials }, and with the code on paper.
key-no-leader = No clinical lead or administrator who works here has these initials. Nothing was changed. Write the initials of one of them.
paper-typed-where-one-is-made = A new code is made here, and the one on the paper stops working. To try the one you have, go back with Esc and choose “Try the code on paper”. Ctrl-S makes a new one.
