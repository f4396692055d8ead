# The handover from one shift to the next: the screen, its forms, the list, the print.

deed-hand-over = gi og ta imot overlapping
refused-handover-sealed = Overlappingen er signert og kan ikke endres. Skriv et tillegg.
refused-handover-open = Overlappingen er ikke signert av den som går. Det må skje først.
refused-signed-already = Dette er alt signert.
refused-signature-needs-reason = Skriv hvorfor du signerer.
refused-rule-answered = Noen har alt svart på denne. Svaret deres står. Lukk og åpne igjen for å rette det.
refused-question-settled = Noen har alt skrevet hva det ble til. Svaret deres står.
refused-new-since-read = Nytt siden du leste: { $about }. Esc, les det, og signer så.
refused-rule-holds = Denne gjelder ennå. «Nei» svares når den går ut.
invalid-expires-past = Tida må ligge fram i tid.
invalid-expires-too-far = Høyst { $days } dager fram. Det som skal gjelde lenger, hører hjemme i planen.
handover-mode-silent = stille
handover-mode-oral = muntlig
handover-mode-mixed = blandet
handover-outcome-yes = ja
handover-outcome-no = nei
handover-outcome-not-applicable = ikke aktuelt

# What stands before the lines of a section.
handover-counts = Telling
handover-heads = I huset
handover-where = Er
handover-picture = Kort
handover-question = Spørsmål
handover-todo = Å gjøre
handover-ended = Gjort
handover-not-done = Ikke gjort
handover-rules = Hvis–så
handover-asked = I forrige
handover-news = Nytt
handover-ahead = 24 timer
handover-plan = Mappa
handover-read-back = Tilbakelesing
handover-addendum = Tillegg
handover-added = Lagt til
# The lines themselves.
handover-point-count = { $point } { $count } ({ $initials } { $when })
handover-point-differs = { $point } { $count }, før { $before } ({ $initials } { $when }): { $reason }
handover-ticked = i orden: { $points } ({ $initials } { $when })
handover-left-out = ikke gått gjennom: { $points }
handover-has-left = bor ikke her nå
handover-inside = { $inside } inne · { $outside } ute · { $unknown } ukjent
handover-with-missing = ▲ { $missing } savnet · { $heads }
handover-with-guests = { $heads } · { $guests ->
    [one] { $guests } gjest
   *[other] { $guests } gjester
}
handover-watch-since = { $level } siden { $since } ({ $initials })
handover-watch-changed = { $level } · endret i denne vakta
handover-watch-reason = { $level }: { $reason }
handover-ended-done = { $title } · gjort { $when } { $initials }
handover-ended-not-done = { $title } · { $when } { $initials }: { $reason }
handover-rule = { $condition } → { $action } (til { $until })
handover-rule-expired = { $condition } → { $action } (gikk ut { $until })
handover-rule-asked = «{ $rule }» – skjedde det?
handover-rule-holds = «{ $rule }» – gjelder ennå. Har det skjedd?
handover-rule-answered-before = rettet fra: { $outcome } ({ $initials } { $when })
handover-rule-answered-now = svart: { $outcome } ({ $initials })
handover-correct-answer-label = Rett svar
handover-rule-answered = «{ $rule }» – skjedde det? { $outcome } ({ $initials } { $when })
handover-question-open = { $question } (åpent, { $age }. vakt)
handover-question-settled = { $question } Avklart ({ $initials } { $when })
handover-question-answered = { $question } Avklart: { $answer } ({ $initials } { $when })
handover-entry = { $when } { $initials } { $text }
handover-entry-others = { $text } [gjelder også { $count ->
    [one] en annen beboer
   *[other] { $count } andre beboere
}]
handover-voice = Egne ord: «{ $words }»
handover-assessment = Vurdering: { $words }
handover-agreed = Avtalt: { $words }
handover-activity = { $when } { $title }
handover-review = Mål «{ $title }» evalueres { $day }
changed-risk = Risiko: { $risk }. Avtalt: { $action } ({ $initials } { $when })
changed-risk-ended = Ikke lenger risiko: { $risk }. { $why } ({ $initials } { $when })
changed-address = Adresse: { $level } ({ $initials } { $when })
changed-address-until = ! Adresse: { $level } til { $until } ({ $initials } { $when })
changed-first = Ring først: { $who } ({ $initials } { $when })
changed-first-none = ▲ Ring først: ingen er satt ({ $initials } { $when })
changed-consent = Samtykke til { $who }, { $purpose }: { $may } ({ $initials } { $when })
changed-consent-only = Samtykke til { $who }, { $purpose }: { $may }. Ikke si: { $not } ({ $initials } { $when })
changed-consent-withdrawn = Samtykket til { $who } er trukket tilbake: { $purpose } ({ $initials } { $when })
changed-told = Fortalt { $who } uten samtykke: { $told }. Fordi: { $reason } ({ $initials } { $when })
changed-participation = Medvirkning { $day }, ungdommen sa: { $said } ({ $initials } { $when })
changed-meeting = Månedsmøte { $day }, til neste: { $next } ({ $initials } { $when })
handover-plan-goal = Mål «{ $title }»: { $status } ({ $initials } { $when })
handover-plan-card = Avtalt kort: { $what } ({ $initials } { $when })
handover-plan-support = Støtte, { $area }: { $before } → { $level }. { $reason } ({ $initials } { $when })
handover-plan-support-first = Støtte, { $area }: { $level }. { $reason } ({ $initials } { $when })
handover-plan-version = Plan { $number } er gjeldende ({ $initials } { $when })
handover-plan-voice = Egne ord skrevet på nytt ({ $initials } { $when })
handover-read-by = { $words } ({ $initials })
handover-addendum-line = { $words } ({ $initials } { $when })

