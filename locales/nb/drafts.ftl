# Drafts: text that waits, and throwing it away.

drafts-title = Utkast
drafts-none = Du har ingen utkast som venter.
drafts-capture = Notat på én linje
drafts-closed = Kan ikke åpnes
drafts-cannot-open = Utkastet kan ikke åpnes lenger, for det det gjelder, finnes ikke mer. Teksten står her.
drafts-others = { $count ->
    [one] { $count } annet utkast venter: { $list }.
   *[other] { $count } andre utkast venter: { $list }.
}
drafts-one-of = { $kind } ({ $about })
# The text was kept under another name: it came to be about somebody else.
draft-kept-aside = Utkastet er tatt vare på. Det ligger under Utkast ({ $key }).
draft-set-aside = Utkastet herfra gjelder noe annet nå: { $what }. Se Utkast ({ $key }).

throw-away-ask = { $count ->
    [one] Kast teksten? { $count } ord går tapt: { $words }. { $key } en gang til kaster.
   *[other] Kast teksten? { $count } ord går tapt: { $words }. { $key } en gang til kaster.
}
throw-away-ask-no-words = Kast det som er valgt her? { $key } en gang til kaster.
throw-away-nothing = Her er det ingenting å kaste.
thrown-away = Kastet.
