# The set-up guide, and choosing a passphrase and a PIN.

secret-suggestion = Suggestion
secret-suggestion-help = Five random words. Space gives five others. Write them in the fields below, or choose your own.
secret-passphrase = Passphrase
secret-passphrase-help = Opens the house. Five words or more, at least twelve characters. Capital letters count.
secret-again = Once more
secret-again-help = The same once more, so that there is no slip in it.
secret-pin = PIN
secret-pin-help = Six digits. Uncovers the screen and switches staff, but never opens the house.
secret-passphrase-missing = Choose a passphrase, and type it here.
secret-again-missing = Type it once more.
secret-pin-missing = Choose a PIN of six digits.
secret-not-alike = The two are not alike. Write it once more.

setup-title = Set up a house
setup-step = step { $step } of { $steps }
setup-next = { $key }  Next
setup-begin = Enter  Begin
setup-make = Enter  Make the house
setup-make-with-enter = Press Enter to make the house.
setup-explain-pages = The guide has five steps. The key that goes on stands at the bottom of each page: Enter where there are no fields, otherwise { $next }. { $back } goes back one step, and what you have written stays.
setup-explain-fields = Enter and Tab go to the next field, Shift-Tab back. The line below the fields says what belongs there. Shift-Tab from the passphrase goes to the suggestion; Space gives another.
setup-explain-quit = The house is made when you press Enter on step 4, and not before. { $key } quits.
setup-explain-close = { $key } or Esc goes back to the page.
setup-written = Enter  The code is on paper
setup-back = { $key }  Back
setup-fields = Enter goes to the next field.

setup-welcome = No house stands here yet.
setup-welcome-what = The guide asks about the house and about you as its first member of staff, shows a summary and gives you a code to write on paper. Nothing is made before you have seen the summary. Esc goes one step back, and what you have written stays.
setup-welcome-where = The house will be an encrypted file in this folder:
setup-welcome-protected = The file opens only with the passphrase of a member of staff or with the code on paper. If both are lost, nobody can open it. A PIN switches staff on a screen that is unlocked already. Nothing is sent anywhere.

setup-house-name = Name of the house
setup-house-name-help = Stands on the board and on the locked screen. Example: “EKV bofellesskap”.
setup-house-name-missing = The house needs a name.
setup-apartments = Apartments
setup-apartments-help = How many apartments the house has, one to nine. They are numbered from 1.
setup-apartments-missing = Write how many apartments the house has.
setup-kind = What they have
setup-kind-help = Goes for all apartments. Choose “different” to say it for each of them.
setup-kind-each = different
setup-kind-of = Apartment { $number }
setup-kind-of-help = What this apartment has of its own. The arrow keys choose.
setup-rooms = Common rooms
setup-rooms-help = The rooms everybody uses, with commas between. They are suggested as places of activities.
setup-rooms-default = Lounge, Kitchen, Meeting room
setup-person-name = Your name
setup-person-name-help = Your whole name. You become clinical lead and can add the others.
setup-person-name-missing = Write your name.
setup-initials = Initials
setup-initials-help = Two to four letters, what you sign with. Example: “KN”.
setup-initials-missing = Write your initials.

setup-summary = This will be made:
setup-summary-house = House
setup-summary-apartments = Apartments
setup-summary-apartment = { $number }: { $kind }
setup-summary-all = { $count } · { $kind }
setup-summary-rooms = Common rooms
setup-summary-no-rooms = none
setup-summary-staff = First staff
setup-summary-member = { $initials } · { $name } · clinical lead
setup-summary-folder = Folder
setup-failed = The house was not made. { $why }

setup-code-title = The code on paper
setup-made = The house is made.
setup-code-first-half = First half
setup-code-second-half = Second half
setup-retype-what = Write the code from the paper. Then you know that it can be read. Blanks and dashes do not count.
setup-retype = Code
setup-retype-help = Six groups of five characters. Esc shows the code once more.
setup-retype-missing = Write the code from the paper.
setup-leave = If you quit now, this code is never shown again; you can make a new one the next time you sign in. The house is made and stands in { $folder }. { $key } once more quits.

paper-nobody-has-it = Nobody has shown to have the code on paper.
paper-why = The code is the only way in when nobody remembers their passphrase. It was shown once, and the program was ended before anybody had typed it from the paper. So it is not certain that anybody has it.
paper-offer = Make a new code now. Have paper and pen ready. If there is a code on paper already, it will no longer open the house. If this is not the time, you are asked again when you come in next.
paper-make = Enter  Make a new code
paper-later = { $key }  Wait until next time
paper-asked = A new recovery code?
paper-asked-why = The code on paper is the only way in when nobody remembers their passphrase. If the paper is gone, or somebody has seen it who should not, a new one is needed.
paper-asked-offer = Have paper and pen ready. Once the new code is made, the old one no longer opens the house.
paper-leave = { $key }  Leave the code as it is
paper-what = Write this code on paper now. It is the only way in when nobody remembers their passphrase, and it is never shown again. Cut the sheet in two and put each half in a closed envelope, in different places.
paper-replaced = The code has been replaced from another screen meanwhile, and this one does not open the house. Sign in again to get a new one.
paper-confirmed = Saved at { $time }: the code is on paper.
paper-confirmed-unwritten = The code is on paper and holds, but that was not written into the log of who did what. { $why }

secret-own-title = Change passphrase and PIN
secret-reset-title = New passphrase and PIN for { $member }
secret-present = Passphrase now
secret-present-help = The one you have today, so that nobody else can change it for you.
secret-present-missing = Write the passphrase you have today.
secret-nothing-new = Write a new passphrase, a new PIN or both. What is left empty stays as it is.
