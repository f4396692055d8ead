# How much time was spent with the youths, over weeks.

balance-title = Balance
balance-weeks = { $weeks } weeks · { $from } to { $to }
balance-house = The house
balance-average = House average
balance-common = common
balance-individual = individual
balance-highest = Highest bar: { $time } a week. A bar is a week, the last is this one. Dot: nothing written. Blank: did not live here.
balance-counted = Counted: those who came to activities, house meetings and appointments with a responsible member of staff, and the minutes of log entries. Without an end one hour counts, of whole days one hour a day.
balance-not-counted = Not counted: all time that is not written down. The numbers say what was written, not how anybody is.
balance-of-house = The house is everybody who lived here in those weeks, and entries about the house. Highest bar there: { $time } a week.
balance-average-few = The house: too few to be shown.
balance-few = Too few to be shown: in one of the weeks fewer than { $least } youths lived here.
balance-nobody = Nobody lives in the house now.
balance-leaving = { $weeks } weeks up to { $to }, { $youths } youths: common { $common }, individual { $individual }.
balance-line = { $who }: common { $common }, individual { $individual }.
action-balance = Balance
action-balance-help = Common and individual time for each youth and for the house, over 4, 12 and 26 weeks.
action-more-weeks = More weeks
action-more-weeks-help = Show more weeks: 4, 12, 26.
action-fewer-weeks = Fewer weeks
action-fewer-weeks-help = Show fewer weeks: 26, 12, 4.
cli-balance-about = Show common and individual time over weeks
cli-balance-usage = personalbase balance [--weeks 4|12|26] [--youth YOUTH | --leaving] [--json]
cli-balance-weeks-help = How many weeks, up to this one: 4, 12 or 26
cli-balance-youth-help = One youth alone: the name or the apartment
cli-balance-leaving-help = What may leave the house: the sum of the house alone, and none of fewer than three
