# The house meeting: agenda and minutes.

meeting-agenda = Agenda
meeting-agenda-help = What is to be talked about, one matter a line.
meeting-minutes = Minutes
meeting-minutes-help = What was said and decided. Everybody may read it. No youth is named.
meeting-is-everybodys = Agenda and minutes are everybody’s, and stand in no youth’s file.
meeting-names = This names { $names }. The minutes are everybody’s; what is about one youth belongs in that youth’s log. { $key } saves all the same.
meeting-saved = The house meeting is saved at { $time }.
meeting-house-only = Only a house meeting has an agenda and minutes.
action-write-meeting = Minutes
action-write-meeting-help = Agenda and minutes of a house meeting.
