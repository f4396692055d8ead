# What is agreed with a youth, how much support they get, and the tab «Nå».

card-contact = Kontakt
card-visits = Besøk
card-keys = Nøkler
card-interpreter = Tolk
card-allergies = Allergi
card-diet = Kost
card-helps = Hjelper
card-medicine = Medisin
medicine-self = selv
medicine-reminder = selv med påminnelse
medicine-staff = personal
card-agreed-with = Avtalt med { $whom } { $day } ({ $by })
card-again = tas opp igjen { $review }
card-to-review = må vurderes, skulle vært tatt opp igjen { $review }
card-changed = { $thing }: { $now } (før: { $before })
card-thing = { $thing }: { $now }
card-none = Ingenting er avtalt ennå. Trykk { $key } for å skrive kortet.
card-not-agreed = Ikke avtalt: { $things }
card-languages = språk: { $languages }

support-self = selv
support-reminder = påminnelse
support-together = sammen
support-for = for
support-not-set = ikke satt
support-again = vurderes { $review }
support-to-review = må vurderes
support-was-set = { $day } { $by }: { $level }. { $reason }
support-before = før: { $level }
support-title = Støttenivå
support-weeks = siste { $count } uker, høyere er mer selv
support-choose = Velg først et område under Støttenivå.

overdue-card = avtalt
overdue-plan = hele planen skulle vært evaluert { $date }
overdue-support = støtte
overdue-level = { $area }: { $level } · skulle vært vurdert { $review }

now-risk = Risiko
now-address = Adresse
now-address-strict = ! Strengt fortrolig adresse · ingen utenfor huset får vite hvor
now-address-confidential = ! Fortrolig adresse · ingen utenfor huset får vite hvor
now-help = Hjelp ut
now-first = Ring først
now-first-none = ingen er satt
now-number-hidden = nummeret står på skjermen (skjermet adresse)
now-dates = Datoer
now-watch = Følg med
now-where = Hvor
now-night = Natt
now-rules = Hvis–så
now-no-rules = ingenting som gjelder nå
now-ahead = Neste 48 timer
now-nothing-ahead = Ingenting er satt opp.
now-history = Historikk

card-form-title = Avtalt for denne ungdommen
card-contact-help = Hvor tett ungdommen vil ha oss. Eks.: «vil ha prat etter skolen, ikke om morgenen».
card-visits-help = Hvem og når. Eks.: «venner til 22, si fra i basen». Tomt er ikke avtalt.
card-keys-help = Hvem låser seg inn, og når. Eks.: «aldri uten å banke; reservenøkkel i basen».
card-interpreter-help = Språk står på ungdommen. Her: hva som er avtalt. Eks.: «ikke bruk tolk fra Kabul».
card-allergies-help = Det alle på kjøkkenet må vite. Eks.: «nøtter, EpiPen i basen». Tomt er ikke spurt om.
card-diet-help = Det ungdommen spiser og ikke spiser. Eks.: «halal, ikke svin».
card-helps-help = Det som hjelper når det er vanskelig. Eks.: «gå en tur sammen, ikke spør med en gang».
card-medicine-help = Hvem som tar ansvar for medisinen. Aldri hva eller hvor mye: det står på medisinkortet.
card-medicine-none = ikke avtalt
card-with = Avtalt med
card-with-help = Hvem det er avtalt med. Eks.: «Amir selv, verge og KN».
card-with-missing = Skriv hvem det er avtalt med.
card-on = Avtalt den
card-on-help = Dagen det ble avtalt. Eks.: «i dag», «12.11.».
card-review = Ta opp igjen
card-review-help = Når dere snakker om det igjen, innen et år. Etter den dagen står det «må vurderes». Enter lagrer.
card-date-missing = Skriv en dato.
card-saved = Lagret kl. { $time }: { $who }, avtalt kort.
invalid-nothing-agreed = Skriv minst én ting som er avtalt.

support-form-title = Støttenivå: { $area }
support-level-label = Nivå
support-level-help = Selv: vi gjør ingenting. Påminnelse: vi minner på. Sammen: vi gjør det sammen. For: vi gjør det.
support-reason = Hvorfor
support-reason-help = Hva dere har sett, og hva dere prøver. Eks.: «står opp selv tre av fem dager».
support-reason-missing = Skriv hvorfor, med få ord.
support-review = Vurderes
support-review-help = Når dere ser på det igjen, innen et år. Eks.: «+4u», «01.02.2027». Enter lagrer.
support-saved = Lagret kl. { $time }: { $who }, { $area }: { $level }.

card-history-title = Avtalt kort: historikk
card-history-none = Ingenting er avtalt ennå.
card-history-same = Ingenting ble endret.
support-history-title = Støttenivå, { $area }: historikk

action-set-card = Avtalt
action-set-card-help = Skriv hva som er avtalt med ungdommen: kontakt, besøk, nøkler, tolk, mat, det som hjelper, medisin.
action-set-support = Støttenivå
action-set-support-help = Sett hvor mye støtte ungdommen får på det valgte området: selv, påminnelse, sammen eller for.