# The screen.
handover-title = Overlapping
handover-from-to = { $from } → { $to }
handover-house = Hus
handover-house-title = HUSET
handover-end = Slutt
handover-progress = { $done } av { $all }
handover-minutes = { $minutes } min
handover-nothing = Ingenting å overlappe herfra. { $key } skriver.
handover-questions = Åpne spørsmål: { $count }
handover-unanswered = Hvis–så uten svar: { $count }
handover-state-open = ikke signert
handover-state-sealed = signert { $when } av { $initials }, venter på mottaker
handover-state-received = signert { $when } av { $initials }, mottatt { $received } av { $receivers }
handover-state-none = ingen overlapping
handover-state-left = { $state }. { $initials } gikk { $when }: { $reason }
handover-with-age = { $state } · { $age }. vakt
handover-because = Fordi: { $reason }
handover-sign-hint = { $key } signerer for vakta som går.
handover-receive-hint = { $key } signerer for vakta som kommer. Ved samme skjerm: initialer og PIN.
handover-sealed-hint = Signert. { $key } skriver et tillegg.
handover-not-sealed-yet = Tillegg skrives når overlappingen er signert. { $key } skriver her.
handover-received-write = Overlappingen er mottatt. { $key } skriver et tillegg.
handover-no-rules-asked = Ingen hvis–så og ingen spørsmål fra før venter på svar her.
handover-sealed-no-rules = Overlappingen er signert. Nye hvis–så hører til neste.
handover-choose-section = Velg først huset eller en ungdom, med piltastene.
handover-gone-through = Gjennomgått. Videre til neste.
handover-not-gone-through = Ikke gjennomgått likevel.
handover-mode-now = Overlapping: { $mode }.
handover-sign-label = Signer
handover-write-label = Skriv
handover-addendum-label = Tillegg
handover-through-label = Gjennomgått

