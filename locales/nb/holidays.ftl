# Public holidays and the half days of custom.

holiday-new-years-day = 1. nyttårsdag
holiday-maundy-thursday = skjærtorsdag
holiday-good-friday = langfredag
holiday-easter-sunday = 1. påskedag
holiday-easter-monday = 2. påskedag
holiday-labour-day = 1. mai
holiday-constitution-day = 17. mai
holiday-ascension-day = Kristi himmelfartsdag
holiday-whit-sunday = 1. pinsedag
holiday-whit-monday = 2. pinsedag
holiday-christmas-day = 1. juledag
holiday-second-christmas-day = 2. juledag

half-day-easter-eve = påskeaften
half-day-whit-eve = pinseaften
half-day-christmas-eve = julaften
half-day-new-years-eve = nyttårsaften
