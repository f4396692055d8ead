# Why the configuration cannot be used. Settings and values in “” are written as in the file.

config-faults = The settings cannot be used: there { $count ->
    [one] is a fault
   *[other] are { $count } faults
} in { $file }.
config-faults-next = The house has not been touched. Correct the file and start again.
config-place = Line { $line }, column { $column }: { $sentence }
config-allowed = What may stand here: { $values }.
config-example = Example: { $example }

config-syntax = the line cannot be read ({ $detail }).
config-unknown-setting = “{ $setting }” is not a setting.
config-missing = “{ $setting }” is missing.
config-not-one-of = “{ $value }” cannot be used as “{ $setting }”.
config-unknown-zone = “{ $value }” is not a time zone. A time zone is written as continent/city.
config-out-of-range = “{ $setting }” must be from { $least } to { $most }.
config-countdown-too-long = the countdown must be shorter than “lock.idle”, which is { $idle }.
config-empty-text = “{ $setting }” cannot be empty.
config-empty-list = “{ $setting }” must have something in the list.
config-repeated = “{ $value }” is there twice. Each “{ $setting }” must be its own.
config-text-too-long = “{ $setting }” is too long, at most { $most } characters.
config-unknown-shift = “{ $value }” is not the “id” of any shift.
config-in-the-house = “{ $setting }” is no longer in this file. The clinical lead decides it in the program: Ctrl-P, “Approval of plans”.
config-only-for-counts = “{ $setting }” can only stand with something that is counted (kind = "count").
config-unknown-action = “{ $setting }” is not an action. The names are in the list of keys in the README.
config-unknown-key = “{ $key }” is not a key. Keys are written like n, ctrl-s, shift-tab, f1 or enter.
config-key-taken = the key “{ $key }” is already used by “{ $other }” in the same place.

config-expected-text = “{ $setting }” must be text in quotation marks.
config-expected-switch = “{ $setting }” must be true (on) or false (off).
config-expected-whole-number = “{ $setting }” must be a whole number without quotation marks.
config-expected-span = “{ $setting }” must be a span of time in quotation marks: numbers with h (hours), m (minutes) or s (seconds).
config-expected-clock = “{ $setting }” must be a time of the day in quotation marks, from "00:00" to "23:59".
config-expected-text-list = “{ $setting }” must be a list of texts.
config-expected-keys = “{ $setting }” must be a key or a list of keys.
config-expected-table = “{ $setting }” must be a heading in square brackets with settings below it.
config-expected-table-list = “{ $setting }” must be headings in double square brackets with settings below them.

config-unreadable = The configuration file { $file } cannot be read: { $reason }.
config-unreadable-missing = there is no such file
config-unreadable-forbidden = you are not allowed to read it
config-unreadable-not-text = it is not text in UTF-8
config-unreadable-next = The house has not been touched. Correct the path or the file, or start without it.
config-environment = The environment variable { $name } is “{ $value }”, and that cannot be used.
config-no-home = The machine does not say where your home folder is, so it is not clear where the house should lie.
config-no-home-next = Say where with --data FOLDER.

# The shifts of a house that has not named its own; the second name stands where room is short.
shift-day = Day shift
shift-day-short = Day
shift-evening = Evening shift
shift-evening-short = Evening
shift-night = Night shift
shift-night-short = Night
shift-mid = Middle shift
shift-mid-short = Middle
shift-long = Long shift
shift-long-short = Long
