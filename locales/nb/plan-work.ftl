# Work on a youth's plan: measures, evaluations, participation, meetings, versions, and whom the house has not seen for long.

action-add-measure = Nytt tiltak
action-add-measure-help = Legg til et tiltak på det valgte målet.
action-evaluate = Evaluer
action-evaluate-help = Evaluer det valgte målet, eller planen som helhet, og sett neste evaluering.
action-evaluations = Historikk
action-evaluations-help = Vis tidligere evalueringer av målet eller planen.
action-participation = Medvirkning
action-participation-help = Skriv hvordan ungdommen deltok: hva som ble sagt, og hvilken vekt det fikk.
action-plan-meeting = Månedsmøte
action-plan-meeting-help = Åpne månedsmøtet: hva som er gjort siden sist, mål for mål.
action-record-meeting = Møtet er holdt
action-record-meeting-help = Skriv når møtet ble holdt, og hva som er planen til neste gang.
action-plan-versions = Versjoner
action-plan-versions-help = Åpne planens versjoner: utkast, gjeldende og avsluttede.
action-begin-plan = Nytt utkast
action-begin-plan-help = Begynn en ny versjon med kopi av mål og tiltak som det arbeides med.
action-make-current = Gjør gjeldende
action-make-current-help = Gjør utkastet til gjeldende plan. Den forrige avsluttes.
action-compare-plans = Sammenlign
action-compare-plans-help = Sammenlign den valgte versjonen med den før.
action-close-plan = Avslutt
action-close-plan-help = Avslutt planen uten en ny, eller legg utkastet bort.
action-contact = Sist kontakt
action-contact-help = Vis hvor lenge det er siden samtale, skole, penger og helse, for hver ungdom.

plan-version-line = Plan { $number } ({ $status })
plan-version-from = Plan { $number }, gjeldende fra { $date }
plan-version-until = Plan { $number }, avsluttet { $date }
plan-version-draft = Plan { $number }, utkast fra { $date }
plan-none-current = Ingen gjeldende plan
plan-next-review = neste evaluering { $date }
plan-draft-waits = Plan { $number } er utkast: { $key } viser den.
plan-more-goals = { $count ->
    [one] { $count } mål til. Enter viser alle.
   *[other] { $count } mål til. Enter viser alle.
}
plan-fewer-goals = Enter viser de { $count } første målene.
plan-trace = { $count ->
    [0] ingen notater på { $weeks } uker
    [one] { $count } notat siste { $weeks } uker
   *[other] { $count } notater siste { $weeks } uker
}
plan-quiet = ▲ ingen notater på { $weeks } uker
plan-took-part = Deltok
plan-took-part-line = { $date }: { $present }
plan-took-part-interpreter = tolk: { $how }
plan-took-part-weight = vekt: { $weight }
plan-no-participation = medvirkning ikke skrevet ({ $key })
plan-closed = Planen er avsluttet og kan ikke endres.
plan-not-current = Dette gjelder bare for den gjeldende planen.
plan-no-plan = Det finnes ingen plan ennå.
plan-choose-live-goal = Velg først et mål eller et tiltak.

measure-new-title = Nytt tiltak: { $goal }
measure-change-title = Endre tiltak: { $goal }
measure-what = Hva
measure-what-help = Det som skal gjøres. Eks.: «leksehjelp tirsdager».
measure-what-missing = Skriv hva som skal gjøres.
measure-who = Hvem
measure-who-help = Hvem som gjør det.
measure-staff = Ansatt
measure-staff-help = Hvem i personalet. Står det tomt, er det den som er på vakt.
measure-other = Navn
measure-other-help = Hvem det er. Eks.: «verge» eller «nattevakt».
measure-other-missing = Skriv hvem det er.
measure-often = Hvor ofte
measure-often-help = Med egne ord. Eks.: «hver uke».
measure-until = Til
measure-until-help = Siste dag. Står det tomt, gjelder det så lenge målet gjelder.
measure-status = Status
measure-status-help = Gjort og stanset tas ikke med i neste versjon av planen.
measure-by-staff = personalet
measure-by-youth = ungdommen
measure-by-school = skolen
measure-by-psychologist = psykolog
measure-by-other = andre
measure-ongoing = pågår
measure-done = gjort
measure-stopped = stanset
measure-until-day = til { $date }
measure-overdue = ▲ skulle vært ferdig { $date }

