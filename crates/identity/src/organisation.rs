//! The organisation: units within units, accounts within units, and the control policies that bind them. A deployment
//! has one at most, and its operator keeps it (AWS Organizations, without its API).

mod control_policies;

use iam::{AccountId, InvalidPolicy};
use store::meta::account;
use store::meta::iam::Write;
use store::meta::iam::document::Document;
use store::meta::iam::entity::{self, Entity};
use store::meta::iam::relation::{self, Relation};
use store::{Change, StoreError, Tx};
use world::Chance;

use crate::identity::Identity;

/// What stands for the account in the rows of units and control policies, which are the deployment's.
const OF_DEPLOYMENT: &str = "organisation";
const UNIT: &str = "unit";
const POLICY: &str = "control-policy";
/// The name of the unit that all others are in.
const ROOT: &str = "Root";
/// What AWS attaches to everything, since each level has to allow what is to be allowed.
const FULL_ACCESS: &str = "FullAWSAccess";
const FULL_ACCESS_ARN: &str = "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess";
const FULL_ACCESS_DOCUMENT: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
/// How many units deep a unit may be within the root (AWS's quota). The gate reads no further.
pub(crate) const DEEPEST_UNIT: usize = 5;
/// Units, accounts or policies that are read at a time.
const MANY: i64 = 10_000;
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz012345";

/// The kinds of control policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Over the principals of accounts (SCP).
    Service,
    /// Over the resources of accounts (RCP); may only deny.
    Resource,
}

/// What the organisation looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// `o-…`.
    pub id: String,
    /// The account that no control policy binds.
    pub management: String,
    /// Units and accounts, each after the unit that it is in.
    pub members: Vec<Member>,
    /// The ARNs of all control policies by name.
    pub policies: Vec<(String, String)>,
}

/// A unit or an account of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// A unit's name, or an account's id.
    pub name: String,
    /// The unit that it is in; none for the root.
    pub within: Option<String>,
    /// The names of the control policies attached to it.
    pub policies: Vec<String>,
}

