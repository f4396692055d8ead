# A youth's file: its tabs
file-now = Now
file-protected = protected address
file-plan = Plan
file-log = Log
deed-see-house = see the board, the log, the calendar, the tasks and the handovers
deed-open-files = open the youths' files
deed-see-readers = see who has opened a file

# Who has read a youth's file
file-readers = Who has read
readers-about = Each time somebody opens the file, searches about the youth, asks what may be said, or takes out a list on the command line, it stands here. The board and handovers are seen by all on shift, and do not.
readers-none = Nobody has opened the file yet.
readers-opened = opened the file { $times }
readers-searched = searched about the youth { $times }
readers-asked = asked what may be said { $times }
readers-exported = took out a list { $times }
readers-may-not = The clinical lead and the milieu therapists see who has read.
readers-did-open = opened the file
readers-did-search = searched about the youth
readers-did-ask = asked what may be said
readers-did-export = took out a list
cli-access-about = See who has read
cli-access-usage = personalbase access COMMAND
cli-access-list-about = Show who has opened the youths' files or searched about them, the newest first
cli-access-list-usage = personalbase access list --user XX [OPTIONS]
cli-access-youth-help = One youth only: number of the apartment or name
cli-access-limit-help = As many rows; otherwise 100
cli-access-more = There are older ones: --limit shows more.
