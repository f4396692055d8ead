//! Files a house is handed or keeps: a list of people, the settings, the key file.

use super::letters;
use crate::{
    cli::import,
    config::schema,
    store::keys::{KeyError, format},
    text::{Language, Texts},
};

/// Rows are told by numbers that grow and stand in the file.
pub(super) fn people_list(bytes: &[u8]) {
    let Some(rows) = import::whole_rows(bytes) else { return };
    assert!(rows.is_sorted_by(|one, next| one < next), "{rows:?}");
    let most = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    assert!(rows.last().is_none_or(|last| *last <= most), "row {rows:?} of {most}");
}

/// Each fault is told with a line that stands in the file.
pub(super) fn settings(bytes: &[u8]) {
    let text = letters(bytes);
    let reading = schema::read(&text);
    let lines = text.matches('\n').count() + 1;
    for fault in &reading.faults {
        assert!((1..=lines).contains(&fault.place.line), "{fault:?}");
        for texts in Language::ALL.map(Texts::new) {
            assert!(fault.explain(&texts).lines().count() >= 2, "{fault:?}");
        }
    }
}

/// A key file is taken whole or not at all, and what is taken is written as it was. Behind a right checksum anything may
/// stand, too: whoever wrote it could count.
pub(super) fn keys(bytes: &[u8]) {
    for bytes in [bytes.to_vec(), format::with_checksum(&letters(bytes)).into_bytes()] {
        match format::decode(&bytes) {
            Ok(file) => {
                let written = format::encode(&file).expect("what was read can be written");
                let again = format::decode(written.as_bytes()).expect("what was written can be read");
                assert!(format::encode(&again).is_ok_and(|again| again == written));
            }
            Err(KeyError::Damaged(_) | KeyError::Newer { .. }) => {}
            Err(other) => panic!("neither damage nor newer: {other:?}"),
        }
    }
}
