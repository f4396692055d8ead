# Payment: the basis of what hosts get. Nothing is paid from here.
audit-wrote-host-rate = wrote rates for hosts
audit-wrote-host-share = wrote the shares of hosts
audit-wrote-host-basis = recorded the basis of a payment
refused-rate-used = The row was used in a basis that is recorded, and stays as it is. Nothing is changed. Add a row with a later date.
refused-rate-day-taken = There is a row from { $day } already. Nothing is changed. Choose another date, or correct that row.
refused-basis-changed = Something has changed since you looked at the month, and the amount is another now. Nothing is recorded for the case. Look at it, and record again.
refused-basis-same = It comes out as it was recorded. Nothing is changed.
invalid-money = Write an amount in kroner, such as 10336 or 10336.50. At most 1,000,000.
invalid-share = Write a share in per cent from 0 to 100, such as 50 or 33.5.
invalid-month = Write the month as year and month, such as 2026-11.
invalid-month-ahead = The month has not begun. It can be recorded from the first.
payment-title = Payment
payment-heading = Payment · { $month } { $year }
payment-month = { $month } { $year }
payment-only-basis = This is a basis. Nothing is paid from here. The rent is separate.
payment-standing = { $recorded } of { $all } recorded
payment-nobody = No host has a youth living with them this month. The basis is counted once a youth has moved in.
payment-nobody-year = No host had a youth living with them in { $year }.
payment-turn = Left and right arrow: the month before and after.
payment-turn-year = Left and right arrow: the year before and after.
payment-days = { $days } of { $all } days
payment-who = { $household } · { $youth }
payment-line = { $days }: { $fraction } · base { $base } · expenses { $expense }
payment-part = { $share }% of { $rate } = { $amount }
payment-recorded = Recorded { $at } by { $who }.
payment-recorded-anew = Recorded again { $at } by { $who }: { $why }
payment-replaced = Replaced: { $sum } ({ $days } days), recorded { $at } by { $who }.
payment-not-recorded = Not recorded.
payment-word-recorded = recorded
payment-word-not-recorded = not recorded
payment-word-difference = difference
payment-word-lacks = no rate
payment-difference = ▲ Difference: counted now it is { $sum } ({ $more }). What is recorded stands until somebody records it again.
payment-more = { $amount } more
payment-less = { $amount } less
payment-moved-between = the same sum, parted otherwise
payment-no-rate = There is no rate for { $day }. Nothing is counted for the case. Add the rate, and it is counted.
payment-no-shares = There is no share for { $day }. Nothing is counted for the case. Add the share, and it is counted.
payment-not-closed = ▲ The youth was to leave { $day }, and the case is not closed. It is counted up to that day.
payment-days-shared = ▲ Two youths with the same host are counted on the same days. Check the dates.
payment-other-settings = Recorded with other settings: { $settings }.
payment-counted-in = Counted { $settings }.
payment-calendar-days = by calendar days
payment-thirtieths = by thirtieths of the month
payment-whole-months = in whole months
payment-in-ore = in øre
payment-in-kroner = in whole kroner
payment-settings = { $proration }, { $rounding }
payment-sum = Sum
payment-parts = base { $base } · expenses { $expense } · sum { $sum }
payment-kroner = kr { $amount }
payment-record-nothing = There is nothing to record: all that is counted is recorded.
payment-record-ask = { $cases ->
    [one] Record the basis of { $month } for 1 case, { $sum } in all? What is recorded is not changed afterwards; it can only be recorded again, with a reason. Nothing is paid from here.
   *[other] Record the basis of { $month } for { $cases } cases, { $sum } in all? What is recorded is not changed afterwards; it can only be recorded again, with a reason. Nothing is paid from here.
 }
payment-record-left = { $cases ->
    [one] 1 case lacks a rate and is not recorded.
   *[other] { $cases } cases lack a rate and are not recorded.
 }
payment-record-early = The month is not over. If something ends before it is, the case is recorded again.
payment-recorded-all = { $cases ->
    [one] Recorded { $clock }: the basis of 1 case. Nothing is paid.
   *[other] Recorded { $clock }: the basis of { $cases } cases. Nothing is paid.
 }
payment-recorded-some = { $cases ->
    [one] 1 case is recorded. { $why }
   *[other] { $cases } cases are recorded. { $why }
 }
