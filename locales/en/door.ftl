# Before the house is open, and while the screen is covered.

door-initials = Initials
door-initials-help = What you sign with. Example: “KN”.
door-passphrase = Passphrase
door-passphrase-help = The words you chose. Capital letters count.
door-pin = PIN
door-pin-help = The six digits you chose, or the passphrase.
door-secret-missing = Write something here first.
door-closed = The house is locked. Type initials and passphrase, then Enter.
door-covered = Type your PIN and press Enter. Somebody else: Shift-Tab, then your initials.
door-passphrase-wanted = Type initials and passphrase, then Enter.
door-passphrase-after = The passphrase is needed after { $tries } wrong tries.
door-pin-wrong = { $left ->
    [one] Wrong PIN. One try left before the passphrase is needed.
   *[other] Wrong PIN. { $left } tries left before the passphrase is needed.
}
door-pin-is-no-passphrase = A PIN does not open now. Write the passphrase: the words you chose. Nothing is changed.
door-passphrase-needed = Now the passphrase is needed: there were too many tries with the PIN, or it is long since the passphrase was used. What was written is kept.
door-roll = { $key } shows the fire roll without names.
door-no-roll = The fire roll lies in the locked house, and can be shown only when somebody has unlocked it. Use the last print.
door-drafts = Drafts that wait:  { $list }
door-help-closed = The passphrase is the words you chose when you were added. If you have forgotten it, a clinical lead can give you a new one. The code on paper is for when nobody gets in. Wrong tries are written down.
door-help-covered = The PIN uncovers the screen, or hands it to another member of staff: then write their initials. What was written is kept, and everybody has their own drafts. If you have forgotten the PIN, write the passphrase in the same field. Wrong tries are written down.
