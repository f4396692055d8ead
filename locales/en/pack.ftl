# What is handed out about one youth («innsyn»)
deed-make-access-pack = put together access to the file
audit-wrote-access-pack = worked on access to the file
refused-pack-not-seen = { $left ->
    [one] The pack is not finished: 1 line with a proposal has not been seen. Nothing was written. Go through it, and write it again.
   *[other] The pack is not finished: { $left } lines with a proposal have not been seen. Nothing was written. Go through them, and write it again.
 }
refused-pack-changed = Somebody changed the pack while it was written. Nothing was handed out. Look at what is new, and write it again.
refused-pack-handed-out = The pack was handed out, and changes no more. Begin a new one.
refused-pack-line-proposed = One of the lines has a proposal and must be seen by itself. Nothing was accepted.
pack-other-youth = [another youth]
pack-hidden-because = █████ ({ $number })
pack-reason-other-youth = About another youth
pack-reason-other-person = About another private person
pack-reason-own-health = Regard for one's own health, or for how one stands to somebody near (see the Public Administration Act § 19, the Personal Data Act § 16)
pack-reason-duty = Duty of secrecy about others (see the Personal Data Act § 16)
pack-reason-other = Another reason: { $words }
pack-reason-in-words = In the leader's own words
pack-others = { $count ->
    [one] [another youth]
   *[other] { $count } other youths
 }
pack-by-guardian = the guardian
pack-by-youth = the youth
pack-by-lawyer = a lawyer
pack-by-child-welfare = child welfare
pack-by-county-governor = the County Governor
pack-by-other = somebody else
pack-paper-title = Access: what the house has written about { $whose }
pack-paper-asked = Asked for by
pack-paper-purpose = Purpose
pack-paper-period = Period
pack-paper-all = all
pack-paper-from = from { $day }
pack-paper-until = until { $day }
pack-paper-made = Handed out
pack-paper-made-by = { $at } by { $who }
pack-paper-about = This is what the house's shift program has filed about the youth, part by part, the oldest first. Notes that are filed about others or about the house, and that mention the youth in their text, are not in it; ask for them if they are needed. What stands here is confidential: keep it safe, and delete it when it is no longer needed. What is about others is taken out. Where something is taken out it says «[another youth]» or «█████» with a number. The numbers are explained at the end. The municipality's own journal is not in it; ask child welfare for that.
pack-paper-line-hidden = the whole line is taken out
pack-paper-readers = Who has read, and who has changed
pack-paper-why = Why something is taken out
pack-paper-why-count = { $count ->
    [one] { $reason }: 1 place
   *[other] { $reason }: { $count } places
 }
pack-paper-nothing-hidden = Nothing is taken out.

# Its screens
action-open-packs = Access
action-open-packs-help = Put together all the house has written about the youth for whoever asked for access, and see the receipts.
action-begin-pack = New pack
action-begin-pack-help = Begin a pack: who asked for it, what it is for, and for which time.
action-mask = Hide/show
action-mask-help = Hide the words the mark stands on, or show them again. The arrows move the mark.
action-next-to-decide = Next proposal
action-next-to-decide-help = Go to the next line with a proposal that nobody has seen.
action-accept-lines = Accept page
action-accept-lines-help = Accept the lines on the screen that have no proposal, and go on to the next ones.
action-mask-line = Whole line
action-mask-line-help = Hide the whole line with a reason, or show it again.
action-extend-mask = Extend
action-extend-mask-help = Let the arrows take in more words, so that a longer part of the line can be hidden.
action-mask-reason = Reason
action-mask-reason-help = Give another reason for what is hidden where the mark stands.
action-gather-pack = Gather new
action-gather-pack-help = Gather what the house has written since the pack was begun. What you decided stands.
action-hand-out-pack = Hand out
action-hand-out-pack-help = Write the pack into a file outside the house, and keep a receipt. All lines with a proposal must have been seen.
packs-none = Nobody has asked for access to this file yet. { $key } begins when somebody does.
pack-begun = Begun { $day } by { $who }
pack-asked-for = asked for by { $who }
pack-seen = { $seen } of { $lines } proposals seen
pack-lines = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
 }
pack-masked = { $lines ->
    [one] something hidden in 1 line
   *[other] something hidden in { $lines } lines
 }
