# The week on the whole screen.

calendar-title = Calendar
calendar-cancelled = called off
calendar-nothing = none
calendar-choose-activity = First choose an activity.
calendar-called-off = The activity is called off. It stays visible.
calendar-called-on = The activity is on again.
