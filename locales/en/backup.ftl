# Backups: the commands, what the board says, and what can go wrong.

deed-make-backups = make and check backups
deed-keep-backups = restore from backups

backup-place-missing = The folder for backups, { $folder }, is not there. No copy was made, and the house was not touched. Put in the disk or the memory stick, or make the folder, and try once more.
backup-place-no-folder = { $folder } is a file and no folder. No copy was made, and the house was not touched. Choose a folder under [backup] in the settings, or with --to.
backup-place-read-only = { $folder } can only be read. No copy was made, and the house was not touched. See whether the memory stick is locked, or choose another folder.
backup-place-full = The backup does not fit in { $folder }. No copy was made, those that were there are there still, and the house was not touched. Make room, and try once more.
backup-place-vanished = { $folder } went away or no longer answers. No new copy was made, and the house was not touched. Put in the disk or the memory stick, and try once more.
backup-being-made = Another program is making a backup in { $folder } now. Nothing is changed. Wait a little and try once more.
backup-no-copy = There is no backup named { $copy }. Nothing is changed. “personalbase backup list” shows those that are there.
backup-none = There is no whole backup in { $folder }. Nothing is changed. “personalbase backup create” makes one.
backup-unsound = The backup { $copy } is not sound: { $check }. It was not touched. Use another (“personalbase backup list” shows them), and make a new one.
backup-not-proven = The backup that was made did not pass its checks: { $check }. It was removed, and the house is not changed. Try once more. If it happens again, run “personalbase doctor”.
backup-stands = { $folder } is there already. Nothing is changed. A house is restored only to a folder that does not exist; give a new one with --to.
backup-before-migration = The house has to be changed for this version of the program, and before that there must be a backup. It could not be made, so the house is not changed. { $why }
backup-wrong-passphrase = The initials or the passphrase do not open the copy. Nothing is changed. It is the passphrase from when the copy was made.

backup-check-list = the list beside it (.json) is missing or cannot be read
backup-check-keys-missing = the key file beside it (.keys) is missing; all three files belong together
backup-check-keys = the key file beside it (.keys) is damaged or was exchanged
backup-check-digest = the file was changed since it was made, its checksum differs
backup-check-opens = the key does not open it, it is damaged or belongs to another house
backup-check-house = it belongs to another house than the key file
backup-check-seals = the seal of a page is broken
backup-check-structure = tables and indexes do not hold together
backup-check-rows = the number of rows is another than the list says
backup-check-chain = the trail in it is broken
backup-check-head = the end of the trail is another than the list and the name say
backup-check-living = it does not have the same trail as the house

backup-stage-copying = Copying
backup-stage-seals = Checking the seal of every page
backup-stage-structure = Checking tables and indexes
backup-stage-rows = Counting rows
backup-stage-chain = Computing the trail anew
backup-stage-keeping = Writing to the disk

cli-backup-about = Make, check and restore backups of the house
cli-backup-usage = personalbase backup COMMAND
cli-backup-create-about = Make a backup and check all of it; only then it is one
cli-backup-create-usage = personalbase backup create --user XX [--to DIR] [OPTIONS]
cli-backup-to-help = Only in this folder, which must exist; otherwise in those of the settings. No copy is cleared away there
cli-backup-list-about = Show the copies that are there, the newest first; needs no passphrase
cli-backup-list-usage = personalbase backup list [OPTIONS]
cli-backup-verify-about = Check all of a copy: every page, every table, the number of rows and the whole trail
cli-backup-verify-usage = personalbase backup verify [COPY] --user XX [OPTIONS]
cli-backup-copy-value = COPY
cli-backup-copy-help = The name of the copy, or its file; otherwise the newest
cli-backup-restore-about = Make a new house of a copy, in a new folder; the house that is there is not touched
cli-backup-restore-usage = personalbase backup restore COPY --to NEW_FOLDER --user XX [OPTIONS]
cli-backup-restore-copy-help = The name of the copy, or its file
cli-backup-restore-to-help = The folder of the new house; it must not exist
cli-backup-drill-about = Rehearse a restore: open the newest copy, and hold it against the house
cli-backup-drill-usage = personalbase backup drill --user XX [OPTIONS]
cli-backup-more = The passphrase for “verify” and “restore” is the one from when the copy was made.