pack-unseen = { $lines ->
    [one] 1 line without a proposal had not been seen
   *[other] { $lines } lines without a proposal had not been seen
 }
pack-handed-out = Handed out { $at } by { $who }
pack-is-finished = The pack was handed out, and changes no more. It can be handed out again as it is.
pack-is-empty = No lines have been gathered yet. { $key } gathers them.
pack-form-by = Who asked for access
pack-form-by-help = Whoever has the right to see the file.
pack-form-name = Name
pack-form-name-help = Where it says more: the name of the guardian or the lawyer.
pack-form-purpose-help = What it is for, if that was said.
pack-form-from = From
pack-form-from-help = The first day. Empty is from the beginning.
pack-form-until = Until
pack-form-until-help = The last day. Empty is until today.
pack-form-about = The program gathers all the house has written about the youth. Then you go through it line by line. You can put it down and go on another day, and another lead can take over.
pack-form-reason = Reason
pack-form-reason-help = The reason stands at the end of what is handed out.
pack-form-words = Own words
pack-form-words-help = Only for «another reason». The words are read by whoever gets the pack.
pack-choose-own-health = Own health, or how one stands to somebody near
pack-choose-duty = Duty of secrecy about others
pack-choose-own = Another reason, in own words
pack-hide-line = Hide the whole line
pack-hide-words = Hide { $words }
pack-hidden-now = Hidden.
pack-shown-now = Shown.
pack-left = { $left ->
    [one] Seen. 1 proposal left.
   *[other] Seen. { $left } proposals left.
 }
pack-nothing-hidden-here = Nothing is hidden where the mark stands.
pack-accepted = The lines are accepted.
pack-accepted-but = { $left ->
    [one] The lines are accepted. 1 line with a proposal is left; { $key } goes there.
   *[other] The lines are accepted. { $left } lines with a proposal are left; { $key } goes there.
 }
pack-all-seen = All lines with a proposal have been seen. { $key } hands out.
pack-see = Seen, next
pack-legend = █name█ is hidden · _name_ is shown · ›word‹ what the next key is about
pack-extending = { $right } takes in more words · { $space } hides them
pack-keys = { $next } next proposal · { $accept } accept page · { $line } whole line · { $extend } more words · { $out } hand out
pack-form-file = File
pack-form-file-help = A new file outside the house, best on a memory stick: /media/stick/access.txt
pack-form-file-missing = Write which file it is to be written to.
pack-hand-out-about = After this the pack changes no more.
pack-again-about = This was handed out on { $day }. Now the same is written again, and you get another receipt.
pack-like-paper = The file can be read by everybody who gets hold of it, like paper. Remove it when it has been delivered.
pack-unseen-warning = { $lines ->
    [one] 1 line without a proposal has been seen by nobody. It goes along as it is.
   *[other] { $lines } lines without a proposal have been seen by nobody. They go along as they are.
 }
pack-under-way = A pack is being gathered or written already. Wait until it is done.
quit-would-stop-pack = The pack is being written and soon ready. Wait a little, or leave once more to go without it.
pack-gathering = Gathering what the house has written. You can work on meanwhile.
pack-gathered = { $lines ->
    [one] Gathered 1 new line.
   *[other] Gathered { $lines } new lines.
 }
pack-gathered-nothing = Nothing new since the last time.
pack-handed = Handed out to { $path }. The file can be read by everybody; remove it when it has been delivered.
pack-handed-other = Written to { $path }, but it is not the same as was handed out before. The receipts show both.
pack-in-the-house = { $path } lies in the folder of the house. Nothing was written. Choose a place outside.

# On the command line
cli-pack-about = Packs that were handed out, or are being put together
cli-pack-usage = personalbase access pack COMMAND
cli-pack-list-about = Lists packs and receipts, the newest first
cli-pack-list-usage = personalbase access pack list [OPTIONS]
cli-pack-youth-help = Only for this youth
cli-pack-write-about = Hands out a pack that was gone through on the screen, or once more
cli-pack-write-usage = personalbase access pack write NUMBER --out FILE
cli-pack-number-help = The number of the pack, as in «access pack list»
cli-pack-out-help = A new file outside the house. It is as readable as paper: remove it when it has been delivered
cli-pack-none = Nobody has asked for access.
