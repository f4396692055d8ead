# Drafts: text that waits, and throwing it away.

drafts-title = Drafts
drafts-none = You have no drafts waiting.
drafts-capture = One-line entry
drafts-closed = Cannot be opened
drafts-unreadable = Cannot be read
drafts-cannot-open = The draft can be opened no longer: what it is about is gone. The list of drafts shows how it begins.
drafts-cannot-read = This program cannot read the draft. It stays until you throw it away.
drafts-gone = The draft is no longer here. It was saved or thrown away at another terminal.
drafts-others = { $count ->
    [one] { $count } other draft waits: { $list }.
   *[other] { $count } other drafts wait: { $list }.
}
drafts-waiting = { $count ->
    [one] { $count } draft waits: { $list }.
   *[other] { $count } drafts wait: { $list }.
}
drafts-one-of = { $kind } ({ $about })
# The text was kept under another name: it came to be about somebody else, or another text has its name.
draft-kept-aside = The draft is kept. It lies under Drafts ({ $key }).
draft-set-aside = The draft from here is about something else now: { $what }. See Drafts ({ $key }).
draft-set-aside-closed = The draft from here cannot be opened. It lies under Drafts ({ $key }).
draft-kept-beside = You have written something else here at another terminal. Both lie under Drafts ({ $key }).
# Another terminal has the draft open, since then; what is opened here instead is a form without it.
draft-open-elsewhere-new = The draft is open at another terminal since { $time }. This is a new one.
draft-open-elsewhere = The draft is open at another terminal since { $time }, and stays there.
drafts-open-elsewhere = { $what } is open at another terminal since { $time }.
draft-changed-elsewhere = Not thrown away: you have written more in the draft at another terminal. Look at it first.

throw-away-ask = { $count ->
    [one] Throw the text away? It is { $count } word: { $words }.
   *[other] Throw the text away? It is { $count } words: { $words }.
}
throw-away-ask-no-words = Throw away what is chosen here?
throw-away-nothing = There is nothing to throw away here.
thrown-away = Thrown away.
thrown-away-for-now = Thrown away. { $key } brings the text back, until the screen is locked.
brought-back = Brought back among the drafts.
question-keep = Keep
question-close = Close