cli-backup-made = The backup is made and checked: { $copy }
cli-backup-made-where = { $folder } · { $size } · { $rows } rows · the trail up to row { $row }
cli-backup-second-missing = The memory stick is not put in ({ $folder }). No copy was made there.
cli-backup-folder = { $folder }
cli-backup-folder-missing = { $folder } (is not there)
cli-backup-folder-empty = No copies.
cli-backup-row = { $time } · { $copy } · { $size } · { $rows } rows
cli-backup-row-broken = { $copy } · not whole
cli-backup-holds-more = Holds more than a newer copy: the house may have lost something between them. It is not cleared away.
cli-backup-sound = The copy is sound: { $copy }
cli-backup-sound-how = Every page, every table, { $rows } rows and the trail up to row { $row } were checked. It was made { $time }.
cli-backup-restored = The house is restored in { $folder }, and all of it was checked.
cli-backup-restored-how = The house that was there was not touched. To use the new one: leave the program on all terminals, and write data = "{ $written }" in the settings file, or start with --data "{ $folder }".
cli-backup-drilled = restored OK { $date }
cli-backup-drilled-how = { $copy } from { $time } opens, has all its { $rows } rows, and its trail is the house's own up to row { $row }. The date is written in the house.
backup-megabytes = { $number } MB
backup-kilobytes = { $number } kB

backup-made = Backup made and checked { $clock }.
backup-made-both = Backup made and checked { $clock }, on the memory stick too.
backup-begun = The backup is being made. Go on working.
backup-under-way = The backup is being made …
backup-no-second = The settings have no memory stick for backups (“second” under [backup]).
quit-would-stop-backup = The backup is being made and soon ready. Wait a little, or leave once more to go without it.
backup-worry-holds-more = ▲ A backup holds more than the house, something may be lost. Delete nothing. Clinical lead or administrator: “personalbase doctor”.
backup-worry-failed = ▲ The backup { $time } was not made. { $key } tries again, { $messages } shows why.
backup-worry-never = ▲ The house has no backup. { $key } makes one.
backup-worry-old = ▲ The newest backup is { $age } old. { $key } makes a new one.
backup-worry-ahead = ▲ The newest backup has a time that has not been. Check the clock. { $key } makes a new one.
backup-worry-second = ▲ Put in the memory stick for backups, and press { $key }. The last copy there is { $age } old. { $later } puts it off until tomorrow.
backup-worry-second-never = ▲ Put in the memory stick for backups, and press { $key }. There is no copy there yet. { $later } puts it off until tomorrow.
backup-worry-put-off = The memory stick for backups is put off until { $time } by { $by }.
backup-worry-drill = ▲ It is { $age } since anybody rehearsed a restore. Clinical lead or administrator: “personalbase backup drill”.
backup-worry-drill-never = ▲ Nobody has rehearsed a restore. Clinical lead or administrator: “personalbase backup drill”.

cli-doctor-backups = The newest backup was made { $time } ({ $folder }).
cli-doctor-backups-old = The newest backup is too old: it was made { $time } ({ $folder }). “personalbase backup create” makes a new one.
cli-doctor-backups-none = There is no backup in { $folder }. “personalbase backup create” makes one.
cli-doctor-backup-holds-more = The backup { $copy } holds what the house does not: an older file may have been put in its place. Delete nothing. “personalbase backup restore” makes a house of the copy beside this one.
cli-doctor-backup-disk = Backups lie on another disk too ({ $folder }).
cli-doctor-backup-one-disk = The backups lie on the disk of the house. If the disk is lost, all is lost. Name a memory stick as “second” under [backup] in the settings.
cli-doctor-backup-same-disk = { $folder } lies on the disk of the house, and is no second place. Name a memory stick as “second” under [backup] in the settings.
cli-doctor-backup-second-out = The memory stick for backups is not put in ({ $folder }).
cli-doctor-drill = A restore was rehearsed on { $date }.
cli-doctor-drill-old = A restore was last rehearsed on { $date }. “personalbase backup drill” does, and touches nothing.
cli-doctor-drill-none = Nobody has rehearsed a restore. “personalbase backup drill” does, and touches nothing.
