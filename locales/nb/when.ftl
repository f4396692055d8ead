# What people write for dates and times. Spellings are parted by | and compared without capitals and marks; names of
# weekdays and months are known already, also their first three letters. The words of both languages are always
# understood, so no spelling may mean different things in the two files.

when-now = nå|no
when-today = i dag|idag
when-yesterday = i går|igår
when-tomorrow = i morgen|imorgen
when-day-after-tomorrow = overimorgen|over i morgen|i overmorgen
when-day-before-yesterday = i forgårs|iforgårs|forgårs
when-next = neste
when-last = forrige
when-week = uke|veke
when-at = kl|klokka|klokken

when-unit-days = d|dag|dager|døgn
when-unit-weeks = u|uke|uker
when-unit-months = m|mnd|måned|måneder
when-unit-hours = t|time|timer
when-unit-minutes = min|minutt|minutter

# Why it was not understood, and what to write instead.
when-error-empty = Skriv en dato eller et klokkeslett, for eksempel «i dag 14:30».
when-error-not-a-date = Dette er ikke en dato. Skriv for eksempel 24.12.2026, 24.12., fredag eller i morgen.
when-error-not-a-time = Dette er ikke et klokkeslett. Skriv for eksempel 9, 9:30 eller 0930.
when-error-not-understood = Dette er ikke en dato eller et klokkeslett. Skriv for eksempel «fre 18:30», «24.12. 09:00» eller «i går».
when-error-slash = Datoer skrives med punktum, ikke skråstrek: dag.måned.år, for eksempel 24.12.2026.
when-error-no-such-date = Denne datoen finnes ikke. Skriv dag.måned.år, for eksempel 24.12.2026.
when-error-no-such-time = Dette klokkeslettet finnes ikke. Døgnet går fra 00:00 til 23:59.
when-error-no-such-week = Denne uken finnes ikke. Skriv for eksempel uke 48 eller uke 48 2026.
when-error-wrong-weekday = { $date } er en { $weekday }. Skriv datoen uten ukedag, eller rett den ene av dem.
when-error-date-or-time = Dette kan være både en dato og et klokkeslett. Skriv { $date } eller { $time }.
when-error-out-of-range = Året må være mellom { $first } og { $last }.
when-error-birth-date-incomplete = Skriv hele fødselsdatoen som dag.måned.år, for eksempel 17.05.2009.
when-error-no-such-birth-date = Denne datoen finnes ikke. Skriv dag.måned.år, for eksempel 17.05.2009.
when-error-birth-year-unclear = Året med to sifre gir ingen alder fra 0 til { $oldest } år. Skriv året med fire sifre, for eksempel 17.05.2009.
when-error-birth-date-in-future = Fødselsdatoen ligger fram i tid. Se etter om året er riktig.
when-error-birth-date-too-long-ago = Fødselsdatoen er mer enn { $years } år siden. Se etter om året er riktig.
