use super::{Checked, InvalidPolicy};

/// Whether an action names a service and nothing but a service before its colon.
pub(super) fn check(action: &str) -> Checked {
    if action == "*" {
        return Ok(());
    }
    let Some((vendor, name)) = action.split_once(':') else {
        let text = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
        return Err(InvalidPolicy::new(text));
    };
    if name.contains(':') {
        return Err(InvalidPolicy::new("Actions/Condition can contain only one colon."));
    }
    let plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '.');
    if vendor != "*" && !vendor.chars().all(plain) {
        return Err(InvalidPolicy::new(format!("Vendor {vendor} is not valid")));
    }
    Ok(())
}

/// Whether an action is one of `service`, or `*`.
pub(super) fn is_of(action: &str, service: &str) -> bool {
    let vendor = action.split_once(':').map(|(vendor, _)| vendor);
    action == "*"
        || (check(action).is_ok() && vendor.is_some_and(|vendor| vendor.eq_ignore_ascii_case(service)))
}
