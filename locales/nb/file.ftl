# A youth's file: its tabs
file-plan = Plan
file-log = Logg