/// Why the organisation is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OrganisationError {
    /// There is one.
    #[error("there is an organisation already")]
    Exists,
    /// There is none.
    #[error("there is no organisation: make one with `berth organisation create`")]
    None,
    /// Nothing has this name.
    #[error("there is no {0}")]
    Missing(String),
    /// Something has this name.
    #[error("there is a {0} already")]
    Taken(String),
    /// A unit would have the name of an account.
    #[error(
        "{0} is the id of an account, which no unit may be called: `berth organisation place {0} UNIT` places one"
    )]
    LikeAccount(String),
    /// It has to go from elsewhere first.
    #[error("{0}")]
    InUse(String),
    /// A unit would be too deep.
    #[error("unit {0} is {DEEPEST_UNIT} units deep, and none can be deeper: make the new one within another")]
    TooDeep(String),
    /// The root stays.
    #[error("the root goes only with the organisation: `berth organisation delete`")]
    Root,
    /// The management account stays, though any unit may hold it.
    #[error(
        "{0} is the management account, which leaves only with the organisation: `berth organisation delete`"
    )]
    Management(String),
    /// The level would let nothing through any more.
    #[error(
        "{policy} is the last service control policy of {from}, and without one nothing is allowed there: attach another \
         first"
    )]
    Last {
        /// The policy's name.
        policy: String,
        /// The unit or account.
        from: String,
    },
    /// It is not attached there.
    #[error("{policy} is not attached to {from}")]
    NotAttached {
        /// The policy's name.
        policy: String,
        /// The unit or account.
        from: String,
    },
    /// Not a control policy.
    #[error(transparent)]
    Policy(#[from] InvalidPolicy),
    /// The rows could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

type Written = Result<(), OrganisationError>;

impl Identity {
    /// Makes the organisation, with `management` in its root.
    ///
    /// # Errors
    /// [`OrganisationError::Exists`]; [`OrganisationError::Missing`] without such an account.
    pub async fn create_organisation(&self, management: AccountId) -> Written {
        let chance = self.shared.world.chance.clone();
        self.change_organisation(async move |tx| {
            if root(tx).await?.is_some() {
                return Err(OrganisationError::Exists);
            }
            require_account(tx, management.as_str()).await?;
            let (id, root) = (format!("o-{}", letters(&chance, 10)), format!("r-{}", letters(&chance, 4)));
            let arn = format!("arn:aws:organizations::{management}:root/{id}/{root}");
            let full = entity_of("p-FullAWSAccess", POLICY, FULL_ACCESS, FULL_ACCESS_ARN, tx.now());
            Ok(vec![
                Write::Document(current(&full.id, FULL_ACCESS_DOCUMENT, tx.now())),
                Write::Entity(full),
                attached(&root, FULL_ACCESS_ARN, tx.now()),
                attached(management.as_str(), FULL_ACCESS_ARN, tx.now()),
                within(management.as_str(), &root, tx.now()),
                Write::Entity(entity_of(&root, UNIT, ROOT, &arn, tx.now())),
            ])
        })
        .await
    }

    /// Makes a unit within another one; without one, within the root.
    ///
    /// # Errors
    /// [`OrganisationError::None`], [`OrganisationError::LikeAccount`], [`OrganisationError::Taken`],
    /// [`OrganisationError::Missing`], [`OrganisationError::TooDeep`].
    pub async fn create_unit(&self, name: &str, parent: Option<&str>) -> Written {
        let (name, parent) = (name.to_owned(), parent.unwrap_or(ROOT).to_owned());
        let chance = self.shared.world.chance.clone();
        self.change_organisation(async move |tx| {
            let root = root(tx).await?.ok_or(OrganisationError::None)?;
            if AccountId::parse(&name).is_ok() {
                return Err(OrganisationError::LikeAccount(name.clone()));
            }
            if find(tx, UNIT, &name).await.is_ok() {
                return Err(OrganisationError::Taken(format!("unit {name}")));
            }
            let parent = find(tx, UNIT, &parent).await?;
            if depth(tx, &parent.id).await? >= DEEPEST_UNIT {
                return Err(OrganisationError::TooDeep(parent.name));
            }
            let id = format!("ou-{}-{}", root.id.trim_start_matches("r-"), letters(&chance, 8));
            let (management, organisation) = of_root(&root);
            let arn = format!("arn:aws:organizations::{management}:ou/{organisation}/{id}");
            Ok(vec![
                attached(&id, FULL_ACCESS_ARN, tx.now()),
                within(&id, &parent.id, tx.now()),
                Write::Entity(entity_of(&id, UNIT, &name, &arn, tx.now())),
            ])
        })
        .await
    }

    /// Puts an account into a unit, from wherever it was.
    ///
    /// # Errors
    /// [`OrganisationError::None`], [`OrganisationError::Missing`].
    pub async fn place_account(&self, account: AccountId, unit: &str) -> Written {
        let unit = unit.to_owned();
        self.change_organisation(async move |tx| {
            root(tx).await?.ok_or(OrganisationError::None)?;
            require_account(tx, account.as_str()).await?;
            let unit = find(tx, UNIT, &unit).await?;
            let before = relation::objects(tx, (account.as_str(), "within"), "", 1).await?;
            let mut writes: Vec<Write> = before.into_iter().map(Write::Unrelated).collect();
            if writes.is_empty() {
                writes.push(attached(account.as_str(), FULL_ACCESS_ARN, tx.now()));
            }
            writes.push(within(account.as_str(), &unit.id, tx.now()));
            Ok(writes)
        })
        .await
    }

    /// Takes an account or an empty unit out of the organisation.
    ///
    /// # Errors
    /// [`OrganisationError::Missing`], [`OrganisationError::InUse`], [`OrganisationError::Root`],
    /// [`OrganisationError::Management`].
    pub async fn remove_member(&self, name: &str) -> Written {
        let name = name.to_owned();
        self.change_organisation(async move |tx| {
            let root = root(tx).await?.ok_or(OrganisationError::None)?;
            let id = member(tx, &name).await?;
            if id == root.id {
                return Err(OrganisationError::Root);
            }
            if of_root(&root).0 == id {
                return Err(OrganisationError::Management(id));
            }
            if !relation::subjects(tx, (&id, "within"), "", 1).await?.is_empty() {
                return Err(OrganisationError::InUse(format!("something is within {name} still")));
            }
            let mut writes = Vec::new();
            for kind in ["within", "attached"] {
                let found = relation::objects(tx, (&id, kind), "", MANY).await?;
                writes.extend(found.into_iter().map(Write::Unrelated));
            }
            if id != name {
                writes.push(Write::EntityGone(id));
            }
            Ok(writes)
        })
        .await
    }

    /// Takes the organisation down, of which only the management account may be left.
    ///
    /// # Errors
    /// [`OrganisationError::None`], [`OrganisationError::InUse`].
    pub async fn delete_organisation(&self) -> Written {
        self.change_organisation(async |tx| {
            let root = root(tx).await?.ok_or(OrganisationError::None)?;
            let units = entity::page(tx, (OF_DEPLOYMENT, UNIT), "/", "", 2).await?;
            let policies = entity::page(tx, (OF_DEPLOYMENT, POLICY), "/", "", 2).await?;
            let accounts = relation::subjects(tx, (&root.id, "within"), "", 2).await?;
            if units.len() > 1 || policies.len() > 1 || accounts.len() > 1 {
                return Err(OrganisationError::InUse(
                    "the organisation is not empty: remove its units and accounts but for the management account, and \
                     delete its control policies, first"
                        .to_owned(),
                ));
            }
            let mut writes = Vec::new();
            for kind in ["within", "attached"] {
                let found = relation::objects(tx, (of_root(&root).0, kind), "", MANY).await?;
                writes.extend(found.into_iter().map(Write::Unrelated));
            }
            writes.extend(policies.into_iter().map(|policy| Write::EntityGone(policy.id)));
            writes.push(Write::EntityGone(root.id));
            Ok(writes)
        })
        .await
    }

    /// The organisation as it is; none if there is none.
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn organisation(&self) -> Result<Option<Organisation>, StoreError> {
        let mut db = &self.shared.db;
        let Some(root) = root(&mut db).await? else { return Ok(None) };
        let policies = entity::page(&mut db, (OF_DEPLOYMENT, POLICY), "/", "", MANY).await?;
        let units = entity::page(&mut db, (OF_DEPLOYMENT, UNIT), "/", "", MANY).await?;
        let named = |units: &[Entity], id: &str| {
            units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone())
        };
        let (mut members, mut next) = (Vec::new(), vec![(root.id.clone(), None::<String>)]);
        while let Some((id, parent)) = next.pop() {
            let attached = relation::objects(&mut db, (&id, "attached"), "", MANY).await?;
            let name_of =
                |arn: &str| policies.iter().find(|policy| policy.arn == arn).map(|it| it.name.clone());
            let name = named(&units, &id).unwrap_or_else(|| id.clone());
            let inside = relation::subjects(&mut db, (&id, "within"), "", MANY).await?;
            next.extend(inside.into_iter().rev().map(|it| (it.subject, Some(name.clone()))));
            let mut policies: Vec<_> = attached.iter().filter_map(|it| name_of(&it.object)).collect();
            policies.sort();
            members.push(Member { name, within: parent, policies });
        }
        let (management, id) = of_root(&root);
        let policies = policies.into_iter().map(|policy| (policy.name, policy.arn)).collect();
        Ok(Some(Organisation { id: id.to_owned(), management: management.to_owned(), members, policies }))
    }

    /// One change of the organisation at a time.
    async fn change_organisation<F>(&self, writes: F) -> Written
    where
        F: AsyncFn(&mut Tx<'_>) -> Result<Vec<Write>, OrganisationError> + Send + 'static,
    {
        let change = async move |tx: &mut Tx<'_>| {
            tx.lock("organisation").await?;
            let writes = writes(tx).await?;
            Ok(tx.commit(Change::IdentityWritten { writes }, ()).await?)
        };
        self.shared.db.write(change).await
    }
}

