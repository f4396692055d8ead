# Public holidays and the half days of custom.

holiday-new-years-day = New Year's Day
holiday-maundy-thursday = Maundy Thursday
holiday-good-friday = Good Friday
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-labour-day = 1 May
holiday-constitution-day = Constitution Day
holiday-ascension-day = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-whit-monday = Whit Monday
holiday-christmas-day = Christmas Day
holiday-second-christmas-day = Second day of Christmas

half-day-easter-eve = Easter Eve
half-day-whit-eve = Whit Eve
half-day-christmas-eve = Christmas Eve
half-day-new-years-eve = New Year's Eve
