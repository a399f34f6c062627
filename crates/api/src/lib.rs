//! Everything a client can say. Two doors lead in: `/v2` speaks OCI's protocol, the AWS door speaks JSON 1.1
//! and Query. Each sentence asks the gate for a grant and calls one verb of the rules.

mod addressing;
mod app;
mod aws_door;
mod body;
mod call;
mod create_on_push;
mod ecr;
mod iam;
mod in_use_door;
mod layer_door;
mod peer;
mod recorded;
mod sts;
mod throttles;
mod trail;
mod v2;
mod wording;

pub use addressing::{Addressing, HostRule, PublicUrl, registry_of_host};
pub use app::App;
pub use body::Body;
pub use peer::{Peer, counted_as};
pub use recorded::recorded_unmodelled;
pub use throttles::Rates;
pub use trail::{Judged, Trail, is_reading};
