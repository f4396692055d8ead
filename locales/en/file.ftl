# A youth's file: its tabs
file-now = Now
file-plan = Plan
file-log = Log
