# The house meeting: agenda and minutes.

meeting-agenda = Saksliste
meeting-agenda-help = Det som skal tas opp, en sak på hver linje.
meeting-minutes = Referat
meeting-minutes-help = Det som ble sagt og bestemt. Alle kan lese det. Ingen ungdom nevnes med navn.
meeting-is-everybodys = Sakslista og referatet er alles, og står i ingen ungdoms mappe.
meeting-names = Her nevnes { $names }. Referatet er alles; det som gjelder én, hører hjemme i loggen til ungdommen. { $key } lagrer likevel.
meeting-saved = Husmøtet er lagret kl. { $time }.
meeting-house-only = Bare et husmøte har saksliste og referat.
action-write-meeting = Referat
action-write-meeting-help = Saksliste og referat for et husmøte.
