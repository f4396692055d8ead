# Drafts: text that waits, and throwing it away.

drafts-title = Utkast
drafts-none = Du har ingen utkast som venter.
drafts-capture = Notat på én linje
drafts-closed = Kan ikke åpnes
drafts-unreadable = Kan ikke leses
drafts-cannot-open = Utkastet kan ikke åpnes lenger, for det det gjelder, finnes ikke mer. Lista over utkast viser hvordan det begynner.
drafts-cannot-read = Utkastet kan ikke leses av dette programmet. Det blir liggende til du kaster det.
drafts-gone = Utkastet er ikke her lenger. Det er lagret eller kastet ved en annen terminal.
drafts-others = { $count ->
    [one] { $count } annet utkast venter: { $list }.
   *[other] { $count } andre utkast venter: { $list }.
}
drafts-waiting = { $count ->
    [one] { $count } utkast venter: { $list }.
   *[other] { $count } utkast venter: { $list }.
}
drafts-one-of = { $kind } ({ $about })
# The text was kept under another name: it came to be about somebody else, or another text has its name.
draft-kept-aside = Utkastet er tatt vare på. Det ligger under Utkast ({ $key }).
draft-set-aside = Utkastet herfra gjelder noe annet nå: { $what }. Se Utkast ({ $key }).
draft-set-aside-closed = Utkastet herfra kan ikke åpnes. Det ligger under Utkast ({ $key }).
draft-kept-beside = Du har skrevet noe annet her ved en annen terminal. Begge ligger under Utkast ({ $key }).
# Another terminal has the draft open, since then; what is opened here instead is a form without it.
draft-open-elsewhere-new = Utkastet er åpent ved en annen terminal siden kl. { $time }. Dette er et nytt.
draft-open-elsewhere = Utkastet er åpent ved en annen terminal siden kl. { $time }, og blir der.
drafts-open-elsewhere = { $what } er åpent ved en annen terminal siden kl. { $time }.
draft-changed-elsewhere = Ikke kastet: Du har skrevet mer i utkastet ved en annen terminal. Se på det først.

throw-away-ask = { $count ->
    [one] Kast teksten? Det er { $count } ord: { $words }.
   *[other] Kast teksten? Det er { $count } ord: { $words }.
}
throw-away-ask-no-words = Kast det som er valgt her?
throw-away-nothing = Her er det ingenting å kaste.
thrown-away = Kastet.
thrown-away-for-now = Kastet. { $key } henter teksten tilbake, til skjermen låses.
brought-back = Hentet tilbake blant utkastene.
question-keep = Behold
question-close = Lukk
