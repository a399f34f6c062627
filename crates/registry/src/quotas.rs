//! How much a registry may hold.

/// Quotas that an operator may set; 0 is unlimited. The defaults are ECR's where it has one.
#[derive(Clone, Debug)]
pub struct Quotas {
    /// Repository creation templates of one registry.
    pub templates_per_registry: u64,
}

impl Default for Quotas {
    fn default() -> Self {
        Self { templates_per_registry: 100 }
    }
}
