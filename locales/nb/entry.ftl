# A new entry in the log.

entry-title = Nytt notat
entry-house = Huset
entry-vacant = { $number } ledig
entry-nobody-lives-there = ledig

entry-about = Om
entry-about-help = Hvem det gjelder. Tallet på døra velger. Eks.: «3», eller «1» og «3».
entry-about-missing = Velg hvem notatet gjelder.
entry-happened = Hendt
entry-happened-help = Når det hendte; tomt er nå. Eks.: «13:55» eller «i går 23:50».
entry-kind = Slag
entry-kind-help = Hva slags notat det er. Venstre og høyre bytter. Eks.: «samtale».
entry-weight = Vekt
entry-weight-help = Hvor mye det haster å lese. Eks.: «viktig» for det neste vakt må vite.
entry-facts = Fakta
entry-facts-help = Det du så og hørte. Eks.: «Kom hjem 15:10, spiste og la seg.»
entry-youth-voice = Egne ord
entry-youth-voice-help = Det ungdommen selv sa, som sitat. Eks.: «Jeg gikk bare tur.»
entry-assessment = Vurdering
entry-assessment-help = Det du tenker om det. Eks.: «Ulikt ham. Var stille i går også.»
entry-agreed = Avtalt
entry-agreed-help = Det som skal skje videre. Eks.: «Ringe skolen mandag 08:30.»
entry-needs-a-line = Skriv minst én linje: fakta, egne ord, vurdering eller avtalt.

entry-time-missing = Skriv klokkeslettet også. Eks.: «i går 23:50».
entry-late = { $happened } · skrevet { $now }
# How people say which of two equal times they mean, after the time; parted by |.
entry-first-words = første|1.
entry-second-words = andre|2.|annen

entry-about-house = huset
entry-about-apartments = leilighet { $numbers }
entry-list-end = { $list } og { $last }
entry-saved = Lagret kl. { $time }: notat om { $about }.
entry-saved-late = Lagret kl. { $time }: notat om { $about }, hendt { $happened }.
entry-was-saved = Notatet ditt fra { $time } var lagret.

# What an entry carries besides its text.
entry-until = Vekt til
entry-until-help = Når notatet veier som andre igjen; tomt er det som står ved siden av. Eks.: «i morgen 12:00» eller «fre».
entry-until-over = Det er over allerede. Skriv noe fram i tid. Eks.: «i morgen 12:00».
entry-handover = Overlapp
entry-handover-help = Mellomrom krysser av: notatet tas opp ved neste overlapping.
entry-journal = Til journal
entry-journal-help = Mellomrom krysser av: notatet skal overføres til kommunens journal, og står på lista til det er gjort.
entry-individual = Alene
entry-individual-help = Minutter med ungdommen alene. Eks.: «45».
entry-common = Felles
entry-common-help = Minutter sammen med flere. Eks.: «90».
entry-minutes = Minutter
entry-goal = Mål
entry-goal-help = Målet notatet er et spor av. Piltastene bytter, tilbaketasten tar det bort. Det mest sannsynlige først.
entry-yes = ja

# Correcting and striking.
revise-title-correct = Rett notatet ditt fra { $written } (sporet vises)
revise-title-amend = Rettelse av notat fra { $written }, med grunn
revise-reason = Grunn
revise-reason-help = Hvorfor det rettes; grunnen står ved notatet. Eks.: «Telefonen var ikke av.»
revise-reason-missing = Skriv hvorfor. Det forrige blir stående i historikken.
revise-saved = Lagret kl. { $time }: rettet notat om { $about }.
strike-title = Før feil notat fra { $written }: { $words }
strike-reason-help = Hvorfor det ikke skulle vært skrevet; teksten blir stående, overstrøket. Eks.: «Gjelder en annen ungdom.»
strike-save = Før feil
strike-saved = Lagret kl. { $time }: notat om { $about } er feilført.
and-others = { $count ->
    [one] og en annen beboer
   *[other] og { $count } andre beboere
}
entry-until-stays = blir stående
