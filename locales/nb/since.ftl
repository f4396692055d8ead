# Since last time: what is new for whoever is signed in; who has read what; going off shift.

since-title = Siden sist
since-from-shift = Siden sist: fra { $shift } { $time } ({ $age })
since-from-added = Siden du begynte: { $time } ({ $age })
since-count = { $count ->
    [one] { $count } oppføring
   *[other] { $count } oppføringer
}
since-count-and-unread = { $entries } · { $unread }
since-unread = { $count } ulest
since-unread-over = over { $count } ulest
since-house = Huset
since-section-count = { $count }, { $unread }
since-section-none = ingenting nytt
since-agreed-changed = mappa er endret
since-read-until = lest til { $time } av { $initials }
since-read-by = lest av { $who }
since-read-by-nobody = ingen andre har kvittert ennå
since-reader = { $initials } { $time }
since-more-read = { $count ->
    [one] { $count } lest
   *[other] { $count } leste
}
since-older = Det er flere uleste, eldre enn disse. { $key } kvitterer for hele avsnittet.
since-watch-since = { $level } siden { $time } ({ $initials })
since-watch = Følge med: { $level } ({ $initials })
since-tasks = Oppgaver som gjelder nå: { $count }
since-all-read = Alt er lest.
since-addendum = { $when } { $initials } tillegg til overlappingen fra { $shift }: { $words }
since-corrected-meanwhile = Oppføringen er rettet siden den sto her. Les den som den er nå.
since-read-already = Den er lest fra før.
since-choose-entry = Velg en oppføring først. { $next } går til neste ulest.
since-open-first = Avsnittet er åpnet. Les det, og trykk { $key } en gang til.
since-entry-read = Kvittert, { $unread } igjen.
since-section-read = Kvittert: { $section }.
since-offer = { $unread } siden sist: { $key } viser det.
since-forgotten = { $shift } ble aldri avsluttet: { $key } går av den.

sign-off-title = Gå av vakt, { $initials }?
sign-off-running = pågår
sign-off-forgotten = aldri avsluttet
sign-off-unread = Ulest: { $count }
sign-off-unread-heavy = Ulest: { $count }, { $heavy } viktig eller kritisk
sign-off-overdue = Forfalt i huset: { $count }
sign-off-nothing-left = Ingenting er ulest eller forfalt.
sign-off-follows = Det uleste følger deg til neste vakt.
sign-off-late = Når du gikk, vet ingen: det blir skrevet at du går av nå.
sign-off-hint = Enter går av. Esc lar være.
sign-off-confirm = Gå av
sign-off-done = Du er av vakt fra { $time }. { $key } hvis du er på likevel.
sign-off-not-on = Du er ikke på vakt. { $key } bekrefter en vakt.

unread-title = Hva som ikke er lest
unread-count = { $count ->
    [one] { $count } ansatt mangler noe
   *[other] { $count } ansatte mangler noe
}
unread-critical = { $count } kritisk
unread-important = { $count } viktig
unread-oldest = eldste { $age }
unread-nothing = alt viktig er lest
