//! Who asks, and whether they may: the root key and everything sealed under it, accounts and their access keys,
//! registry tokens, layer tickets, page tokens, the gate, and the verbs of IAM.

mod access_key_id;
mod accounts;
mod attachments;
mod caller;
mod entities;
mod entity_tags;
mod error;
mod fields;
mod gate;
mod iam_error;
mod identity;
mod inline_policies;
mod issued;
mod keys;
mod kind;
mod layer_ticket;
pub mod managed_policy;
mod refusal;
mod registry_token;
mod remembered;
mod root_key;
mod sealer;
mod secret;
mod session_terms;
mod tokens;
mod users;

pub use access_key_id::{account_of_access_key_id, fresh_access_key_id, is_access_key_id};
pub use accounts::{Ensured, RootCredentials};
pub use caller::Caller;
pub use entities::{Described, MAX_TAGS, Page};
pub use error::{IdentityError, TokenError};
pub use iam_error::{Conflict, Error, Quota};
pub use identity::{Identity, Options};
pub use keys::SigningIdentity;
pub use kind::Kind;
pub use layer_ticket::LayerTicket;
pub use refusal::Refusal;
pub use root_key::{RootKey, RootKeyError};
pub use sealer::{SealError, Sealer};
pub use secret::Secret;
pub use session_terms::SessionTerms;
pub use store::meta::iam::entity::Entity;
pub use tokens::RegistryToken;
pub use users::NewUser;
