# What was mapped with a youth, and the house's own list of skills: the tab “Assessment”.

file-assessments = Assessment
deed-see-assessments = see assessments and living skills
deed-keep-assessments = write assessments and living skills
invalid-skill-twice = A skill can be set only once at a time.
assessments-may-not = Clinical leads and milieu therapists see assessments and living skills.
assessments-register = Assessments
assessments-none = No assessment is written down yet. Press { $key } for the first one.
assessments-choose = Choose an assessment first.
assessment-next = again { $day }
assessment-overdue = ▲ should have been done again { $day }
assessment-agreed = Agreed: { $what }
assessment-not-agreed = Nothing is agreed because of it yet.
assessment-language-told = Language: { $language }, { $interpreter }
assessment-without = without interpreter
assessment-interpreter-told = interpreter: { $who }
assessment-people = Done by { $who }. The result is explained by: { $reader }
assessment-kept-told = The paper: { $place }
assessment-ended = ended: { $why }
overdue-assessment = assessment

assessment-form-title = Assessment
assessment-instrument = What
assessment-instrument-help = The name of the assessment, never questions, answers or points. E.g. “KLEM”, “SDQ”, “home check”.
assessment-instrument-missing = Write what was used.
assessment-edition = Edition
assessment-edition-help = Which edition of it. E.g. “self-report 11–17”, “2nd edition”. May stay empty.
assessment-language = Language
assessment-language-help = The language it was done in. E.g. “Dari”.
assessment-language-missing = Write which language it was done in.
assessment-done-on = Done on
assessment-done-on-help = The day it was done. E.g. “today”, “12.11.”.
assessment-interpreter = Interpreter
assessment-interpreter-help = The interpreter of the house's list. Arrows choose, Backspace empties. Empty is without interpreter.
assessment-other = Another one
assessment-other-help = An interpreter who is not on the list. E.g. “by phone, Trøndertolk”. May stay empty.
assessment-both = Choose the interpreter from the list, or write another. Not both.
assessment-done-by = Done by
assessment-done-by-help = Which of us did it with the youth.
assessment-done-by-missing = Choose who did it.
assessment-read-by = Explained by
assessment-read-by-help = Who says what the result means. E.g. “psychologist Ruud”. May stay empty.
assessment-kept-at = The paper is
assessment-kept-at-help = Where the paper is. E.g. “Modulus”, “locked cupboard in the base”.
assessment-kept-at-missing = Write where the paper is.
assessment-next-field = Next time
assessment-next-field-help = When it is done again; may stay empty. E.g. “+6m”, “12.05.”. After that day it is overdue.
assessment-next-before = The next time must be after the day it was done.
assessment-consequence = Agreed
assessment-consequence-help = The one thing you agreed on afterwards. E.g. “an alarm clock, KN looks on Friday”.
assessment-saved = Saved { $time }: { $what }.

skills-title = Living skills
skills-months = last { $count } months, higher is more
skills-none = The house has no list of living skills. It is written under “skills” in the settings.
skills-gone = No longer on the list
skills-count = { $count } of { $total }
skills-then = { $months } months ago: { $count }
skill-not-yet = not yet
skill-with-help = with help
skill-with-reminder = with reminder
skill-alone = alone
skill-not-set = not set
skill-before = before: { $step }
skill-was-set = { $day } { $by }: { $step }
skill-agrees = The youth agrees.
skill-disagrees = The youth sees it otherwise.
skill-history-title = { $skill }: history

skill-form-title = Living skills: { $skill }
skill-step = Step
skill-step-help = Not yet, with help, with reminder or alone: as it is now, not as it should be.
skill-words = What we saw
skill-words-help = In a few words, may stay empty. E.g. “made soup alone twice this week”.
skill-view = The youth
skill-view-help = Does the youth say the same? Empty is not asked, Backspace empties.
skill-view-same = agrees
skill-view-otherwise = sees it otherwise
skill-day = Day
skill-day-help = The day you saw it or talked about it. E.g. “today”, “12.11.”. Enter saves.
skill-saved = Saved { $time }: { $skill }, { $step }. { $undo } undoes.
walk-title = Go through the living skills
walk-help = { $area } · 1 not yet  2 with help  3 with reminder  4 alone · U first: the youth agrees or not · Backspace: as before
walk-step-missing = Set the step as well: 1, 2, 3 or 4.
walk-agrees = agrees
walk-disagrees = differs
walk-saved = Saved { $time }: { $count ->
    [one] one skill is new
   *[other] { $count } skills are new
}. { $undo } undoes.

action-add-assessment = New assessment
action-add-assessment-help = Write down that something was assessed: what, when, with whom, where the paper is and what was agreed.
action-walk-skills = Go through
action-walk-skills-help = Go through the living skills with the youth: one key for each skill, and only what is new is saved.
action-skill-history = History
