# Moves: the tab of the file, the form for moving out, and who has lived in an apartment
file-moves = Moves
moves-none = The youth has not lived in the house yet. What is to be gone through when moving in will stand here.
moves-stay = Apartment { $number } · from { $from } · lives here
moves-stay-ended = Apartment { $number } · { $from } to { $until }
moves-left = { $count ->
    [one] One point left
   *[other] { $count } points left
}
moves-follows = Next: { $text }
moves-follow-up = Followed up { $date }
moves-followed = Followed up { $date } ({ $staff }): { $found }
moves-in = Moving in
moves-out = Moving out
moves-not = not, because { $reason }
moves-hint = { $key } ticks, { $not } writes why not
moves-choose-point = Choose a point first.
moves-not-title = Not done: { $point }
moves-not-reason = Not, because
moves-not-reason-help = The point stays until it is done. E.g. “the father has the spare key”.
moves-not-reason-missing = Write why it is not done.
move-reason = Reason
move-reason-help = Why the stay ends. The arrow keys choose.
move-reason-missing = Choose a reason.
move-follows = Next
move-follows-help = What follows, and who keeps in touch. E.g. “OH calls every Friday”.
move-follow-up = Followed up
move-follow-up-help = When somebody looks at how it goes; may stay empty. E.g. “in 2 weeks”, “1 Feb”.
move-follow-up-before = It cannot be followed up before the last day.
refused-lives-there = { $name } lives in apartment { $number }. Move out there first.
refused-lives-there-until = { $name } lives in apartment { $number } up to and including { $date }. Choose a later day.
stays-title = Apartment { $number } · who has lived here
stays-none = Nobody has lived in apartment { $number } yet. Move somebody in from the apartments.
stays-since = from { $from }
stays-until = { $from } to { $until }
stays-choose = Choose an apartment first.
action-stays = Lived here
action-stays-help = See who has lived in the apartment.
action-apartment-kind = Kind of apartment
action-apartment-kind-help = Say whether the apartment is one youth’s home or shared by several.
apartment-kind-title = Apartment { $number } · kind
apartment-kind-field = The apartment
apartment-kind-help = A shared apartment is the home of several at a time, e.g. siblings; the others are one youth’s home.
apartment-kind-saved = Saved at { $time }. Apartment { $number }: { $kind }.
cli-youth-reason-help = Why the stay ends, for example “husvert”
cli-youth-follows-help = What follows
