//! What people are and were called: their rows hold today's names, the trail every one.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    domain::{contact::ContactRole, ids::YouthId},
    store::{StoreError, read::Reader},
};

/// Every name the trail tells of, each once.
#[derive(Default, PartialEq, Eq)]
pub struct NamesTold {
    /// Those of the youths.
    pub youths: BTreeSet<(YouthId, String)>,
    /// Those of their contacts, with what each was to a youth under this name; `None` where no word of today's says it.
    pub contacts: BTreeSet<(Option<ContactRole>, String)>,
}

/// Names must not reach a log.
impl std::fmt::Debug for NamesTold {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NamesTold").field("youths", &self.youths.len()).finish_non_exhaustive()
    }
}

impl Reader<'_> {
    /// What the youths and their contacts are and were called, also before a name was corrected: in what was written earlier
    /// they are called so still.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn names_told(self) -> Result<NamesTold, StoreError> {
        let mut told = NamesTold::default();
        self.each_told("youth", |id, detail| {
            let names =
                ["preferred_name", "latin_name", "own_script_name"].iter().filter_map(|name| word(detail, name));
            told.youths.extend(names.map(|name| (YouthId(id), name)));
        })?;
        self.each_told("contact", |_, detail| {
            let role = holding(detail, "role").and_then(|facts| serde_json::from_value(facts["role"].clone()).ok());
            told.contacts.extend(word(detail, "name").map(|name| (role, name)));
        })?;
        Ok(told)
    }

    fn each_told(self, entity: &str, mut tell: impl FnMut(i64, &Value)) -> Result<(), StoreError> {
        let mut statement = self.prepare(
            "SELECT entity_id, detail FROM audit
             WHERE entity = ?1 AND action IN ('add-youth', 'change-youth', 'add-contact', 'change-contact')",
        )?;
        let mut rows = statement.query([entity])?;
        while let Some(row) = rows.next()? {
            // A row that was torn tells no name.
            let detail = serde_json::from_str(&row.get::<_, String>(1)?).unwrap_or_default();
            tell(row.get(0)?, &detail);
        }
        Ok(())
    }
}

fn word(detail: &Value, key: &str) -> Option<String> {
    holding(detail, key)?[key].as_str().map(str::to_owned)
}

/// The part of a row that holds a key. An older program may have written another deed around it, and more or fewer words beside
/// it: a name that it tells still counts.
fn holding<'a>(detail: &'a Value, key: &str) -> Option<&'a Value> {
    let inner = detail.as_object()?;
    if inner.contains_key(key) { Some(detail) } else { inner.values().find_map(|part| holding(part, key)) }
}
