# The program itself: header, messages, locking.

program-name = personalbase
invented = INVENTED
too-small = The window is { $width }x{ $height }. Make it at least 80 wide and 24 high.
please-wait = One moment …
locking-in = { $seconds ->
    [one] The screen locks in { $seconds } second. Press a key to go on.
   *[other] The screen locks in { $seconds } seconds. Press a key to go on.
}
saved-at = Saved at { $time }.
undone = Undone.
draft-kept = The draft is kept. It opens again from the same place.
draft-not-kept = The draft could not be kept. The text is on the screen. { $why }
draft-restored = A draft from { $time } has been brought back.
mouse-freed = The mouse is free: select text in the terminal as usual.
mouse-caught = The mouse works in the program again.
theme-now = Colours: { $name }.
theme-auto = the terminal's own
theme-dark = dark
theme-light = light
theme-contrast = high contrast
theme-night = night
theme-mono = no colours
field-full = The field is full. The last of it was left out.
field-choice-gone = What was chosen can be chosen no longer. Choose again.
field-let-go = { $chosen } does not go together with { $let-go }, so that was taken away.
conflict-title = { $initials } changed this while you were writing. Here is what differs:
conflict-same = { $initials } changed this while you were writing, to the same as you have here.
conflict-mine = Yours
draft-kept-at = draft saved { $time }
form-author = you are { $initials } { $name }
conflict-choice = Ctrl-S saves yours instead (theirs stays in the trail). Esc goes back to your text; nothing is saved.
conflict-choice-both = Ctrl-S saves yours instead (theirs stays in the trail). { $both } keeps both: theirs before yours in the field, to be put in order and saved. Esc goes back to your text; nothing is saved.
conflict-both = Both texts stand in the field now, the one by { $initials } first. Put them in order and save with { $save }.
conflict-no-texts = There are no two texts here to keep.
conflict-no-room = There is no room for both texts in the field.
saves-on = Saves to
saves-on-apartment = APARTMENT { $number } · { $name }
saves-on-apartment-only = APARTMENT { $number }
saves-on-number = { $number } { $name }
role-temp-staff = temp
role-milieu-therapist = milieu therapist
role-clinical-lead = clinical lead
role-administrator = administrator
header-date-week-clock = { $date }  { $week }  { $time }
header-short-date-week-clock = { $date } { $week }  { $time }
messages-title = Messages
messages-none = The program has not told anything yet.
help-title = Help
help-filter = Type to find:
help-often = Often
help-move = Moving about
help-people = Youths, plans and activities
help-program = The program
role-is-another = Your role has changed: you are now { $role }. What you wrote is kept as a draft.
role-may-not = You are { $role } and may not { $deed }.
choose-apartment-first = First choose an apartment where a youth lives.
disk-nearly-full = The disk is nearly full: { $megabytes } MB left. What is saved is safe. Ask somebody to make room.
quit-would-lose = Your text is only on the screen, because the disk does not take it. Ctrl-Q once more leaves all the same.
close-would-lose = Close the form? What you wrote here is not kept, because it holds secrets.
# Why a key does nothing here.
not-here = { $label } cannot be done here.
no-such-apartment = The house has no apartment { $number }.
here-already = You are there already.
nothing-to-redo = What was undone cannot be done again. Write it anew.
nothing-to-undo = There is nothing to undo.
first-screen = This is the first screen. { $key } quits.
