use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What all writers of a folder may owe the disk together, as a share of the machine's memory. The kernel holds
/// up whoever writes, in the middle of a write, from about a seventh on; writers that wait before hold up nobody.
const SHARE_OF_MEMORY: u64 = 16;

/// What all writers of a folder owe to the disk.
#[derive(Clone, Debug)]
pub(super) struct Debts {
    most: u64,
    sum: Arc<AtomicU64>,
}

impl Debts {
    pub(super) fn for_this_machine() -> Debts {
        let machine = rustix::system::sysinfo();
        let memory = u64::from(machine.mem_unit).saturating_mul(machine.totalram as u64);
        Debts::at_most(memory / SHARE_OF_MEMORY)
    }

    fn at_most(most: u64) -> Debts {
        Debts { most, sum: Arc::default() }
    }

    /// One writer's part, empty.
    pub(super) fn open(&self) -> Debt {
        Debt { bytes: 0, all: self.clone() }
    }
}

/// Bytes that one writer handed to the kernel and the disk does not have yet. They count until this is dropped.
#[derive(Debug)]
pub(super) struct Debt {
    bytes: u64,
    all: Debts,
}

impl Debt {
    pub(super) fn add(&mut self, bytes: u64) {
        self.bytes += bytes;
        self.all.sum.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether all writers together owe too much.
    pub(super) fn all_too_much(&self) -> bool {
        self.all.sum.load(Ordering::Relaxed) >= self.all.most
    }

    /// Hands over what is owed, to be dropped when it is paid.
    pub(super) fn take(&mut self) -> Debt {
        let empty = self.all.open();
        std::mem::replace(self, empty)
    }
}

impl Drop for Debt {
    fn drop(&mut self) {
        self.all.sum.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_owe_together_until_it_is_paid() {
        let debts = Debts::at_most(8);
        let (mut one, mut other) = (debts.open(), debts.open());
        one.add(5);
        other.add(2);
        assert!(!one.all_too_much());
        let paying = one.take();
        one.add(1);
        assert!(other.all_too_much());
        assert_eq!((one.bytes(), paying.bytes(), other.bytes()), (1, 5, 2));
        drop(paying);
        assert!(!other.all_too_much());
    }

    #[test]
    fn this_machine_lets_a_few_writers_owe_something() {
        assert!(Debts::for_this_machine().most > 16 << 20);
    }
}
