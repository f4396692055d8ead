# Before the house is open, and while the screen is covered.

door-initials = Initialer
door-initials-help = Det du signerer med. Eks.: «KN».
door-passphrase = Passfrase
door-passphrase-help = Ordene du valgte. Store og små bokstaver teller.
door-pin = PIN
door-pin-help = De seks sifrene du valgte, eller passfrasen.
door-secret-missing = Skriv noe her først.
door-closed = Huset er låst. Skriv initialer og passfrase, og trykk Enter.
door-covered = Skriv PIN, og trykk Enter. Er du en annen: Shift-Tab, så initialene dine.
door-passphrase-wanted = Skriv initialer og passfrase, og trykk Enter.
door-passphrase-after = Passfrase trengs etter { $tries } feil forsøk.
door-pin-wrong = { $left ->
    [one] Feil PIN. Ett forsøk igjen før passfrasen trengs.
   *[other] Feil PIN. { $left } forsøk igjen før passfrasen trengs.
}
door-pin-is-no-passphrase = PIN åpner ikke nå. Skriv passfrasen: ordene du valgte. Ingenting er endret.
door-passphrase-needed = Nå trengs passfrasen: det er gjort for mange forsøk med PIN, eller det er lenge siden passfrasen ble brukt. Det som var skrevet, er tatt vare på.
door-roll = { $key } viser brannlista uten navn.
door-no-roll = Brannlista ligger i det låste huset, og kan først vises når noen har låst opp. Bruk den siste utskriften.
door-drafts = Utkast som venter:  { $list }
door-help-closed = Passfrasen er ordene du valgte da du ble lagt til. Har du glemt den, kan en fagleder gi deg en ny. Koden på papir er for når ingen kommer inn. Feil forsøk blir skrevet ned.
door-help-covered = PIN-koden avdekker skjermen, eller bytter til en annen ansatt: skriv da de initialene. Det som var skrevet, er tatt vare på, og hver har sine egne utkast. Har du glemt PIN-koden, skriv passfrasen i samme felt. Feil forsøk blir skrevet ned.
