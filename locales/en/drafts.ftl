# Drafts: text that waits, and throwing it away.

drafts-title = Drafts
drafts-none = You have no drafts waiting.
drafts-capture = One-line entry
drafts-closed = Cannot be opened
drafts-cannot-open = The draft can be opened no longer: what it is about is gone. The text stands here.
drafts-others = { $count ->
    [one] { $count } other draft waits: { $list }.
   *[other] { $count } other drafts wait: { $list }.
}
drafts-one-of = { $kind } ({ $about })
# The text was kept under another name: it came to be about somebody else.
draft-kept-aside = The draft is kept. It lies under Drafts ({ $key }).
draft-set-aside = The draft from here is about something else now: { $what }. See Drafts ({ $key }).

throw-away-ask = { $count ->
    [one] Throw the text away? { $count } word is lost: { $words }. { $key } once more throws it away.
   *[other] Throw the text away? { $count } words are lost: { $words }. { $key } once more throws it away.
}
throw-away-ask-no-words = Throw away what is chosen here? { $key } once more does.
throw-away-nothing = There is nothing to throw away here.
thrown-away = Thrown away.
