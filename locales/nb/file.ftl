# A youth's file: its tabs
file-now = Nå
file-plan = Plan
file-log = Logg
