//! From a key to an action: the table's keys with the `[keys]` patches of the configuration laid over them.

use std::collections::BTreeMap;

use super::{
    action::{Action, ActionRow, Scope, TABLE},
    input::{Key, KeyCode},
};

/// Which key means what, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// Keys per row of the table, in the table's order.
    keys: Vec<Vec<Key>>,
}

/// Why a `[keys]` patch cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// No action has this name.
    #[error("no action is called «{0}»")]
    UnknownAction(String),
    /// The text is no key.
    #[error("{action}: «{key}» is not a key")]
    UnknownKey {
        /// The action patched.
        action: String,
        /// What was written.
        key: String,
    },
    /// Two actions that can be meant on the same screen would have the same key.
    #[error("«{key}» would mean both {first} and {second}")]
    Clash {
        /// The key.
        key: Key,
        /// One action's name.
        first: &'static str,
        /// The other's.
        second: &'static str,
    },
    /// Leaving, saving and help must always have a key.
    #[error("{0} must have a key")]
    MustHaveKey(&'static str),
}

/// Actions nobody may be left without.
const NEVER_WITHOUT_KEY: [Action; 5] = [Action::Back, Action::Save, Action::Help, Action::Lock, Action::Quit];

impl Keymap {
    /// The keymap of the table alone.
    ///
    /// # Panics
    /// Never: a test parses every key of the table.
    #[must_use]
    pub fn standard() -> Self {
        #[expect(clippy::expect_used, reason = "a test builds this keymap")]
        Self::patched(&BTreeMap::new()).expect("the table's own keys are sound")
    }

    /// The table's keys with patches: an action's name and all its keys; an empty list takes its keys away.
    ///
    /// # Errors
    /// See [`KeymapError`]; the whole patch is refused then.
    pub fn patched(patches: &BTreeMap<String, Vec<String>>) -> Result<Self, KeymapError> {
        if let Some(unknown) = patches.keys().find(|id| Action::from_id(id).is_none()) {
            return Err(KeymapError::UnknownAction(unknown.clone()));
        }
        let mut keys = Vec::with_capacity(TABLE.len());
        for row in TABLE {
            keys.push(match patches.get(row.id) {
                Some(patch) => parse_keys(row, patch.iter().map(String::as_str))?,
                None => parse_keys(row, row.keys.iter().copied())?,
            });
        }
        let keymap = Self { keys };
        keymap.check()?;
        Ok(keymap)
    }

    fn check(&self) -> Result<(), KeymapError> {
        for action in NEVER_WITHOUT_KEY {
            if self.keys_of(action).is_empty() {
                return Err(KeymapError::MustHaveKey(action.row().id));
            }
        }
        for scope in Scope::ALL {
            let mut seen: BTreeMap<Key, &'static str> = BTreeMap::new();
            for (row, keys) in TABLE.iter().zip(&self.keys) {
                if !row.scopes.iter().any(|s| scope.chain().contains(s)) {
                    continue;
                }
                for key in keys {
                    if let Some(first) = seen.insert(*key, row.id) {
                        return Err(KeymapError::Clash { key: *key, first, second: row.id });
                    }
                }
            }
        }
        Ok(())
    }

    /// What a key means on a view of `scope`. While text is typed, a key that writes a letter never means an action.
    #[must_use]
    pub fn action(&self, key: Key, scope: Scope, typing: bool) -> Option<Action> {
        if typing && key.text().is_some() {
            return None;
        }
        let chain = scope.chain();
        TABLE
            .iter()
            .zip(&self.keys)
            .find(|(row, keys)| keys.contains(&key) && row.scopes.iter().any(|scope| chain.contains(scope)))
            .map(|(row, _)| row.action)
    }

    /// The keys of an action, the one to show first.
    #[must_use]
    pub fn keys_of(&self, action: Action) -> &[Key] {
        TABLE.iter().position(|row| row.action == action).map_or(&[], |index| &self.keys[index])
    }

