//! Who asks, and whether they may: the root key and everything sealed under it, accounts and their access keys,
//! registry tokens, layer tickets, page tokens, and the gate.

mod access_key_id;
mod accounts;
mod caller;
mod error;
mod fields;
mod gate;
mod identity;
mod issued;
mod keys;
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

pub use access_key_id::{account_of_access_key_id, fresh_access_key_id, is_access_key_id};
pub use accounts::{Ensured, RootCredentials};
pub use caller::Caller;
pub use error::{IdentityError, TokenError};
pub use identity::{Identity, Options};
pub use keys::SigningIdentity;
pub use layer_ticket::LayerTicket;
pub use refusal::Refusal;
pub use root_key::{RootKey, RootKeyError};
pub use sealer::{SealError, Sealer};
pub use secret::Secret;
pub use session_terms::SessionTerms;
pub use tokens::RegistryToken;