aim-plan = Plan { $before } er avsluttet. Dette gjelder nå plan { $number }, som er den gjeldende.
aim-no-plan = Plan { $before } er avsluttet, og det finnes ingen gjeldende plan. Teksten er her til den kan lagres.
aim-goal = Planen er en annen nå. Dette gjelder samme mål i plan { $number }: { $goal }
aim-whole-plan = Målet står ikke i plan { $number }, som er den gjeldende. Dette lagres som evaluering av hele planen.
aim-no-goal = Målet står ikke lenger, og det finnes ingen gjeldende plan. Teksten er her til den kan lagres.
evaluation-title-goal = Evaluer og sett neste: { $goal }
evaluation-title-plan = Evaluer plan { $number } og sett neste
evaluation-youth = Ungdommen
evaluation-youth-help = Hvordan ungdommen selv ser det, helst med egne ord. La det stå tomt hvis ungdommen ikke er spurt.
evaluation-staff = Personalet
evaluation-staff-help = Hvordan personalet ser det, og hva det bygger på.
evaluation-staff-missing = Skriv hvordan personalet ser det.
evaluation-status = Status nå
evaluation-status-help = Hvordan det står til med målet fra nå av.
evaluation-next = Neste
evaluation-next-help = Neste evaluering. Anbefalt: om { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
}.
evaluation-next-missing = Skriv når det evalueres neste gang.
evaluation-saved = Lagret kl. { $time }. Neste evaluering { $date }.
evaluation-saved-last = Lagret kl. { $time }. Målet evalueres ikke mer.
evaluations-title = Evalueringer: { $what }
evaluations-none = Ingen evalueringer ennå. Trykk { $key } i planen for å skrive den første.
evaluations-head = { $date } { $initials }
evaluations-status = status: { $status }
evaluations-next = neste: { $date }
evaluations-not-asked = Ikke spurt.
evaluations-participation = Medvirkning

participation-title = Medvirkning i plan { $number }
participation-date = Dato
participation-date-help = Dagen det ble snakket om planen.
participation-date-missing = Skriv hvilken dag det var.
participation-present = Til stede
participation-present-help = Hvem som var med. Eks.: «Amir, verge på telefon, KN».
participation-present-missing = Skriv hvem som var til stede.
participation-interpreter = Tolk
participation-interpreter-help = Språk og hvordan. Eks.: «dari, på telefon». La det stå tomt hvis tolk ikke var nødvendig.
participation-told = Fikk vite
participation-told-help = Hva ungdommen fikk vite om planen og om egne rettigheter.
participation-told-missing = Skriv hva ungdommen fikk vite.
participation-said = Sa
participation-said-help = Hva ungdommen sa, helst med egne ord.
participation-said-missing = Skriv hva ungdommen sa, eller at ungdommen ikke ville si noe.
participation-weight = Vekt
participation-weight-help = Hvilken vekt det fikk: hva som ble annerledes av det, eller hvorfor ikke.
participation-weight-missing = Skriv hvilken vekt det fikk.

meeting-title = Månedsmøte
meeting-since = siden { $date }
meeting-first = første møte
meeting-last-plan = Planen fra { $date }
meeting-goals = Mål
meeting-goal = { $number } { $title }
meeting-evaluated = evaluert { $date }: { $status }
meeting-measure-done = gjort { $date }: { $what }
meeting-measure-stopped = stanset { $date }: { $what }
meeting-entry = { $date } { $text }
meeting-more-entries = { $count ->
    [one] og { $count } notat til
   *[other] og { $count } notater til
}
meeting-nothing = Ingenting skrevet siden sist.
meeting-no-goals = Planen har ingen mål ennå.
meeting-quiet = ▲ ingen notater på { $weeks } uker
meeting-support = { $date } { $area }: { $before } → { $level }. { $reason }
meeting-support-set = { $date } { $area }: { $level }. { $reason }
meeting-support-none = Ingenting er endret siden sist.
meeting-next = Planen til neste møte
meeting-next-empty = Skrives når møtet er holdt. Trykk { $key }.
meeting-form-title = Møtet er holdt
meeting-date = Dato
meeting-date-help = Dagen møtet ble holdt.
meeting-date-missing = Skriv hvilken dag møtet ble holdt.
meeting-next-plan = Til neste
meeting-next-plan-help = Hva som er planen til neste møte, som åpner med dette.
meeting-next-plan-missing = Skriv hva som er planen til neste møte.