payment-correct-nothing = There is no difference to record again.
payment-correct-not-recorded = The case is not recorded yet.
payment-correct-lacks = A rate is missing. Add it first.
payment-choose-case = Choose a case first.
payment-correct-title = Record again
payment-correct-about = Recorded: { $before }. Counted now: { $now }. Both stay, and the new one counts.
payment-why = Why
payment-why-help = One sentence about what was different. E.g. “New rates came from KS after the month was recorded.”
payment-why-missing = Write why it is recorded again.
payment-corrected = Recorded again { $clock }. The old one can be read below.
payment-year-title = Payment in { $year }
payment-year-heading = Payment · { $year }
payment-year-month = { $base } + { $expense } = { $sum }
payment-year-about = Each month is base + expenses = sum. What is recorded stands as it was recorded.
rates-title = Rates
rates-heading = Rates of payment
rates-rates = KS guide for foster homes: kroner per child and month, 15 and older
rates-shares = The share a host gets
rates-rate = base { $base } · expenses { $expense }
rates-gives = gives { $sum } a month
rates-share = { $base }% of the base · { $expense }% of the expenses
rates-supplied = came with the program
rates-used = used, cannot be changed
rates-unused = not used, can be corrected
rates-about = A row is valid from its date until the next one begins. A row that was used in a basis that is recorded is never changed: add a new one.
rates-choose = Choose a row first.
rates-is-used = The row was used in a basis that is recorded. Add a row with a later date.
rate-form-new = New rate
rate-form-correct = Correct a rate
share-form-new = New share
share-form-correct = Correct a share
rate-from = Valid from
rate-from-help = The first day. E.g. “1.7.2026”.
rate-base = Base
rate-base-help = The whole rate for a month, in kroner, before the share is taken of it. E.g. “10336”.
rate-expense = Expenses
rate-expense-help = The whole rate for a month for 15 and older, in kroner. E.g. “10125”.
rate-source = Source
rate-source-help = Where the numbers stand. E.g. “KS guide rates 01.07.2026”.
share-base = Of the base
share-base-help = Per cent. E.g. “50”.
share-expense = Of the expenses
share-expense-help = Per cent. E.g. “20”.
share-source-help = Who has decided it, and when. E.g. “Decision of the unit 12.01.2026”.
rate-saved = Saved { $clock }: valid from { $day }.
rate-saved-differs = { $months ->
    [one] Saved { $clock }: valid from { $day }. In 1 month that is recorded there is a difference now. Nothing is changed there.
   *[other] Saved { $clock }: valid from { $day }. In { $months } months that are recorded there is a difference now. Nothing is changed there.
 }
payment-file-title = Write to a file
payment-file = File
payment-file-help = A path. E.g. “~/payment-2026-11.csv”. What exists is not overwritten.
payment-file-missing = Write where the file is to be.
payment-file-about = Spreadsheets open the file. It has the host's name and the number of the case, not the youth's name. It is as readable as paper: delete it when it is used.
payment-file-written = Written to { $path }. Everybody can read the file; delete it when it is used.
payment-in-the-house = { $path } lies in the folder of the house. Nothing is written. Choose a place outside.
payment-csv-month = month
payment-csv-case = case
payment-csv-household = host
payment-csv-first = from
payment-csv-last = to
payment-csv-days = days
payment-csv-number = number
payment-csv-of = of
payment-csv-rate-base = rate base
payment-csv-share-base = share base %
payment-csv-base = base
payment-csv-rate-expense = rate expenses
payment-csv-share-expense = share expenses %
payment-csv-expense = expenses
payment-csv-sum = sum
payment-csv-recorded = recorded
payment-csv-yes = yes
payment-csv-no = no
action-open-payment = Payment
action-open-payment-help = The basis of what hosts get, month by month.
action-record-basis = Record the month
action-record-basis-help = Record the basis of the cases that are not recorded. It asks first.
action-correct-basis = Record again
action-correct-basis-help = Record a case again when it comes out otherwise than it was recorded. It needs a reason.
action-payment-year = The year
action-payment-year-help = Each host through the year.
action-open-rates = Rates
action-open-rates-help = Rates and shares with the date they are valid from.
action-add-rate = New rate
action-add-rate-help = Add rates that are valid from a day.
action-add-share = New share
action-add-share-help = Add the shares a host gets from a day.
action-write-payment = Write to a file
action-write-payment-help = Write the month to a file that spreadsheets open (CSV).
cli-host-about = Read about the hosts
cli-host-usage = personalbase host <COMMAND>
cli-payment-about = Show the basis of what hosts get in a month
cli-payment-usage = personalbase host payment --month YYYY-MM [--json] [--csv FILE]
cli-payment-month-help = The month, such as 2026-11. Without it, this one
cli-payment-csv-help = Write the basis to a new file that spreadsheets open
cli-value-month = YYYY-MM
