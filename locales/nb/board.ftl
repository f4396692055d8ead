# The board: tiles, panes, and the line at the top right of every screen.

board-title = Tavla
board-tiles-title = Leiligheter · { $first }–{ $last } velger
board-no-shift = ingen vakt bekreftet
board-coming = { $shift } fra { $from }
board-no-shift-short = ingen vakt
board-missing = ▲ { $count } savnet
board-overdue = ▲ { $count } forfalt
board-vacant = ledig
board-noted = notat { $time }
board-nothing-this-shift = ingen notat denne vakt
board-nothing = ingen notat
board-review = evaluering { $day }
board-review-short = eval. { $day }
board-review-bare = evaluering
board-plan-of = Plan · { $number } { $name }
board-plan-of-apartment = Plan · leilighet { $number }
board-plan-tab = Plan
board-activities-tab = Aktiviteter
board-log-tab = Logg
board-tab-hint = { $key } bytter
board-activities-of-week = Fellesaktiviteter · { $week }
board-later = { $week }: { $title }, { $when }
board-no-activities = Her kommer ukas fellesaktiviteter. Trykk { $key } for å sette opp en.
board-no-voice = Ingen egne ord ennå.
board-no-goals = Her kommer målene. Trykk { $key } for å legge til et.
board-vacant-plan = Leilighet { $number } er ledig. Trykk { $key } for å flytte noen inn.
# In place of a name that terminals cannot show.
name-in-plan = (navn i planen)
apartment-is-vacant = Leilighet { $number } er ledig.
quoted = «{ $text }»
# A house where nobody lives yet.
first-steps-title = Huset er tomt. Slik kommer dere i gang:
first-steps-wait = Huset er tomt. En fagleder legger til ungdommene.
first-steps-youth = legg til en ungdom
first-steps-move-in = flytt ungdommen inn, når den er lagt til
first-steps-staff = vis de ansatte, og legg til dem som jobber her
first-steps-apartments = vis leilighetene og hva de har

# Forfalt.
overdue-title = Forfalt
overdue-nothing = Ingenting er forfalt: ingen oppgaver, mål eller nivåer, og ingen er ventet tilbake uten å ha kommet.
action-open-overdue = Forfalt
action-open-overdue-help = Alt det «▲ forfalt» øverst teller: oppgaver, mål, nivåer som må vurderes, og ungdommer som er ventet tilbake.
