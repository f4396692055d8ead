# Several houses in one file.
house-shown = { $name } is on the screen.
house-stays = The house cannot be changed now: what you typed is not saved yet, or something is under way. Wait a little and try again. Nothing is lost.
house-add-title = New house
house-added = Saved at { $time }: { $name } is set up. { $key } shows the next house.
house-staff-title = Houses of { $who }
house-staff-field = Works in
house-staff-help = Space takes or leaves one. Whoever does not work in a house sees nothing of it.
house-staff-none = Choose one house at least. Whoever no longer works here is ended with “edit”.
house-room-title = Shared kitchen or bath
house-room-used = In use
house-room-used-help = What goes out of use can be chosen no more. What is written about it stays.
house-room-used-yes = yes
house-room-used-no = no, out of use
house-room-retired = out of use
house-rooms-title = Shared kitchens and baths
house-rooms-new = Add a new one …
house-rooms-row = { $name } · { $kind } · { $most ->
    [one] one apartment
   *[other] { $most } apartments
  }
house-room-kind = What
house-room-kind-help = What several apartments share.
house-room-kitchen = kitchen
house-room-bath = bath
house-room-name = Name
house-room-name-help = So that you know which. E.g. “Kitchen 1st floor”.
house-room-name-missing = Write what it is called.
house-room-most = Apartments
house-room-most-help = How many of the apartments that share it may be lived in at a time: 1 to 9.
house-places = Places
house-places-help = How many may live here at a time, 1 to 9. Empty: no limit.
house-kitchen = Kitchen
house-bath = Bath
house-shares-help = What it shares with others. The arrows choose, Backspace empties.
house-take-over-title = To another house
house-take-over-field = House
house-take-over-help = The file goes along: plan, agreements, contacts and consents. What is written in the log here stays here.
house-take-over-none = You work in no other house.
house-occupancy = { $kind }: { $taken } of { $all } lived in
house-line = { $house } · { $line }
house-closed = You no longer work in the house that was on the screen. Nothing there is changed.
house-other-row = This stands in { $house }. Press Enter to open it there.
house-form-first = A form is open here. Save it or go back, and open the other house afterwards. Nothing has changed.
house-gone-there = What you found has been taken away since.
house-drafts-here = { $count ->
    [one] One draft waits here ({ $key }).
   *[other] { $count } drafts wait here ({ $key }).
  }
house-drafts-there = { $count ->
    [one] One draft lies in { $house }.
   *[other] { $count } drafts lie in { $house }.
  }
house-all-shown = All your houses. { $key }: only { $house }.
house-this-shown = Only { $house }. { $key }: all your houses.
house-others = Other houses
