# What was mapped with a youth, and the house's own list of skills: the tab «Kartlegging».

file-assessments = Kartlegging
deed-see-assessments = se kartlegging og botrening
deed-keep-assessments = skrive kartlegging og botrening
invalid-skill-twice = En ferdighet kan bare settes én gang om gangen.
assessments-may-not = Fagleder og miljøterapeuter ser kartlegging og botrening.
assessments-register = Kartlegginger
assessments-none = Ingen kartlegging er skrevet opp ennå. Trykk { $key } for den første.
assessments-choose = Velg en kartlegging først.
assessment-next = igjen { $day }
assessment-overdue = ▲ skulle vært gjort igjen { $day }
assessment-agreed = Avtalt: { $what }
assessment-not-agreed = Ingenting er avtalt etter den ennå.
assessment-language-told = Språk: { $language }, { $interpreter }
assessment-without = uten tolk
assessment-interpreter-told = tolk: { $who }
assessment-people = Gjort av { $who }. Resultatet forklares av: { $reader }
assessment-kept-told = Papiret: { $place }
assessment-ended = avsluttet: { $why }
overdue-assessment = kartlegging

assessment-form-title = Kartlegging
assessment-instrument = Hva
assessment-instrument-help = Navnet på kartleggingen, aldri spørsmål, svar eller poeng. Eks.: «KLEM», «SDQ», «boligsjekk».
assessment-instrument-missing = Skriv hva som ble brukt.
assessment-edition = Utgave
assessment-edition-help = Hvilken utgave av den. Eks.: «egenrapport 11–17», «2. utgave». Kan stå tomt.
assessment-language = Språk
assessment-language-help = Språket den ble gjort på. Eks.: «dari».
assessment-language-missing = Skriv hvilket språk den ble gjort på.
assessment-done-on = Gjort den
assessment-done-on-help = Dagen den ble gjort. Eks.: «i dag», «12.11.».
assessment-interpreter = Tolk
assessment-interpreter-help = Tolken fra husets liste. Piltastene velger, Backspace tømmer. Tomt er uten tolk.
assessment-other = Annen tolk
assessment-other-help = En tolk som ikke står i lista. Eks.: «telefontolk, Trøndertolk». Kan stå tomt.
assessment-both = Velg tolken fra lista, eller skriv en annen. Ikke begge.
assessment-done-by = Gjort av
assessment-done-by-help = Hvem av oss som gjorde den med ungdommen.
assessment-done-by-missing = Velg hvem som gjorde den.
assessment-read-by = Forklares av
assessment-read-by-help = Hvem som sier hva resultatet betyr. Eks.: «psykolog Ruud, BUP». Kan stå tomt.
assessment-kept-at = Papiret ligger
assessment-kept-at-help = Hvor papiret er. Eks.: «Modulus», «låst skap i basen».
assessment-kept-at-missing = Skriv hvor papiret er.
assessment-next-field = Neste gang
assessment-next-field-help = Når den gjøres igjen; kan stå tomt. Eks.: «+6m», «12.05.». Etter den dagen er den forfalt.
assessment-next-before = Neste gang må være etter dagen den ble gjort.
assessment-consequence = Avtalt
assessment-consequence-help = Den ene tingen dere ble enige om etterpå. Eks.: «egen vekkerklokke, KN ser etter på fredag».
assessment-saved = Lagret kl. { $time }: { $what }.

skills-title = Botrening
skills-months = siste { $count } måneder, høyere er mer
skills-none = Huset har ingen liste for botrening. Den skrives under «skills» i innstillingene.
skills-gone = Ikke lenger på lista
skills-count = { $count } av { $total }
skills-then = for { $months } måneder siden: { $count }
skill-not-yet = ikke ennå
skill-with-help = med hjelp
skill-with-reminder = med påminnelse
skill-alone = alene
skill-not-set = ikke satt
skill-before = før: { $step }
skill-was-set = { $day } { $by }: { $step }
skill-agrees = Ungdommen er enig.
skill-disagrees = Ungdommen ser det annerledes.
skill-history-title = { $skill }: historikk

skill-form-title = Botrening: { $skill }
skill-step = Trinn
skill-step-help = Ikke ennå, med hjelp, med påminnelse eller alene: slik det er nå, ikke slik det burde være.
skill-words = Hva vi så
skill-words-help = Med få ord, kan stå tomt. Eks.: «laget suppe selv to ganger denne uka».
skill-view = Ungdommen
skill-view-help = Sier ungdommen det samme? Tomt er ikke spurt, Backspace tømmer.
skill-view-same = er enig
skill-view-otherwise = ser det annerledes
skill-day = Dag
skill-day-help = Dagen dere så eller snakket om det. Eks.: «i dag», «12.11.». Enter lagrer.
skill-saved = Lagret kl. { $time }: { $skill }, { $step }. { $undo } angrer.
walk-title = Gå gjennom botrening
walk-help = { $area } · 1 ikke ennå  2 med hjelp  3 med påminnelse  4 alene · U først: ungdommen er enig eller ikke · Backspace: som før
walk-step-missing = Sett trinnet også: 1, 2, 3 eller 4.
walk-agrees = enig
walk-disagrees = uenig
walk-saved = Lagret kl. { $time }: { $count ->
    [one] én ferdighet er ny
   *[other] { $count } ferdigheter er nye
}. { $undo } angrer.

action-add-assessment = Ny kartlegging
action-add-assessment-help = Skriv opp at noe ble kartlagt: hva, når, med hvem, hvor papiret er og hva som ble avtalt.
action-walk-skills = Gå gjennom
action-walk-skills-help = Gå gjennom botreningen med ungdommen: ett tastetrykk per ferdighet, og bare det nye lagres.
action-skill-history = Historikk
