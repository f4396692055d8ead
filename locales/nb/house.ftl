# The lists of apartments and of staff.

apartments-title = Leiligheter
apartments-without = Ungdommer uten leilighet
apartments-since = siden { $date }
apartments-lives-in-none = Ungdommen bor ikke i noen leilighet.
staff-title = Ansatte
staff-count = { $count } i arbeid
staff-left = sluttet
