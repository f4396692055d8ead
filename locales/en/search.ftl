# Searching all that is written.

action-open-search = Search
action-open-search-help = Search all that is written in the house, with words and filters.
action-empty-line = Empty the line
action-empty-line-help = Empty the search line and begin anew.
action-take-suggestion = Take suggestion
action-take-suggestion-help = Search with the suggested word instead.
deed-search = search all that is written

search-title = Search
search-line = Search for
search-save-label = Keep
search-again-label = Search line
search-rename-label = Rename
search-remove-label = Remove
search-run-label = Search

search-source-log = log
search-source-task = tasks
search-source-handover = handover
search-source-plan = plans
search-source-activity = activities
search-source-presence = where
search-source-watch = watching
search-source-night = night
search-source-file = files
search-source-host = hosts

# Names of filters, parted by |. The first is shown.
search-filter-about = youth|about
search-filter-kind = kind
search-filter-author = by
search-filter-since = since|from
search-filter-until = until
search-filter-before = before
search-filter-source = in|where
search-filter-weight = weight

search-shown-author = by { $initials }
search-shown-source = in { $source }
search-shown-since = since { $when }
search-shown-until = until { $when }

# Why nothing was searched.
search-unknown-filter = “{ $name }:” is no filter. Nothing was searched. The filters are { $filters }. If it is text, put quotation marks around it.
search-no-value = { $filter } lacks what belongs behind the colon. Nothing was searched.
search-twice = { $filter } can stand only once. Nothing was searched.
search-unknown-kind = “{ $value }” is no kind of entry. Nothing was searched. The kinds are { $kinds }.
search-unknown-source = “{ $value }” is no place to search in. Nothing was searched. The places are { $sources }.
search-unknown-weight = “{ $value }” is no weight. Nothing was searched. The weights are { $weights }.
search-unknown-author = No member of staff has the initials “{ $value }”. Nothing was searched.
search-unknown-youth = No youth is called “{ $value }” or lives there. Nothing was searched. Write the number on the door or the name.
search-vacant = Found nobody at apartment { $number }. Nothing was searched. Write the name of the youth.
search-several-youths = Several have that name: { $youths }. Nothing was searched. Write the number on the door, or more of the name.
search-one-youth = One youth can be searched for at a time. Nothing was searched.
search-several-live-there = Several live in apartment { $number }. Nothing was searched. Write the name of one of them.
search-not-a-moment = { $filter } does not understand “{ $value }”. Nothing was searched. { $why }
search-backwards = The time ends before it begins. Nothing was searched. Swap since: and until:.
search-no-words = Write words or a filter to search for.

search-hint = Enter searches. Filters: { $filters }
search-example = For example: school youth:3 since:30d
search-nothing = Nothing found. Write fewer or shorter words, or take a filter away.
search-not-run = Enter searches for what is written now.
search-count = { $count ->
    [one] 1 hit
   *[other] { $count } hits
}
search-count-at-least = { $count } hits and more
search-masked = as in the youth's own log
search-suggests = Did you mean { $names }? { $key } searches for it.
search-saved-heading = Searches you keep
search-saved-none = You keep no search yet. Search first, then { $key } keeps the search under a name.
search-task-end = not done because
search-sort-voice = own words
search-sort-plan = plan
search-sort-card = agreed
search-sort-support = support
search-sort-contact = contact
search-sort-consent = consent
search-sort-telling = told
search-sort-risk = risk
search-of-house = the house

search-name-title = Keep the search
search-rename-title = Rename the search
search-name = Name
search-name-help = What the search is called in your list. Only you see it.
search-name-missing = The search needs a name.
search-remove-question = Remove the search “{ $name }” from your list? What is written in the house stays.
search-remove-yes = Remove the search
search-removed = The search is removed from your list.
search-nothing-to-save = Search first: then there is something to keep.
search-nothing-to-remove = Remove takes away a search you keep. Empty the line and choose one.
refused-search-name-taken = You keep another search under that name. Choose another name.
refused-too-many-searches = You keep { $most } searches already. Remove one you do not use.

# The command line.
cli-search-about = Search all that is written: log, tasks, handovers, plans, files and activities
cli-search-usage = personalbase search --user XX TEXT… [OPTIONS]
cli-search-words-help = Words and filters, such as school youth:3 kind:incident by:KN since:30d
cli-search-limit-help = How many hits, 20 unless told otherwise, at most { $most }
cli-search-limit-range = --limit is how many hits are shown: a number from 1 to { $most }. Nothing was searched.
cli-search-suggests = Did you mean { $names }?
cli-search-more = There are more. Use --limit or one more filter.
search-sort-meeting = house meeting
