# The words of domain values.

kind-observation = observation
kind-conversation = conversation
kind-agreement = agreement
kind-health = health
kind-school = school
kind-incident = incident
kind-message = message
kind-practical = practical
weight-normal = normal
weight-important = important
weight-critical = critical
goal-trying = trying
goal-on-the-way = on the way
goal-paused = paused
goal-reached = reached
goal-closed = closed
apartment-own = own kitchen and bath
apartment-shared-kitchen = shares kitchen
apartment-shared-kitchen-and-bath = shares kitchen and bath
apartment-shared = shared apartment
interpreter-unknown = not asked
interpreter-no = no
interpreter-sometimes = sometimes
interpreter-yes = yes
