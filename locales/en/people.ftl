# Forms about youths, where they live, their plans, and staff.

youth-new-title = New youth
youth-change-title = Correct youth
youth-saved-new = Saved at { $time }: { $name }.
youth-name = Preferred name
youth-name-help = What the youth wants to be called. In a script of its own it stands in the plan; elsewhere the name in the papers does. Example: “Amir”.
youth-name-exists = { $who } has that name too. Make sure it is not the same youth, and write the name in the papers.
youth-name-missing = Write the name the youth wants to be called.
youth-latin = Name in papers
youth-latin-help = In Latin letters, as in the papers, when it is another. Example: “Amir Hussain Rezai”.
youth-script = In own script
youth-script-help = The name in the youth's own script. Shown only when the youth is opened.
youth-pronunciation = Pronunciation
youth-pronunciation-help = How it is said, in Norwegian spelling. Example: “a-MIR”.
youth-born = Born
youth-born-help = Day, month and year, as registered. Many have 1 January. Example: “01.01.2009” or “1.1.09”.
youth-born-missing = Write the date of birth.
youth-celebrates = Birthday kept
youth-celebrates-help = When it is another day, also by another calendar. Example: “middle of March”.
youth-languages = Languages
youth-languages-help = The strongest first. Example: “Dari, English, some Norwegian”.
youth-interpreter = Interpreter
youth-interpreter-help = Whether an interpreter is needed in conversations that matter.
youth-interpreter-note = About them
youth-interpreter-note-help = Language and dialect, and who must not be used. Example: “Dari from Herat, a woman if possible”.
youth-contact = Primary contact
youth-contact-help = The member of staff who follows up. The arrow keys choose, Backspace empties.

move-in-title = Move in
move-in-saved = Saved at { $time }: { $name } lives in apartment { $number }.
move-youth = Youth
move-youth-help = A youth who does not live in the house now. The arrow keys choose.
move-youth-missing = Choose who moves in.
move-apartment = Apartment
move-apartment-help = A vacant apartment. The arrow keys choose.
move-apartment-missing = Choose a vacant apartment.
move-from = From
move-from-help = The first day, today or earlier. Examples: “today”, “yesterday”, “17.11.”.
move-date-missing = Write the date.
move-nobody = All youths have an apartment. First add a youth with { $key }.
move-no-vacancy = No apartment is vacant. First move somebody out.
move-out-title = Move out
move-out-saved = Saved at { $time }: { $name } has moved out.
move-last-day = Last day
move-last-day-help = The last day in the apartment, today or earlier. Examples: “today”, “yesterday”, “17.11.”.

goal-new-title = New goal
goal-change-title = Change goal
goal-title = Goal
goal-title-help = The goal in one line, in the youth's own words if possible. Example: “Get up at 07:30 by myself”.
goal-title-missing = Write the goal.
goal-area = Area
goal-area-help = The part of the plan the goal belongs to. The arrow keys choose, a letter finds.
goal-area-missing = Choose an area.
goal-status-label = Status
goal-status-help = How it stands with the goal.
goal-review = Review
goal-review-help = { $months ->
    [one] When you look at the goal again. One month is recommended, no requirement. Examples: “+3w”, “02.12.”.
   *[other] When you look at the goal again. { $months } months are recommended, no requirement. Examples: “+3w”, “02.12.”.
}
goal-review-missing = Write when the goal is to be reviewed.
saved-can-undo = Saved at { $time }. { $key } takes it back.

voice-title = The youth's own words
voice-words = Own words
voice-words-help = What the youth says about themselves and the plan, in their own words. What stood there before is kept.
voice-words-missing = Write what the youth said.

activity-new-title = New activity
activity-change-title = Change activity
activity-title = What
activity-title-help = What happens, in one line. Example: “Dinner together”.
activity-title-missing = Write what will happen.
activity-place = Place
activity-place-help = One of the common rooms or another place. The arrow keys choose, Backspace empties.
activity-elsewhere = another place
activity-where = Where
activity-where-help = The place it is. Example: “the swimming pool”.
activity-where-missing = Write where it is, or choose a common room.
activity-date = Date
activity-date-help = Examples: “today”, “Fri”, “next Mon”, “+1w”, “24.12.”.
activity-date-missing = Write the date.
activity-from = From
activity-from-help = When it begins. Examples: “18”, “1830”, “at 18”.
activity-from-missing = Write when it begins.
activity-to = To
activity-to-help = When it ends, if that is known. After midnight is the next day. Example: “20:30”.
activity-responsible = Responsible
activity-responsible-help = Who sees to it. The arrow keys choose, Backspace empties.

staff-new-title = New staff
staff-change-title = Change { $member }
staff-name = Name
staff-name-help = The whole name.
staff-name-missing = Write the name.
staff-initials = Initials
staff-initials-help = Two to four letters, what they sign with. Nobody else can have the same. Example: “KN”.
staff-initials-missing = Write the initials.
staff-role = Role
staff-role-help = What they may do. Clinical leads and administrators can add others.
staff-active = Works here
staff-active-help = Somebody who has left gets in no more. What they wrote stays.
staff-active-yes = yes
staff-active-no = no, has left
staff-needs-passphrase = Whoever has left has no passphrase any more. Give a new one first: { $back } and then { $reset } in the list of staff.