    /// The key to show for an action, the way it is printed on keyboards. While text is typed, a key that writes no letter.
    #[must_use]
    pub fn shown(&self, action: Action, typing: bool) -> Option<String> {
        let key = self.keys_of(action).iter().find(|key| !typing || key.text().is_none())?;
        Some(print(*key))
    }
}

fn parse_keys<'a>(row: &ActionRow, keys: impl Iterator<Item = &'a str>) -> Result<Vec<Key>, KeymapError> {
    keys.map(|key| key.parse().map_err(|_| KeymapError::UnknownKey { action: row.id.to_owned(), key: key.to_owned() }))
        .collect()
}

/// A key as it is printed on keyboards: `Ctrl-S`, `F1`, `Esc`, `n`.
#[must_use]
pub fn print(key: Key) -> String {
    let mut text = String::new();
    for (held, name) in [(key.ctrl, "Ctrl-"), (key.alt, "Alt-"), (key.shift, "Shift-")] {
        if held {
            text.push_str(name);
        }
    }
    match key.code {
        KeyCode::Char(' ') => text.push_str("Space"),
        KeyCode::Char(c) if key.ctrl => text.extend(c.to_uppercase()),
        KeyCode::Char(c) => text.push(c),
        KeyCode::PageUp => text.push_str("PgUp"),
        KeyCode::PageDown => text.push_str("PgDn"),
        KeyCode::Up => text.push('↑'),
        KeyCode::Down => text.push('↓'),
        KeyCode::Left => text.push('←'),
        KeyCode::Right => text.push('→'),
        code => {
            let name = Key::plain(code).to_string();
            let mut letters = name.chars();
            text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            text.extend(letters);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(id: &str, keys: &[&str]) -> BTreeMap<String, Vec<String>> {
        BTreeMap::from([(id.to_owned(), keys.iter().map(|key| (*key).to_owned()).collect())])
    }

    #[test]
    fn the_tables_keys_are_sound_and_clash_nowhere() {
        assert_eq!(Keymap::patched(&BTreeMap::new()).map(|_| ()), Ok(()));
    }

    #[test]
    fn every_action_key_that_is_an_f_key_has_another_beside_it() {
        for row in TABLE {
            let f_only = !row.keys.is_empty()
                && row.keys.iter().all(|key| key.len() > 1 && key.starts_with('f') && key[1..].parse::<u8>().is_ok());
            assert!(!f_only, "{} can only be reached by an F-key", row.id);
        }
    }

    #[test]
    fn names_of_actions_are_theirs_alone() {
        let ids: std::collections::BTreeSet<_> = TABLE.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), TABLE.len());
    }

    #[test]
    fn a_patch_replaces_all_keys_of_an_action() {
        let keymap = Keymap::patched(&patch("new-entry", &["f2", "z"])).unwrap();
        assert_eq!(keymap.action(Key::char('z'), Scope::Board, false), Some(Action::NewEntry));
        assert_eq!(keymap.action(Key::char('n'), Scope::Board, false), None);
    }

    #[test]
    fn a_patch_that_cannot_stand_is_refused_whole() {
        let refused = |id: &str, keys: &[&str]| Keymap::patched(&patch(id, keys)).unwrap_err();
        assert_eq!(refused("fly", &["y"]), KeymapError::UnknownAction("fly".into()));
        assert!(matches!(refused("new-entry", &["hyper-x"]), KeymapError::UnknownKey { .. }));
        assert!(matches!(refused("new-entry", &["p"]), KeymapError::Clash { .. }));
        assert_eq!(refused("save", &[]), KeymapError::MustHaveKey("save"));
    }

    #[test]
    fn a_letter_is_text_while_somebody_types() {
        let keymap = Keymap::standard();
        assert_eq!(keymap.action(Key::char('?'), Scope::Form, true), None);
        assert_eq!(keymap.action(Key::plain(KeyCode::F(1)), Scope::Form, true), Some(Action::Help));
        assert_eq!(keymap.action(Key::ctrl('s'), Scope::Form, true), Some(Action::Save));
    }
}
