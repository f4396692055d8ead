# Why the configuration cannot be used. Settings and values in «» are written as in the file.

config-faults = Innstillingene kan ikke brukes: det er { $count ->
    [one] en feil
   *[other] { $count } feil
} i { $file }.
config-faults-next = Huset er ikke rørt. Rett filen og start igjen.
config-place = Linje { $line }, kolonne { $column }: { $sentence }
config-allowed = Dette kan stå her: { $values }.
config-example = Eksempel: { $example }

config-syntax = linjen kan ikke leses ({ $detail }).
config-unknown-setting = «{ $setting }» er ikke en innstilling.
config-missing = «{ $setting }» mangler.
config-not-one-of = «{ $value }» kan ikke brukes som «{ $setting }».
config-unknown-zone = «{ $value }» er ikke en tidssone. En tidssone skrives som verdensdel/by.
config-out-of-range = «{ $setting }» må være fra { $least } til { $most }.
config-countdown-too-long = nedtellingen må være kortere enn «lock.idle», som er { $idle }.
config-empty-text = «{ $setting }» kan ikke være tom.
config-empty-list = «{ $setting }» må ha noe i listen.
config-repeated = «{ $value }» står to ganger. Hver «{ $setting }» må være sin egen.
config-text-too-long = «{ $setting }» er for lang, høyst { $most } tegn.
config-unknown-shift = «{ $value }» er ikke «id» for noen av vaktene.
config-in-the-house = «{ $setting }» står ikke lenger i denne filen. Fagleder bestemmer det i programmet: Ctrl-P, «Godkjenning av planer».
config-only-for-counts = «{ $setting }» kan bare stå ved noe som telles (kind = "count").
config-unknown-action = «{ $setting }» er ikke en handling. Navnene står i tastelisten i README.
config-unknown-key = «{ $key }» er ikke en tast. Taster skrives som n, ctrl-s, shift-tab, f1 eller enter.
config-key-taken = tasten «{ $key }» brukes alt av «{ $other }» på samme sted.

config-expected-text = «{ $setting }» må være tekst i anførselstegn.
config-expected-switch = «{ $setting }» må være true (på) eller false (av).
config-expected-whole-number = «{ $setting }» må være et helt tall uten anførselstegn.
config-expected-span = «{ $setting }» må være et tidsrom i anførselstegn: tall med h (timer), m (minutter) eller s (sekunder).
config-expected-clock = «{ $setting }» må være et klokkeslett i anførselstegn, fra "00:00" til "23:59".
config-expected-text-list = «{ $setting }» må være en liste med tekster.
config-expected-keys = «{ $setting }» må være en tast eller en liste med taster.
config-expected-table = «{ $setting }» må være en overskrift i hakeparenteser med innstillinger under.
config-expected-table-list = «{ $setting }» må være overskrifter i doble hakeparenteser med innstillinger under.

config-unreadable = Innstillingsfilen { $file } kan ikke leses: { $reason }.
config-unreadable-missing = den finnes ikke
config-unreadable-forbidden = du har ikke lov til å lese den
config-unreadable-not-text = den er ikke tekst i UTF-8
config-unreadable-next = Huset er ikke rørt. Rett stien eller filen, eller start uten den.
config-environment = Miljøvariabelen { $name } er «{ $value }», og det kan ikke brukes.
config-no-home = Maskinen sier ikke hvor hjemmemappen din er, så det er ikke klart hvor huset skal ligge.
config-no-home-next = Si hvor med --data MAPPE.

# The shifts of a house that has not named its own; the second name stands where room is short.
shift-day = Dagvakt
shift-day-short = Dag
shift-evening = Kveldsvakt
shift-evening-short = Kveld
shift-night = Nattevakt
shift-night-short = Natt
shift-mid = Mellomvakt
shift-mid-short = Mellom
shift-long = Langvakt
shift-long-short = Lang
