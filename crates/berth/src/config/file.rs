use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{ConfigError, Place, nearest};
use super::{Account, Config, Host, SETTINGS, values};

type Member<'a, 'i> = (&'a Spanned<std::borrow::Cow<'i, str>>, &'a Spanned<DeValue<'i>>);

/// The keys of one `[[accounts]]` entry.
const ACCOUNT_KEYS: &[&str] = &["id", "root_access_key_id", "root_secret_access_key"];
/// The keys of one `[[hosts]]` entry.
const HOST_KEYS: &[&str] = &["name", "account", "region"];

/// A configuration file that was read, ready to be laid over a configuration.
pub(super) struct File {
    path: PathBuf,
    text: String,
}

/// One leaf of the file: a dotted key and its value as text.
pub(super) struct Leaf {
    pub(super) key: String,
    pub(super) key_place: Place,
    pub(super) value: String,
    pub(super) value_place: Place,
}

impl File {
    pub(super) fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?;
        Ok(Self { path: path.to_owned(), text })
    }

    /// Puts `[[accounts]]` and `[[hosts]]` into `config` and returns everything else.
    pub(super) fn lay_over(&self, config: &mut Config) -> Result<Vec<Leaf>, ConfigError> {
        let root = DeTable::parse(&self.text).map_err(|error| ConfigError::Syntax {
            place: self.place(error.span().unwrap_or_default().start),
            reason: error.message().to_owned(),
        })?;
        let mut leaves = Vec::new();
        for member in root.get_ref() {
            match member.0.get_ref().as_ref() {
                "accounts" => config.accounts = self.entries(member, "id", |entry| self.account(entry))?,
                "hosts" => config.hosts = self.entries(member, "name", |entry| self.host(entry))?,
                _ => self.flatten("", member, &mut leaves)?,
            }
        }
        Ok(leaves)
    }

    fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Place::File {
            path: self.path.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    fn flatten(&self, before: &str, (key, value): Member, leaves: &mut Vec<Leaf>) -> Result<(), ConfigError> {
        let dotted = format!("{before}{}", key.get_ref());
        let key_place = self.place(key.span().start);
        if let DeValue::Table(table) = value.get_ref() {
            if SETTINGS.iter().any(|setting| setting.key == dotted) {
                let reason = format!("{dotted} takes one value, not a table");
                return Err(ConfigError::Conflict { place: key_place, reason });
            }
            let known = SETTINGS.iter().filter_map(|setting| setting.key.split_once('.'));
            if !known.clone().any(|(table, _)| table == dotted) {
                return Err(unknown(key_place, &dotted, known.map(|(table, _)| table)));
            }
            return table.iter().try_for_each(|member| self.flatten(&format!("{dotted}."), member, leaves));
        }
        let value_place = self.place(value.span().start);
        let Some(text) = text_of(value.get_ref()) else {
            let secret = SETTINGS.iter().any(|setting| setting.key == dotted && setting.secret);
            return Err(ConfigError::BadValue {
                place: value_place,
                key: dotted,
                value: if secret { String::from("***") } else { self.text[value.span()].to_owned() },
                takes: String::from("a text, a number, true or false, or a list of texts"),
            });
        };
        leaves.push(Leaf { key: dotted, key_place, value: text, value_place });
        Ok(())
    }

    /// The entries of a table that may stand several times, no two with the same `identity`.
    fn entries<T>(
        &self,
        (key, value): Member,
        identity: &str,
        read: impl Fn(&DeTable) -> Result<T, ConfigError>,
    ) -> Result<Vec<T>, ConfigError> {
        let array = value.get_ref().as_array();
        let tables = array.and_then(|array| array.iter().map(|entry| entry.get_ref().as_table()).collect());
        let Some(tables): Option<Vec<&DeTable>> = tables else {
            let reason = format!("{0} takes tables: write [[{0}]] above each", key.get_ref());
            return Err(ConfigError::Conflict { place: self.place(key.span().start), reason });
        };
        self.check_distinct(key.get_ref(), identity, &tables)?;
        tables.into_iter().map(read).collect()
    }

    fn check_distinct(&self, table: &str, identity: &str, entries: &[&DeTable]) -> Result<(), ConfigError> {
        let mut seen: Vec<(String, Place)> = Vec::new();
        for value in entries.iter().filter_map(|entry| entry.get(identity)) {
            let place = self.place(value.span().start);
            let text = text_of(value.get_ref()).unwrap_or_default().to_ascii_lowercase();
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == text) {
                let reason =
                    format!("{table}.{identity} '{text}' stands at {first} too: make one entry of both");
                return Err(ConfigError::Conflict { place, reason });
            }
            seen.push((text, place));
        }
        Ok(())
    }

    fn account(&self, entry: &DeTable) -> Result<Account, ConfigError> {
        self.check_keys("accounts", entry, ACCOUNT_KEYS)?;
        let account = Account {
            id: self.required("accounts", entry, "id", |text| values::parsed(text, "twelve digits"))?,
            root_access_key_id: self.member(
                "accounts",
                entry,
                "root_access_key_id",
                values::access_key_id,
            )?,
            root_secret_access_key: self.member(
                "accounts",
                entry,
                "root_secret_access_key",
                values::secret,
            )?,
        };
        if account.root_access_key_id.is_some() != account.root_secret_access_key.is_some() {
            return Err(ConfigError::Conflict {
                place: self.entry_place(entry),
                reason: String::from("root_access_key_id and root_secret_access_key go together: set both"),
            });
        }
        Ok(account)
    }

    fn host(&self, entry: &DeTable) -> Result<Host, ConfigError> {
        self.check_keys("hosts", entry, HOST_KEYS)?;
        Ok(Host {
            name: self.required("hosts", entry, "name", values::host)?,
            account: self.member("hosts", entry, "account", |text| values::parsed(text, "twelve digits"))?,
            region: self.member("hosts", entry, "region", |text| {
                values::parsed(text, "a region's name, such as us-east-1")
            })?,
        })
    }

    fn check_keys(&self, table: &str, entry: &DeTable, known: &[&str]) -> Result<(), ConfigError> {
        match entry.keys().find(|key| !known.contains(&key.get_ref().as_ref())) {
            Some(key) => {
                let nearest = nearest(key.get_ref(), known.iter().copied());
                let dotted = format!("{table}.{}", key.get_ref());
                Err(ConfigError::UnknownKey { place: self.place(key.span().start), key: dotted, nearest })
            }
            None => Ok(()),
        }
    }

    fn member<T>(
        &self,
        table: &str,
        entry: &DeTable,
        key: &str,
        read: impl Fn(&str) -> values::Taken<T>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(value) = entry.get(key) else { return Ok(None) };
        let text = text_of(value.get_ref()).unwrap_or_default();
        read(&text).map(Some).map_err(|takes| ConfigError::BadValue {
            place: self.place(value.span().start),
            key: format!("{table}.{key}"),
            value: if key.contains("secret") { String::from("***") } else { text },
            takes,
        })
    }

    fn required<T>(
        &self,
        table: &str,
        entry: &DeTable,
        key: &str,
        read: impl Fn(&str) -> values::Taken<T>,
    ) -> Result<T, ConfigError> {
        self.member(table, entry, key, read)?.ok_or_else(|| ConfigError::Conflict {
            place: self.entry_place(entry),
            reason: format!("this entry of [[{table}]] needs the key '{key}'"),
        })
    }

    fn entry_place(&self, entry: &DeTable) -> Place {
        self.place(entry.keys().map(|key| key.span().start).min().unwrap_or_default())
    }
}

/// An error for `key`, with the nearest of `known`.
pub(super) fn unknown<'a>(place: Place, key: &str, known: impl Iterator<Item = &'a str>) -> ConfigError {
    ConfigError::UnknownKey { place, key: key.to_owned(), nearest: nearest(key, known) }
}

fn text_of(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Some(truth.to_string()),
        DeValue::Array(array) => {
            let parts: Option<Vec<&str>> = array.iter().map(|part| part.get_ref().as_str()).collect();
            parts.map(|parts| parts.join(","))
        }
        _ => None,
    }
}
