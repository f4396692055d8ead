//! Every table that tells of youths, in the order in which it is read. A table that comes to the house later and tells of them
//! is added here; a test holds the list against the schema.
//!
//! What a child row says is found by its parent's key. Rows that were taken back are told as well: they were written.

use super::records::{Form as F, Table};
use crate::domain::access_pack::{Code as C, Part};

pub(super) const TABLES: &[Table] = &[
    Table {
        kind: "youth",
        part: Part::About,
        keys: "SELECT id FROM youth WHERE id = ?1 AND id > ?2 LIMIT ?3",
        rows: "SELECT id, NULL, NULL, changed_by, preferred_name, latin_name, own_script_name, pronunciation, birth_date,
                      celebrates, languages, interpreter, interpreter_note, primary_contact, help_needed
               FROM youth WHERE id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("name", F::Plain),
            ("latin-name", F::Plain),
            ("own-script", F::Plain),
            ("pronunciation", F::Words),
            ("born", F::Day),
            ("celebrates", F::Plain),
            ("languages", F::Words),
            ("interpreter", F::Code(C::Interpreter)),
            ("note", F::Words),
            ("primary-contact", F::Staff),
            ("help-needed", F::Words),
        ],
    },
    Table {
        kind: "protection",
        part: Part::About,
        keys: "SELECT id FROM protection WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, at, NULL, staff_id, level, decided, until
               FROM protection WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("level", F::Code(C::Protection)), ("decided", F::Day), ("until", F::Day)],
    },
    Table {
        kind: "paper",
        part: Part::About,
        keys: "SELECT id FROM paper WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, NULL, NULL, changed_by, kind, expires, note, ended
               FROM paper WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("kind", F::Code(C::Paper)), ("expires", F::Day), ("note", F::Words), ("ended", F::Words)],
    },
    Table {
        kind: "milestone",
        part: Part::About,
        keys: "SELECT id FROM milestone_mark WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, at, NULL, staff_id, milestone, words
               FROM milestone_mark WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("milestone", F::Code(C::Milestone)), ("words", F::Words)],
    },
    Table {
        kind: "card",
        part: Part::Agreed,
        keys: "SELECT id FROM agreed_card WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, set_at, NULL, set_by, contact, visits, keys, interpreter, allergies, diet, helps, medicine,
                      agreed_with, agreed_on, review
               FROM agreed_card WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("contact", F::Words),
            ("visits", F::Words),
            ("keys", F::Words),
            ("interpreter", F::Words),
            ("allergies", F::Words),
            ("diet", F::Words),
            ("helps", F::Words),
            ("medicine", F::Code(C::Medicine)),
            ("agreed-with", F::Words),
            ("agreed-on", F::Day),
            ("review", F::Day),
        ],
    },
    Table {
        kind: "support",
        part: Part::Agreed,
        keys: "SELECT id FROM support_level WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, set_at, NULL, set_by, area, level, reason, review
               FROM support_level WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("area", F::Plain),
            ("level", F::Code(C::Support)),
            ("reason", F::Words),
            ("review", F::Day),
        ],
    },
    Table {
        kind: "night-agreement",
        part: Part::Agreed,
        keys: "SELECT id FROM night_agreement WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, set_at, NULL, set_by, check_kind, check_time, note, agreed_with, agreed_on, review
               FROM night_agreement WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("check", F::Code(C::NightCheck)),
            ("time", F::Plain),
            ("note", F::Words),
            ("agreed-with", F::Words),
            ("agreed-on", F::Day),
            ("review", F::Day),
        ],
    },
    Table {
        kind: "stay",
        part: Part::Stays,
        keys: "SELECT id FROM placement WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT p.id, NULL, p.moved_in, NULL, a.number, p.moved_in, p.moved_out, p.reason, p.follows, p.follow_up
               FROM placement p CROSS JOIN apartment a ON a.id = p.apartment_id
               WHERE p.youth_id = ?1 AND p.id BETWEEN ?2 AND ?3",
        fields: &[
            ("apartment", F::Plain),
            ("from", F::Day),
            ("until", F::Day),
            ("reason", F::Words),
            ("follows", F::Words),
            ("follow-up", F::Day),
        ],
    },
    Table {
        kind: "move",
        part: Part::Stays,
        keys: "SELECT id FROM placement WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT m.id, m.at, NULL, m.staff_id, q.words, m.kind, m.reason
               FROM placement p CROSS JOIN move_point q ON q.placement_id = p.id
                                CROSS JOIN move_mark m ON m.point_id = q.id
               WHERE p.youth_id = ?1 AND p.id BETWEEN ?2 AND ?3",
        fields: &[("point", F::Plain), ("said", F::Code(C::MoveMark)), ("reason", F::Words)],
    },
    Table {
        kind: "follow-up",
        part: Part::Stays,
        keys: "SELECT id FROM follow_up WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, settled_at, day, settled_by, day, found
               FROM follow_up WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("day", F::Day), ("found", F::Words)],
    },
    Table {
        kind: "host-case",
        part: Part::Stays,
        keys: "SELECT id FROM host_case WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT c.id, NULL, c.proposed_on, c.changed_by, h.name, c.proposed_on, c.moved_in, c.closed_on, c.leaving,
                      c.follows, c.closed
               FROM host_case c CROSS JOIN household h ON h.id = c.household_id
               WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[
            ("host", F::Words),
            ("proposed", F::Day),
            ("from", F::Day),
            ("until", F::Day),
            ("reason", F::Code(C::HostLeaving)),
            ("follows", F::Code(C::HostFollows)),
            ("closed-why", F::Words),
        ],
    },
    Table {
        kind: "host-gate",
        part: Part::Stays,
        keys: "SELECT id FROM host_case WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT g.id, g.at, NULL, g.staff_id, g.gate, g.day, g.until, g.paper, g.note
               FROM host_case c CROSS JOIN host_gate g ON g.case_id = c.id
               WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[
            ("point", F::Code(C::HostGate)),
            ("day", F::Day),
            ("until", F::Day),
            ("reference", F::Words),
            ("note", F::Words),
        ],
    },
    Table {
        kind: "host-point",
        part: Part::Stays,
        keys: "SELECT id FROM host_case WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT m.id, m.at, NULL, m.staff_id, p.words, m.kind, m.reason
               FROM host_case c CROSS JOIN host_point p ON p.case_id = c.id
                                CROSS JOIN host_mark m ON m.point_id = p.id
               WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[("point", F::Plain), ("said", F::Code(C::MoveMark)), ("reason", F::Words)],
    },
    Table {
        kind: "way-stop",
        part: Part::Stays,
        keys: "SELECT id FROM way_stop WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, NULL, began, changed_by, place, began, ended, why, note, struck
               FROM way_stop WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("place", F::Code(C::HostFollows)),
            ("from", F::Day),
            ("until", F::Day),
            ("reason", F::Words),
            ("note", F::Words),
            ("undone", F::Words),
        ],
    },
    Table {
        kind: "host-sheet",
        part: Part::Contacts,
        keys: "SELECT id FROM host_sheet WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, at, NULL, staff_id, given_to, given_on, text
               FROM host_sheet WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("to", F::Words), ("given-on", F::Day), ("told", F::Words)],
    },
    Table {
        kind: "entry",
        part: Part::Log,
        keys: "SELECT entry_id FROM log_entry_youth WHERE youth_id = ?1 AND entry_id > ?2 ORDER BY entry_id LIMIT ?3",
        rows: "SELECT e.id, e.written_at, NULL, e.author_id, e.kind, e.happened_at,
                      (SELECT count(*) - 1 FROM log_entry_youth o WHERE o.entry_id = e.id),
                      e.youth_voice, e.facts, e.assessment, e.agreed
               FROM log_entry_youth y CROSS JOIN log_entry e ON e.id = y.entry_id
               WHERE y.youth_id = ?1 AND y.entry_id BETWEEN ?2 AND ?3",
        fields: &[
            ("kind", F::Code(C::EntryKind)),
            ("happened", F::Moment),
            ("others", F::Others),
            ("youth-voice", F::Words),
            ("facts", F::Words),
            ("assessment", F::Words),
            ("agreed", F::Words),
        ],
    },
    Table {
        kind: "correction",
        part: Part::Log,
        keys: "SELECT entry_id FROM log_entry_youth WHERE youth_id = ?1 AND entry_id > ?2 ORDER BY entry_id LIMIT ?3",
        rows: "SELECT r.id, r.at, NULL, r.staff_id, r.kind, e.written_at, r.reason, r.entry_kind, r.happened_at,
                      r.youth_voice, r.facts, r.assessment, r.agreed
               FROM log_entry_youth y CROSS JOIN log_revision r ON r.entry_id = y.entry_id
                                      CROSS JOIN log_entry e ON e.id = y.entry_id
               WHERE y.youth_id = ?1 AND y.entry_id BETWEEN ?2 AND ?3",
        fields: &[
            ("correction", F::Code(C::Revision)),
            ("written", F::Moment),
            ("reason", F::Words),
            ("kind", F::Code(C::EntryKind)),
            ("happened", F::Moment),
            ("youth-voice", F::Words),
            ("facts", F::Words),
            ("assessment", F::Words),
            ("agreed", F::Words),
        ],
    },
    Table {
        kind: "journal",
        part: Part::Log,
        keys: "SELECT entry_id FROM log_entry_youth WHERE youth_id = ?1 AND entry_id > ?2 ORDER BY entry_id LIMIT ?3",
        rows: "SELECT j.id, j.at, NULL, j.staff_id, e.written_at, j.reference
               FROM log_entry_youth y CROSS JOIN journal_transfer j ON j.entry_id = y.entry_id
                                      CROSS JOIN log_entry e ON e.id = y.entry_id
               WHERE y.youth_id = ?1 AND y.entry_id BETWEEN ?2 AND ?3 AND j.youth_id = ?1",
        fields: &[("written", F::Moment), ("reference", F::Words)],
    },
    Table {
        kind: "presence",
        part: Part::Whereabouts,
        keys: "SELECT id FROM presence WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, at, NULL, written_by, state, source, written_at, expected_back, place, agreed_with, note
               FROM presence WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("presence", F::Code(C::Presence)),
            ("known", F::Code(C::PresenceSource)),
            ("written", F::Moment),
            ("back", F::Moment),
            ("place", F::Words),
            ("agreed-with", F::Words),
            ("note", F::Words),
        ],
    },
    Table {
        kind: "watch",
        part: Part::Whereabouts,
        keys: "SELECT id FROM watch_level WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, set_at, NULL, set_by, level, reason, review_at
               FROM watch_level WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("level", F::Code(C::Watch)), ("reason", F::Words), ("review", F::Moment)],
    },
    Table {
        kind: "night-check",
        part: Part::Whereabouts,
        keys: "SELECT id FROM night_check WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, at, NULL, staff_id, result
               FROM night_check WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("result", F::Code(C::CheckResult))],
    },
    Table {
        kind: "voice",
        part: Part::Plan,
        keys: "SELECT id FROM youth_voice WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, written_at, NULL, author_id, words
               FROM youth_voice WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("youth-voice", F::Words)],
    },
    Table {
        kind: "plan",
        part: Part::Plan,
        keys: "SELECT id FROM plan WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, begun_at, NULL, begun_by, number, status, begun_why, current_at, current_why, closed_at, closed_why
               FROM plan WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("version", F::Plain),
            ("status", F::Code(C::PlanStatus)),
            ("begun-why", F::Words),
            ("current-at", F::Moment),
            ("current-why", F::Words),
            ("closed-at", F::Moment),
            ("closed-why", F::Words),
        ],
    },
    Table {
        kind: "goal",
        part: Part::Plan,
        keys: "SELECT id FROM goal WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, nullif(set_at, 0), NULL, changed_by, title, area, status, review
               FROM goal WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("goal", F::Words),
            ("area", F::Plain),
            ("status", F::Code(C::GoalStatus)),
            ("review", F::Day),
        ],
    },
    Table {
        kind: "measure",
        part: Part::Plan,
        keys: "SELECT id FROM goal WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT m.id, m.status_at, NULL, m.changed_by, g.title, m.what, m.who, m.who_staff, m.who_other, m.often, m.until,
                      m.status
               FROM goal g CROSS JOIN measure m ON m.goal_id = g.id
               WHERE g.youth_id = ?1 AND g.id BETWEEN ?2 AND ?3",
        fields: &[
            ("goal", F::Words),
            ("measure", F::Words),
            ("who", F::Code(C::Who)),
            ("staff", F::Staff),
            ("who-else", F::Words),
            ("often", F::Words),
            ("until", F::Day),
            ("status", F::Code(C::MeasureStatus)),
        ],
    },
    Table {
        kind: "evaluation",
        part: Part::Plan,
        keys: "SELECT id FROM plan WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT e.id, e.at, NULL, e.staff_id, (SELECT title FROM goal WHERE id = e.goal_id), e.youth_view, e.staff_view,
                      e.status, e.next_review
               FROM plan p CROSS JOIN evaluation e ON e.plan_id = p.id
               WHERE p.youth_id = ?1 AND p.id BETWEEN ?2 AND ?3",
        fields: &[
            ("goal", F::Words),
            ("youth-view", F::Words),
            ("staff-view", F::Words),
            ("status", F::Code(C::GoalStatus)),
            ("review", F::Day),
        ],
    },
    Table {
        kind: "participation",
        part: Part::Plan,
        keys: "SELECT id FROM plan WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT a.id, a.at, NULL, a.staff_id, a.held_on, a.present, a.interpreter, a.told, a.said, a.weight
               FROM plan p CROSS JOIN participation a ON a.plan_id = p.id
               WHERE p.youth_id = ?1 AND p.id BETWEEN ?2 AND ?3",
        fields: &[
            ("held", F::Day),
            ("present", F::Words),
            ("interpreter", F::Words),
            ("told", F::Words),
            ("said", F::Words),
            ("weight", F::Words),
        ],
    },
    Table {
        kind: "plan-meeting",
        part: Part::Plan,
        keys: "SELECT id FROM plan WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT m.id, m.at, NULL, m.staff_id, m.held_on, m.next
               FROM plan p CROSS JOIN plan_meeting m ON m.plan_id = p.id
               WHERE p.youth_id = ?1 AND p.id BETWEEN ?2 AND ?3",
        fields: &[("held", F::Day), ("next", F::Words)],
    },
    Table {
        kind: "host-meeting",
        part: Part::Plan,
        keys: "SELECT id FROM host_case WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT m.id, m.at, NULL, m.staff_id, m.held_on, iif(m.root_id IS NULL, NULL, iif(m.struck, 'struck', 'correction')),
                      m.reason, m.present,
                      coalesce(m.interpreter_words, (SELECT name FROM interpreter WHERE id = m.interpreter_id)),
                      m.youth_view, m.host_view, m.staff_view
               FROM host_case c CROSS JOIN host_meeting m ON m.case_id = c.id
               WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[
            ("held", F::Day),
            ("correction", F::Code(C::Revision)),
            ("reason", F::Words),
            ("present", F::Words),
            ("interpreter", F::Words),
            ("youth-view", F::Words),
            ("host-view", F::Words),
            ("staff-view", F::Words),
        ],
    },
    Table {
        kind: "host-activity",
        part: Part::Plan,
        keys: "SELECT id FROM host_case WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT a.id, m.at, NULL, m.staff_id, m.held_on, a.kind, a.words
               FROM host_case c CROSS JOIN host_meeting m ON m.case_id = c.id
                                CROSS JOIN host_activity a ON a.meeting_id = m.id
               WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[("held", F::Day), ("kind", F::Plain), ("words", F::Words)],
    },
    Table {
        kind: "host-found",
        part: Part::Plan,
        keys: "SELECT id FROM host_case WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT f.id, m.at, NULL, m.staff_id, m.held_on, a.kind, a.words, f.outcome, f.words
               FROM host_case c CROSS JOIN host_meeting m ON m.case_id = c.id
                                CROSS JOIN host_found f ON f.meeting_id = m.id
                                CROSS JOIN host_activity a ON a.id = f.activity_id
               WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[
            ("held", F::Day),
            ("kind", F::Plain),
            ("measure", F::Words),
            ("outcome", F::Code(C::HostOutcome)),
            ("words", F::Words),
        ],
    },
    Table {
        kind: "assessment",
        part: Part::Mapped,
        keys: "SELECT id FROM assessment WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, NULL, done_on, done_by, instrument, edition, language,
                      coalesce(interpreter_words, (SELECT name FROM interpreter WHERE id = interpreter_id)),
                      read_by, kept_at, next, consequence, ended
               FROM assessment WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("instrument", F::Words),
            ("edition", F::Words),
            ("language", F::Words),
            ("interpreter", F::Words),
            ("read-by", F::Words),
            ("kept-at", F::Words),
            ("review", F::Day),
            ("consequence", F::Words),
            ("ended", F::Words),
        ],
    },
    Table {
        kind: "skill",
        part: Part::Mapped,
        keys: "SELECT id FROM skill_round WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT m.id, r.at, r.day, r.staff_id, m.skill, m.step, m.words, m.youth_view,
                      (SELECT at FROM skill_round_undone u WHERE u.round_id = r.id)
               FROM skill_round r CROSS JOIN skill_mark m ON m.round_id = r.id
               WHERE r.youth_id = ?1 AND r.id BETWEEN ?2 AND ?3",
        fields: &[
            ("skill", F::Plain),
            ("step", F::Code(C::SkillStep)),
            ("words", F::Words),
            ("youth-view", F::Code(C::YouthView)),
            ("undone", F::Moment),
        ],
    },
    Table {
        kind: "contact",
        part: Part::Contacts,
        keys: "SELECT id FROM contact WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        // The youth knows who their family is; what is written of a private person besides is that person's own.
        rows: "SELECT id, NULL, NULL, changed_by, role, name, language, time_zone,
                      iif(role IN ('family-abroad', 'other'), NULL, phone), iif(role IN ('family-abroad', 'other'), phone, NULL),
                      iif(role IN ('family-abroad', 'other'), NULL, email), iif(role IN ('family-abroad', 'other'), email, NULL),
                      iif(role IN ('family-abroad', 'other'), NULL, note), iif(role IN ('family-abroad', 'other'), note, NULL),
                      ended
               FROM contact WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("role", F::Code(C::ContactRole)),
            ("name", F::Plain),
            ("language", F::Words),
            ("time-zone", F::Plain),
            ("phone", F::Plain),
            ("phone", F::Private),
            ("email", F::Plain),
            ("email", F::Private),
            ("note", F::Words),
            ("note", F::Private),
            ("ended", F::Words),
        ],
    },
    Table {
        kind: "interpreter-bar",
        part: Part::Contacts,
        keys: "SELECT id FROM interpreter_bar WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT b.id, b.at, NULL, b.staff_id, i.name, b.reason, b.lifted
               FROM interpreter_bar b CROSS JOIN interpreter i ON i.id = b.interpreter_id
               WHERE b.youth_id = ?1 AND b.id BETWEEN ?2 AND ?3",
        fields: &[("interpreter", F::Plain), ("reason", F::Words), ("lifted", F::Words)],
    },
    Table {
        kind: "consent",
        part: Part::Contacts,
        keys: "SELECT id FROM consent WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT c.id, c.at, NULL, c.staff_id,
                      coalesce((SELECT name FROM contact WHERE id = c.contact_id),
                               (SELECT name FROM household WHERE id = c.household_id)), c.role, c.purpose,
                      c.may_tell, c.withheld, c.withheld_why, c.given_by, c.given_on, c.until, c.language
               FROM consent c WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[
            ("to", F::Plain),
            ("role", F::Code(C::ContactRole)),
            ("purpose", F::Words),
            ("may-tell", F::Words),
            ("withheld", F::Words),
            ("withheld-why", F::Words),
            ("given-by", F::Code(C::GivenBy)),
            ("given-on", F::Day),
            ("until", F::Day),
            ("language", F::Words),
        ],
    },
    Table {
        kind: "withdrawal",
        part: Part::Contacts,
        keys: "SELECT id FROM consent WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT w.consent_id, w.at, NULL, w.staff_id, c.purpose, w.day, w.by_whom, w.note
               FROM consent c CROSS JOIN consent_withdrawal w ON w.consent_id = c.id
               WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[
            ("purpose", F::Words),
            ("day", F::Day),
            ("given-by", F::Code(C::GivenBy)),
            ("note", F::Words),
        ],
    },
    Table {
        kind: "telling",
        part: Part::Contacts,
        keys: "SELECT id FROM telling WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT l.id, l.at, NULL, l.staff_id,
                      coalesce((SELECT name FROM contact WHERE id = l.contact_id),
                               (SELECT name FROM household WHERE id = l.household_id)), l.role, l.told,
                      l.verdict, l.reason
               FROM telling l WHERE l.youth_id = ?1 AND l.id BETWEEN ?2 AND ?3",
        fields: &[
            ("to", F::Plain),
            ("role", F::Code(C::ContactRole)),
            ("told", F::Words),
            ("verdict", F::Code(C::Verdict)),
            ("reason", F::Words),
        ],
    },
    Table {
        kind: "risk",
        part: Part::Contacts,
        keys: "SELECT id FROM risk WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, NULL, NULL, changed_by, risk, reason, action, review, ended
               FROM risk WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("risk", F::Words),
            ("reason", F::Words),
            ("action", F::Words),
            ("review", F::Day),
            ("ended", F::Words),
        ],
    },
    Table {
        kind: "host-contact",
        part: Part::Contacts,
        keys: "SELECT id FROM host_case WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        // Every row that was about the youth's case is told, also where a later one says that it was not.
        rows: "SELECT k.id, k.at, NULL, k.staff_id, k.happened_at,
                      iif(k.root_id IS NULL, NULL, iif(k.struck, 'struck', 'correction')), k.reason, k.way, k.about, k.contact_by
               FROM host_case c CROSS JOIN host_contact k ON k.household_id = c.household_id AND k.case_id = c.id
               WHERE c.youth_id = ?1 AND c.id BETWEEN ?2 AND ?3",
        fields: &[
            ("happened", F::Moment),
            ("correction", F::Code(C::Revision)),
            ("reason", F::Words),
            ("way", F::Code(C::HostWay)),
            ("words", F::Words),
            ("staff", F::Staff),
        ],
    },
    Table {
        kind: "event",
        part: Part::Calendar,
        keys: "SELECT event_id FROM event_youth WHERE youth_id = ?1 AND event_id > ?2 ORDER BY event_id LIMIT ?3",
        rows: "SELECT e.id, NULL, e.day, e.changed_by, e.kind, e.title, e.place, e.starts, e.ends,
                      nullif(e.last_day, '9999-12-31'), (SELECT count(*) - 1 FROM event_youth o WHERE o.event_id = e.id),
                      e.responsible, e.note, e.state, e.reason
               FROM event_youth y CROSS JOIN event e ON e.id = y.event_id
               WHERE y.youth_id = ?1 AND y.event_id BETWEEN ?2 AND ?3",
        fields: &[
            ("kind", F::Code(C::EventKind)),
            ("title", F::Words),
            ("place", F::Words),
            ("time", F::Plain),
            ("time-until", F::Plain),
            ("until", F::Day),
            ("others", F::Others),
            ("staff", F::Staff),
            ("note", F::Words),
            ("state", F::Code(C::EventState)),
            ("reason", F::Words),
        ],
    },
    Table {
        kind: "attendance",
        part: Part::Calendar,
        keys: "SELECT id FROM attendance WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT a.id, a.at, NULL, a.staff_id, e.title, nullif(a.day, ''), a.state, a.words
               FROM attendance a CROSS JOIN event e ON e.id = a.event_id
               WHERE a.youth_id = ?1 AND a.id BETWEEN ?2 AND ?3",
        fields: &[
            ("title", F::Words),
            ("day", F::Day),
            ("came", F::Code(C::Attendance)),
            ("youth-voice", F::Words),
        ],
    },
    Table {
        kind: "task",
        part: Part::Tasks,
        keys: "SELECT id FROM task WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, created_at, NULL, created_by, title, note, due_day, due_time, owner_staff, state
               FROM task WHERE youth_id = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("title", F::Words),
            ("note", F::Words),
            ("due", F::Day),
            ("time", F::Plain),
            ("staff", F::Staff),
            ("state", F::Code(C::TaskState)),
        ],
    },
    Table {
        kind: "task-end",
        part: Part::Tasks,
        keys: "SELECT id FROM task WHERE youth_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT o.id, o.at, NULL, o.staff_id, t.title, o.occurrence, o.kind, o.reason
               FROM task t CROSS JOIN task_outcome o ON o.task_id = t.id
               WHERE t.youth_id = ?1 AND t.id BETWEEN ?2 AND ?3",
        fields: &[
            ("title", F::Words),
            ("day", F::Day),
            ("said", F::Code(C::TaskEnd)),
            ("reason", F::Words),
        ],
    },
    Table {
        kind: "handover",
        part: Part::Handover,
        keys: "SELECT handover_id FROM handover_part WHERE section = ?1 AND handover_id > ?2 ORDER BY handover_id LIMIT ?3",
        rows: "SELECT p.handover_id, h.opened_at, NULL, p.changed_by, p.picture, p.question, p.read_back, p.read_back_by
               FROM handover_part p CROSS JOIN handover h ON h.id = p.handover_id
               WHERE p.section = ?1 AND p.handover_id BETWEEN ?2 AND ?3",
        fields: &[
            ("picture", F::Words),
            ("question", F::Words),
            ("read-back", F::Words),
            ("staff", F::Staff),
        ],
    },
    Table {
        kind: "rule",
        part: Part::Handover,
        keys: "SELECT id FROM handover_rule WHERE section = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, written_at, NULL, written_by, condition, action, expires_at, outcome
               FROM handover_rule WHERE section = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[
            ("condition", F::Words),
            ("action", F::Words),
            ("until", F::Moment),
            ("outcome", F::Code(C::RuleOutcome)),
        ],
    },
    Table {
        kind: "addendum",
        part: Part::Handover,
        keys: "SELECT id FROM handover_addendum WHERE section = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, at, NULL, staff_id, words FROM handover_addendum WHERE section = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("words", F::Words)],
    },
    Table {
        kind: "question",
        part: Part::Handover,
        keys: "SELECT id FROM handover_question_closed WHERE section = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        rows: "SELECT id, at, NULL, staff_id, question, answer
               FROM handover_question_closed WHERE section = ?1 AND id BETWEEN ?2 AND ?3",
        fields: &[("question", F::Words), ("answer", F::Words)],
    },
];
