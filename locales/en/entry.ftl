# A new entry in the log.

entry-title = New entry
entry-house = The house
entry-vacant = { $number } vacant
entry-nobody-lives-there = vacant

entry-about = About
entry-about-help = Whom it is about. The number on the door chooses. E.g. “3”, or “1” and “3”.
entry-about-missing = Choose whom the entry is about.
entry-happened = Happened
entry-happened-help = When it happened; empty is now. E.g. “13:55” or “yesterday 23:50”.
entry-kind = Kind
entry-kind-help = What kind of entry it is. Left and right change it. E.g. “conversation”.
entry-weight = Weight
entry-weight-help = How soon it must be read. E.g. “important” for what the next shift must know.
entry-facts = Facts
entry-facts-help = What you saw and heard. E.g. “Came home 15:10, ate and went to bed.”
entry-youth-voice = Own words
entry-youth-voice-help = What the youth said, as a quotation. E.g. “I just went for a walk.”
entry-assessment = Assessment
entry-assessment-help = What you make of it. E.g. “Unlike him. Was quiet yesterday too.”
entry-agreed = Agreed
entry-agreed-help = What shall happen next. E.g. “Call the school Monday 08:30.”
entry-needs-a-line = Write at least one line: facts, own words, assessment or agreed.

entry-time-missing = Write the time as well. E.g. “yesterday 23:50”.
entry-late = { $happened } · written { $now }
# How people say which of two equal times they mean, after the time; parted by |.
entry-first-words = first|1st
entry-second-words = second|2nd

entry-about-house = the house
entry-about-apartments = apartment { $numbers }
entry-list-end = { $list } and { $last }
entry-saved = Saved at { $time }: entry about { $about }.
entry-saved-late = Saved at { $time }: entry about { $about }, happened { $happened }.
entry-was-saved = Your entry from { $time } was saved.

# What an entry carries besides its text.
entry-until = Until
entry-until-help = When the entry weighs as others again; empty is what stands beside it. E.g. “tomorrow 12:00” or “Fri”.
entry-until-over = That is over already. Write something ahead. E.g. “tomorrow 12:00”.
entry-handover = Handover
entry-handover-help = Space ticks it: the entry is brought up at the next handover.
entry-journal = To journal
entry-journal-help = Space ticks it: the entry is to be copied into the municipality’s journal, and is on the list until it is.
entry-individual = Alone
entry-individual-help = Minutes with the youth alone. E.g. “45”.
entry-common = Together
entry-common-help = Minutes together with several. E.g. “90”.
entry-minutes = Minutes
entry-goal = Goal
entry-goal-help = The goal the entry is a trace of. The arrow keys change it, Backspace takes it away. The most likely one first.
entry-yes = yes

# Correcting and striking.
revise-title-correct = Correct your entry from { $written } (the trace is shown)
revise-title-amend = Amendment of the entry from { $written }, with a reason
revise-reason = Reason
revise-reason-help = Why it is corrected; the reason stands by the entry. E.g. “The phone was not switched off.”
revise-reason-missing = Write why. What stood before stays in the history.
revise-saved = Saved at { $time }: corrected the entry about { $about }.
strike-title = Strike the entry from { $written }: { $words }
strike-reason-help = Why it should not have been written; the text stays, struck through. E.g. “It is about another youth.”
strike-save = Strike
strike-saved = Saved at { $time }: the entry about { $about } is struck.
and-others = { $count ->
    [one] and another resident
   *[other] and { $count } other residents
}
entry-until-stays = stays
