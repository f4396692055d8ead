# Words that many screens share.

weekday-mon = mandag
weekday-tue = tirsdag
weekday-wed = onsdag
weekday-thu = torsdag
weekday-fri = fredag
weekday-sat = lørdag
weekday-sun = søndag

weekday-short-mon = man
weekday-short-tue = tir
weekday-short-wed = ons
weekday-short-thu = tor
weekday-short-fri = fre
weekday-short-sat = lør
weekday-short-sun = søn

month-1 = januar
month-2 = februar
month-3 = mars
month-4 = april
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = desember

# Numbers: what parts thousands (a space here is a hard space) and decimals.
number-thousands = { "\u00A0" }
number-decimals = ,
