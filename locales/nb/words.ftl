# The words of domain values.

kind-observation = observasjon
kind-conversation = samtale
kind-agreement = avtale
kind-health = helse
kind-school = skole
kind-incident = hendelse
kind-message = beskjed
kind-practical = praktisk
weight-normal = vanlig
weight-important = viktig
weight-critical = kritisk
goal-trying = prøves
goal-on-the-way = på vei
goal-paused = på pause
goal-reached = nådd
goal-closed = avsluttet
apartment-own = eget kjøkken og bad
apartment-shared-kitchen = deler kjøkken
apartment-shared-kitchen-and-bath = deler kjøkken og bad
apartment-shared = delt leilighet
interpreter-unknown = ikke spurt
interpreter-no = nei
interpreter-sometimes = av og til
interpreter-yes = ja