async fn root(rows: &mut impl store::Rows) -> Result<Option<Entity>, StoreError> {
    entity::by_name(rows, (OF_DEPLOYMENT, UNIT, ROOT)).await
}

async fn find(tx: &mut Tx<'_>, kind: &str, name: &str) -> Result<Entity, OrganisationError> {
    let found = entity::by_name_locked(tx, (OF_DEPLOYMENT, kind, name)).await?;
    found.ok_or_else(|| OrganisationError::Missing(format!("{} {name}", kind.replace('-', " "))))
}

async fn require_account(tx: &mut Tx<'_>, id: &str) -> Written {
    let found = account::find(tx, id).await?;
    found.map(drop).ok_or_else(|| OrganisationError::Missing(format!("account {id}")))
}

/// How many units a unit is within.
async fn depth(tx: &mut Tx<'_>, unit: &str) -> Result<usize, StoreError> {
    let (mut depth, mut unit) = (0, unit.to_owned());
    while let Some(within) = relation::objects(tx, (&unit, "within"), "", 1).await?.into_iter().next() {
        (depth, unit) = (depth + 1, within.object);
    }
    Ok(depth)
}

/// The id of a unit by its name, or an account that is in the organisation.
async fn member(tx: &mut Tx<'_>, name: &str) -> Result<String, OrganisationError> {
    if AccountId::parse(name).is_err() {
        return Ok(find(tx, UNIT, name).await?.id);
    }
    match relation::objects(tx, (name, "within"), "", 1).await?.is_empty() {
        true => Err(OrganisationError::Missing(format!("account {name} in the organisation"))),
        false => Ok(name.to_owned()),
    }
}

/// The management account and the organisation's id, which the root's ARN names.
fn of_root(root: &Entity) -> (&str, &str) {
    let account = root.arn.split(':').nth(4).unwrap_or_default();
    (account, root.arn.split('/').nth(1).unwrap_or_default())
}

fn entity_of(id: &str, kind: &str, name: &str, arn: &str, now: i64) -> Entity {
    Entity {
        id: id.to_owned(),
        account: OF_DEPLOYMENT.to_owned(),
        kind: kind.to_owned(),
        name: name.to_owned(),
        path: "/".to_owned(),
        arn: arn.to_owned(),
        created_at: now,
        body: "{}".to_owned(),
    }
}

fn current(owner: &str, document: &str, now: i64) -> Document {
    let (owner, document) = (owner.to_owned(), document.to_owned());
    Document { owner, kind: "current".to_owned(), name: String::new(), document, created_at: now }
}

fn attached(subject: &str, arn: &str, now: i64) -> Write {
    related(subject, "attached", arn, now)
}

fn within(subject: &str, unit: &str, now: i64) -> Write {
    related(subject, "within", unit, now)
}

fn related(subject: &str, kind: &str, object: &str, now: i64) -> Write {
    let (subject, kind, object) = (subject.to_owned(), kind.to_owned(), object.to_owned());
    Write::Related(Relation { subject, kind, object, related_at: now })
}

fn letters(chance: &Chance, count: usize) -> String {
    let bytes = chance.bytes::<16>();
    bytes.iter().take(count).map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}
