/// The machine's present boot, as the kernel names it: bytes that were not synced may be gone under another
/// one. Empty where the kernel does not say; then every boot must be taken for another.
pub fn boot_id() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .map(|id| id.trim().to_owned())
        .unwrap_or_default()
}