versions-title = Planens versjoner
versions-none = Ingen plan ennå. Det første målet begynner plan 1.
versions-begun = begynt { $when } { $initials }
versions-current = gjeldende fra { $when } { $initials }
versions-closed = avsluttet { $when } { $initials }
versions-why = { $act }: { $why }
versions-status-draft = utkast
versions-status-current = gjeldende
versions-status-closed = avsluttet
versions-choose-draft = Velg et utkast.
versions-choose-open = Velg et utkast eller den gjeldende planen.
versions-nothing-before = Det finnes ingen versjon før denne.
versions-drafted = Det finnes et utkast fra før.
plan-begin-title = Nytt utkast til plan
plan-current-title = Gjør plan { $number } gjeldende
plan-close-title = Avslutt plan { $number }
plan-why = Hvorfor
plan-why-help = Grunnen, i én setning. Den står i historien. Eks.: «Ny skole, nye mål.»
plan-why-missing = Skriv hvorfor.

compare-title = Plan { $older } og plan { $newer }
compare-why = Hvorfor: { $why }
compare-version = Plan { $number }
compare-added = ny
compare-gone = borte
compare-changed = endret
compare-same = uendret
compare-measure = tiltak: { $what }
approval-label = Godkjenning
approval-help = Gjelder i hele huset. Når fagleder godkjenner, gjør ingen andre et utkast gjeldende, og nye mål kommer gjennom et utkast.
approval-lead = fagleder godkjenner
approval-nobody = uten godkjenning
carried-all = alt
carried-undone = angret
carried-status = status
carried-review = evaluering
carried-what = hva
carried-who = hvem
carried-often = hvor ofte
carried-until = til
clash-heading = Begge er endret siden utkastet ble begynt. Utkastet gjelder:
clash-both = { $what }, { $field }: «{ $current }» i gjeldende plan, «{ $draft }» i utkastet.
clash-gone = { $what }: i gjeldende plan, ikke i utkastet.
clash-undone = { $what }: angret i gjeldende plan, står i utkastet.
clash-more = { $count ->
    [one] … og { $count } til. Sammenlign versjonene for å se alt.
   *[other] … og { $count } til. Sammenlign versjonene for å se alt.
}
compare-carried = fra gjeldende plan: { $fields } ({ $date } { $initials })
compare-clash = endret i begge, utkastet gjaldt: { $fields } ({ $date } { $initials })
compare-voice = egne ord: { $words }
plan-current-changed = Utkastet er endret siden du åpnet dette. { $save } gjør det gjeldende slik det står nå. { $back } går tilbake; ingenting er lagret.
plan-current-goal = Mål { $number }
compare-nothing = –

last-contact-title = Sist kontakt
last-contact-mine = dine øverst
last-contact-youth = Ungdom
last-contact-contact = hvem
last-contact-conversation = samtale
last-contact-school = skole
last-contact-money = penger
last-contact-health = helse
last-contact-review = evaluering
last-contact-days = { $days ->
    [0] i dag
    [one] { $days } dag
   *[other] { $days } dager
}
last-contact-never = aldri
last-contact-nobody = Ingen bor her ennå.
last-contact-help = Dager siden sist. Samtale er samtale alene, med minutter. Penger er notat på mål om { $area }.
board-quiet = { $who }: ingen notater på { $weeks ->
    [one] { $weeks } uke
   *[other] { $weeks } uker
} om «{ $goal }»
board-near = { $who }: { $what } { $when }
board-near-more = { " " }(+ { $count ->
    [one] { $count } dato
   *[other] { $count } datoer
})
board-quiet-more = { " " }(+ { $count } mål)
