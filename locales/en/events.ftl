# The form of an event of the calendar.

event-form-kind = Kind
event-form-kind-help = Arrow keys choose. Common activities, house meetings and notices also stand on the wall print; appointments and own holidays do not.
event-form-activity = common activity
event-form-meeting = house meeting
event-form-appointment = appointment
event-form-notice = notice for the house
event-form-holiday = own holiday
event-form-shift = shift

event-form-new-meeting = New house meeting
event-form-change-meeting = Change house meeting
event-form-new-appointment = New appointment
event-form-change-appointment = Change appointment
event-form-new-notice = New notice for the house
event-form-change-notice = Change notice for the house
event-form-new-holiday = New own holiday
event-form-change-holiday = Change own holiday

event-form-reach = Applies to
event-form-reach-help = How much of the series it is about. Arrow keys choose.
event-form-reach-this = only this one
event-form-reach-following = this and the next ones
event-form-reach-all = the whole series
event-form-reach-this-told = Only this time is changed. The rest of the series stays as it is.
event-form-reach-following-told = This one and all after it are changed. Those before it stay.
event-form-reach-all-told = The whole series is changed. New days and times count from today; what has been stays.
event-form-falls-away = Falls away because the series no longer has that day: { $list }.
event-form-moved = moved
event-form-otherwise = changed
event-form-and-more = and { $count } more

event-form-time = When
event-form-whole = All day
event-form-whole-help = Space sets it or takes it away. A whole day has no times on the clock.
event-form-days = Lasts until
event-form-days-help = How many days, or the last day. Example: “3”, “Fri”, “27.11.”.
event-form-days-wrong = Write how many days, from 1 to { $most }, or a last day that is not before the first.
event-form-one-day = the one day
event-form-last-day = until { $day }
event-form-repeats-help = Empty is once. Example: “every Monday”, “every other Tuesday until 01.06.”, “last Friday of the month”.

event-form-youths = Youths
event-form-youths-help = Whose appointment it is, or who is invited. Nobody chosen for a common activity is everybody.
event-form-capacity = Places
event-form-capacity-help = How many have room, if that is limited. Example: “8”.
event-form-interpreter = Interpreter
event-form-interpreter-help = The interpreter who is booked. Arrow keys choose, Backspace empties.
event-form-barred = This interpreter is not used for { $name }. Choose another.
event-form-car = Car
event-form-car-help = The car that is taken. Arrow keys choose, Backspace empties.
event-form-another-car = another
event-form-car-other = Which car
event-form-car-typed-help = The car that is taken. Example: “the red one”.
event-form-car-missing = Write which car, or choose one of the house's.
event-form-note = Note
event-form-note-help = Stays in the house: on no print and in no calendar file.

event-form-clash = Clashes: { $list }
event-form-clash-free = Clashes: { $list } · next free { $free }
event-form-clash-none-free = Clashes: { $list } · no free time in the next 14 days
event-form-in-house = is taken in { $house }
event-form-in-another-house = is taken in another house
event-form-clash-with = { $party } { $title } { $time }
event-form-off-duty = { $who } has no shift then
event-form-off-duty-on = { $who } has no shift { $date }
event-form-save-anyway = Save anyway
event-form-save-anyway-ask = { $clash }. Save anyway?
event-form-another-time = Another time
event-form-on-anyway = Put on anyway
event-form-on-anyway-ask = { $clash }. Put it on again anyway?
event-form-stay-off = Leave it called off
event-form-many = { $count ->
    [one] It is about one time ({ $day }) and cannot be undone with { $key }.
   *[other] It is about { $count } times (from { $day }) and cannot be undone with { $key }.
}
event-form-endless = It is about all times (from { $day }, without end) and cannot be undone with { $key }.
event-form-back = Back to the form
event-form-saved-on = { $saved } It is { $time }.

event-form-off-title = Call off: { $title }, { $time }
event-form-off-save = Call off
event-form-off-end = End the series
event-form-reason = Why
event-form-reason-help = A few words, or empty. Stays in the house: on no print. Example: “the cook is ill”.
event-form-off-this-told = It stays in the calendar, marked “called off”, and can be put on again.
event-form-off-following-told = The series ends before this time. This one and all after it leave the calendar and do not stay as called off.
event-form-off-all-told = The series ends today. What has been stays. All that was to come leaves the calendar and does not stay as called off.
event-form-off-ended = The series has ended.
event-form-shift-from-rota = Shifts come from the rota file and are changed there.