# Its forms.
handover-part-title = Overlapping · { $about }
handover-picture-label = Kort bilde
handover-picture-help = En linje eller to: hvordan det står til nå. Eks.: «Borte fra 13:30, inne 19:10. Trøtt.»
handover-question-label = Åpent spørsmål
handover-question-help = Det som ikke er avklart. Eks.: «Har skolen svart om mandag?» Det følger med til noen svarer.
handover-read-back-label = Tilbakelesing
handover-read-back-help = Mottakerens egne ord om hva som skal skje. Eks.: «Banker på 08:00, ringer skolen.»
handover-part-saved = Lagret kl. { $time }: overlapping, { $about }.
handover-part-late = Overlappingen er signert. { $key } en gang til lagrer det du har skrevet, som tillegg.
handover-reader-label = Mottaker
handover-reader-help = Den som leste tilbake. Signerer selv, med PIN, til slutt.
rule-title = Hvis–så · { $about }
rule-condition = Hvis
rule-condition-help = Det som kan skje. Eks.: «Ikke inne kl. 23:00».
rule-action = Så
rule-action-help = Det som da skal gjøres. Eks.: «ring, så bakvakt».
rule-until = Gjelder til
rule-until-help = Neste overlapping spør om det skjedde. Eks.: «i morgen 09:00».
rule-saved = Lagret kl. { $time }: hvis–så. { $key } angrer.
answer-title = Skjedde det? · { $about }
answer-title-again = Rett svaret: Skjedde det? · { $about }
answer-label = { $rule }
answer-help = Ja, nei eller ikke aktuelt. Nei svares når det går ut.
answer-saved = Svaret er lagret kl. { $time }.
settle-title = Hva ble det til? · { $about }
settle-answer = Svar
settle-help = «{ $question }» Tomt er lov når det bare er avklart.
settle-saved = Avklart kl. { $time }.
addendum-title = Tillegg · { $about }
addendum-words = Tillegg
addendum-help = Stemples med tid og initialer. Det signerte står som det var.
addendum-missing = Skriv hva som skal legges til.
addendum-saved = Tillegget er lagret kl. { $time }.
sign-title-outgoing = Signer for vakta som går
sign-title-incoming = Signer for vakta som kommer
sign-mode = Måte
sign-mode-help = Stille: leses alene. Muntlig: én ungdom om gangen, med tilbakelesing.
sign-who = Mottaker
sign-who-help = Den som tar over. En annen enn den som er logget inn, signerer med PIN.
sign-who-missing = Velg hvem som tar over.
sign-pin = PIN
sign-pin-help = Mottakerens PIN. Økten byttes ikke.
sign-pin-missing = Mottakeren må skrive PIN.
sign-reason = Fordi
sign-reason-help = Hvorfor du signerer for noen andre, eller så sent. Eks.: «KN ble syk.»
sign-wrong-pin = Feil PIN. { $left ->
    [one] Ett forsøk
   *[other] { $left } forsøk
} igjen.
sign-passphrase-needed = PIN godtas ikke nå. Mottakeren må logge inn med passfrase og signere selv.
sign-sealed = Signert kl. { $time }. Nå signerer den som kommer, med { $key }.
sign-received = Mottatt kl. { $time }.

# The list, and the top of every screen.
handovers-title = Overlappinger
handovers-none = Her kommer overlappingene, når noen har bekreftet en vakt ({ $key }).
handover-waits = overlapping { $age }. vakt
handover-waits-short = overl. { $age }.
handover-line = { $shift } → { $to } · { $state }

# On paper.
handover-report-title = Overlapping { $from } → { $to }
handover-report-printed = Skrevet ut { $printed } · gyldig til { $until }
handover-report-labelled = { $label }: { $text }

# Leaving a shift that nobody has handed over.
no-handover-title = Gå av vakt uten overlapping
no-handover-help = Ingen har signert overlappingen fra denne vakta. Hvorfor? Eks.: «Ingen kommer før 15.» Esc og { $key } overlapper.
no-handover-missing = Skriv hvorfor vakta ikke er overlappet.
