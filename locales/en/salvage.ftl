# Salvaging a damaged house: the command, what it finds, and what is missing.

audit-wrote-salvage = salvaged the house

cli-salvage-about = Read what can be read from a damaged house into a new one
cli-salvage-usage = personalbase salvage --to NEW_FOLDER --user XX [OPTIONS]
cli-salvage-to-help = The folder of the new house; it must not exist
cli-salvage-keys-help = A key file from a backup, when the one of the house is damaged
cli-salvage-more = The damaged house is only read and never written to. The exit code is 0 when everything was found, and 4 when something is missing.

salvage-stage-reading = Reading page by page
salvage-stage-missing = Looking for what is missing
salvage-stage-search = Making the search anew
salvage-stage-checking = Checking the new house

salvage-done = The house is salvaged in { $folder }. { $rows } rows were found, and the new house was checked.
salvage-whole = Nothing is missing.
salvage-missing = This is missing:
salvage-loss = { $count } { $what }
salvage-loss-at-least = at least { $count } { $what }
salvage-loss-unknown = an unknown number of { $what }
salvage-between = written between { $after } and { $before }
salvage-after = written after { $after }
salvage-before = written before { $before }
salvage-gap = no. { $first }
salvage-gaps = no. { $first } to { $last }
salvage-gap-when = { $gap }, { $when }
salvage-more-gaps = and { $count } more places (“--json” shows all)
salvage-from-trail = { $count } { $what } are gone, and were written anew as the trail tells
salvage-pins = Everybody who was written anew needs a new PIN (“personalbase staff reset-secrets”). The passphrases are as before.
salvage-safe-protection = { $count } addresses are set to strictly confidential, since the decision is lost. The clinical lead looks it up and decides anew.
salvage-safe-consent = { $count } consents are set as withdrawn, since it is lost whether they are. Ask anew.
salvage-safe-presence = { $count } marks say that nobody knows where the youth is, since the newest mark may be lost. It may have said “missing”. Find out now where each of them is, and mark it.
salvage-safe-watch = { $count } watch levels are set again and are to be looked at now, since the newest level may be lost. Set each anew.
salvage-safe-interpreter = { $count } times an interpreter is set as not to be used for a youth, since it is lost who may. Ask the youth, and allow those they want.
salvage-log = { $count } pages of what was saved last cannot be read
salvage-made-anew = The search or an index was damaged and has been made anew. Nothing is missing there.
salvage-told = Row { $row } of the trail of the new house says what is missing. The damaged house was not touched: keep it, and make a backup of the new one.
salvage-lost-row = (lost when the house was damaged)
error-nothing-to-salvage = Nothing can be read from the database (house.db): its first page is damaged, and that page says where everything else lies. The passphrase was right, and nothing was changed. Use a backup: “personalbase backup list” shows them, and “personalbase backup restore” makes a house of one.

salvage-what-log-entry = log entries
salvage-what-log-revision = corrections in the log
salvage-what-log-entry-youth = links between entries and youths
salvage-what-audit = rows of the trail
salvage-what-staff = members of staff
salvage-what-youth = youths
salvage-what-house = facts about the house
salvage-what-apartment = apartments
salvage-what-placement = stays in the apartments
salvage-what-shift = shifts
salvage-what-task = tasks
salvage-what-task-outcome = notes of how tasks ended
salvage-what-checklist-mark = ticks in checklists
salvage-what-presence = marks of where youths are
salvage-what-watch-level = watch levels
salvage-what-handover = handovers
salvage-what-handover-part = parts of handovers
salvage-what-receipt = receipts for reading
salvage-what-goal = goals
salvage-what-measure = measures
salvage-what-plan = plans
salvage-what-evaluation = evaluations
salvage-what-event = appointments and activities
salvage-what-attendance = notes of who came
salvage-what-contact = contacts
salvage-what-consent = consents
salvage-what-agreed-card = agreed cards
salvage-what-protection = decisions about protected addresses
salvage-what-consent-withdrawal = withdrawn consents
salvage-what-interpreter-bar = decisions not to use an interpreter
salvage-what-draft = drafts
salvage-what-table = rows of the table “{ $table }”

audit-salvaged = { $count } rows ({ $first } to { $last }) were lost with damaged pages. Row { $row } says so, written { $at } by { $by } when the house was salvaged. The rest is unbroken.
audit-salvaged-open = Row { $first } and those after it were lost with damaged pages. Nobody knows how many. Row { $row } says so, written { $at } by { $by } when the house was salvaged. The rest is unbroken.
audit-head-lost = Row { $row } was lost when the house was damaged. Whether the print is right, only the damaged house or a backup from before can show.
salvage-wrong-with-keys = The initials or the passphrase do not open the house with this key file. Nothing was changed. It is the passphrase of the time the key file was made, and whoever has got another since does not come in with it. Let another clinical lead or administrator try, or use a newer key file.
