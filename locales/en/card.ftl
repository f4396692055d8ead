# What is agreed with a youth, how much support they get, and the tab “Now”.

card-contact = Contact
card-visits = Visits
card-keys = Keys
card-interpreter = Interpreter
card-allergies = Allergies
card-diet = Diet
card-helps = Helps
card-medicine = Medicine
medicine-self = the youth
medicine-reminder = the youth, with a reminder
medicine-staff = staff
card-agreed-with = Agreed with { $whom } { $day } ({ $by })
card-again = again { $review }
card-to-review = to be reviewed, should have been talked about { $review }
card-changed = { $thing }: { $now } (before: { $before })
card-thing = { $thing }: { $now }
card-none = Nothing is agreed yet. Press { $key } to write the card.
card-not-agreed = Not agreed: { $things }
card-languages = languages: { $languages }

support-self = alone
support-reminder = reminder
support-together = together
support-for = for them
support-not-set = not set
support-again = review { $review }
support-to-review = to be reviewed
support-was-set = { $day } { $by }: { $level }. { $reason }
support-before = before: { $level }
support-title = Support
support-weeks = last { $count } weeks, higher is more done alone
support-choose = First choose an area under Support.

overdue-card = agreed
overdue-plan = the whole plan was to be evaluated { $date }
overdue-support = support
overdue-level = { $area }: { $level } · should have been reviewed { $review }

now-risk = Risk
now-address = Address
now-address-strict = ! Strictly confidential address · nobody outside may know where
now-address-confidential = ! Confidential address · nobody outside may know where
now-help = Help out
now-first = Call first
now-first-none = nobody is set
now-number-hidden = the number is on the screen (protected address)
now-dates = Dates
now-watch = Watch
now-where = Where
now-night = Night
now-rules = If-then
now-no-rules = nothing that holds now
now-ahead = Next 48 hours
now-nothing-ahead = Nothing is planned.
now-history = History

card-form-title = Agreed for this youth
card-contact-help = How close the youth wants us. E.g. “a talk after school, not in the morning”.
card-visits-help = Who and when. E.g. “friends until 22, tell the staff base”. Empty is not agreed.
card-keys-help = Who lets themselves in, and when. E.g. “never without a knock; spare key in the base”.
card-interpreter-help = Languages stand with the youth. Here: what is agreed. E.g. “no interpreter from Kabul”.
card-allergies-help = What all in the kitchen must know. E.g. “nuts, EpiPen in the base”. Empty is not asked.
card-diet-help = What the youth eats and does not eat. E.g. “halal, no pork”.
card-helps-help = What helps when it is hard. E.g. “a walk together, no questions at first”.
card-medicine-help = Who sees to the medicine. Never what or how much: that is on the medication list.
card-medicine-none = not agreed
card-with = Agreed with
card-with-help = With whom it is agreed. E.g. “Amir himself, his guardian and KN”.
card-with-missing = Write with whom it is agreed.
card-on = Agreed on
card-on-help = The day it was agreed. E.g. “today”, “12.11.”.
card-review = Again
card-review-help = When you talk about it again, within a year. After that day it says “to be reviewed”. Enter saves.
card-date-missing = Write a date.
card-saved = Saved at { $time }: { $who }, agreed card.
invalid-nothing-agreed = Write at least one thing that is agreed.

support-form-title = Support: { $area }
support-level-label = Level
support-level-help = Alone: we do nothing. Reminder: we remind. Together: we do it together. For them: we do it.
support-reason = Why
support-reason-help = What you have seen, and what you try. E.g. “gets up alone three days of five”.
support-reason-missing = Write why, in a few words.
support-review = Review
support-review-help = When you look at it again, within a year. E.g. “+4w”, “01.02.2027”. Enter saves.
support-saved = Saved at { $time }: { $who }, { $area }: { $level }.

card-history-title = Agreed card: history
card-history-none = Nothing is agreed yet.
card-history-same = Nothing was changed.
support-history-title = Support, { $area }: history

action-set-card = Agreed
action-set-card-help = Write what is agreed with the youth: contact, visits, keys, interpreter, food, what helps, medicine.
action-set-support = Support
action-set-support-help = Set how much support the youth gets in the selected area: alone, reminder, together or for them.
