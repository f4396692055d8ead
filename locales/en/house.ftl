# The lists of apartments and of staff.

apartments-title = Apartments
apartments-without = Youths without an apartment
apartments-since = since { $date }
apartments-lives-in-none = The youth does not live in any apartment.
staff-title = Staff
staff-count = { $count } at work
staff-left = has left
