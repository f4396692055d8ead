//! Text that is not saved yet, on a real encrypted file.

use super::*;
use crate::store::drafts::{Draft, DraftKey};

#[test]
fn drafts_are_each_members_own_and_go_with_the_entry_they_became() {
    let (_home, mut sample) = house();
    let key = DraftKey { form: "entry".into(), subject: 0 };
    let draft = Draft { key: key.clone(), body: serde_json::json!({ "facts": "Halvferdig" }) };
    let kept = sample.house.save_draft(LEAD, now(), &draft, None).unwrap();
    assert_eq!(kept.key, key);
    sample.house.save_draft(LEAD, now(), &draft, Some(kept.revision)).unwrap();
    assert_eq!(sample.house.read().drafts(LEAD).unwrap().len(), 1);
    assert_eq!(sample.house.read().drafts(THERAPIST).unwrap(), []);
    assert_eq!(sample.house.read().draft_counts().unwrap(), [(LEAD, 1)]);
    let command = Command::WriteEntry(entry(About::House, "Ferdig"));
    sample.house.execute_draft(LEAD, now(), &command, &kept).unwrap();
    assert_eq!(sample.house.read().drafts(LEAD).unwrap(), []);
    // A refused command leaves the draft where it is.
    sample.house.save_draft(ADMINISTRATOR, now(), &draft, None).unwrap();
    assert!(sample.house.execute_draft(ADMINISTRATOR, now(), &command, &kept).is_err());
    assert_eq!(sample.house.read().drafts(ADMINISTRATOR).unwrap().len(), 1);
}
