//! What can happen next: each step is one transaction, or one thing done to one object.

use crate::rules::{Rules, Scope};
use crate::state::{Collector, GENERATIONS, LEASE, Pusher, State};

/// A step. Numbers: `r` a repository, `d` a digest, `g` one of its generations, `m` a manifest, `p` a pusher, `c` a
/// collector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    BeginUpload {
        p: usize,
        r: usize,
        d: usize,
        g: usize,
    },
    WriteObject {
        p: usize,
    },
    KeepBlob {
        p: usize,
    },
    HeadBlob {
        r: usize,
        d: usize,
    },
    MountBlob {
        r: usize,
        d: usize,
    },
    PutManifest {
        r: usize,
        m: usize,
    },
    FindNamed {
        p: usize,
        r: usize,
        m: usize,
    },
    StoreFound {
        p: usize,
    },
    DeleteManifest {
        r: usize,
        m: usize,
    },
    RestoreManifest {
        r: usize,
        m: usize,
    },
    DeleteBlob {
        r: usize,
        d: usize,
    },
    MoveTag {
        r: usize,
        m: usize,
    },
    FindTagged {
        r: usize,
        m: usize,
    },
    StoreTag,
    ReadBlob {
        r: usize,
        d: usize,
    },
    PurgeManifest {
        r: usize,
        m: usize,
    },
    PurgeLink {
        r: usize,
        d: usize,
        g: usize,
    },
    EndLease {
        r: usize,
        d: usize,
    },
    SeeLink {
        c: usize,
        r: usize,
        d: usize,
    },
    RemoveSeenLink {
        c: usize,
    },
    SweepRow {
        c: usize,
        d: usize,
        g: usize,
    },
    SeeRow {
        c: usize,
        d: usize,
        g: usize,
    },
    SweepSeenRow {
        c: usize,
    },
    TakeDoomed {
        c: usize,
        d: usize,
        g: usize,
    },
    DeleteObject {
        c: usize,
    },
    ForgetDoomed {
        c: usize,
    },
    DropUploadObject {
        d: usize,
        g: usize,
    },
    DropUploadRow {
        d: usize,
        g: usize,
    },
    CrashPusher {
        p: usize,
    },
    CrashCollector {
        c: usize,
    },
    TimePasses,
    ClockJumps,
    /// The clock jumps while no collector runs.
    JumpUnseen,
}

impl State {
    /// Every step that can be taken from here.
    pub(crate) fn steps(&self, rules: Rules, scope: Scope, steps: &mut Vec<Step>) {
        for r in 0..scope.repositories.into() {
            for d in 0..scope.digests.into() {
                self.blob_steps((rules, scope), (r, d), steps);
            }
            for m in 0..scope.manifests.into() {
                self.manifest_steps((rules, scope), (r, m), steps);
            }
        }
        for d in 0..scope.digests.into() {
            for g in 0..GENERATIONS {
                self.object_steps((rules, scope), (d, g), steps);
            }
        }
        for p in 0..scope.pushers.into() {
            self.pusher_steps(p, steps);
        }
        for c in 0..scope.collectors.into() {
            self.collector_steps(c, steps);
        }
        if self.mover.is_some() {
            steps.push(Step::StoreTag);
        }
        steps.push(Step::TimePasses);
        if scope.jumps && self.paused == 0 {
            steps.extend([Step::ClockJumps, Step::JumpUnseen]);
        }
    }

    fn blob_steps(&self, (rules, scope): (Rules, Scope), (r, d): (usize, usize), steps: &mut Vec<Step>) {
        let link = &self.repositories[r].links[d];
        if link.to.is_some() {
            steps.push(Step::HeadBlob { r, d });
            if scope.readers {
                steps.push(Step::ReadBlob { r, d });
            }
            if scope.blob_deletes && !self.named(r, d, false) {
                steps.push(Step::DeleteBlob { r, d });
            }
        } else if scope.mounts && self.repositories[1 - r].links[d].to.is_some() {
            steps.push(Step::MountBlob { r, d });
        }
        for g in (0..GENERATIONS).filter(|g| link.buried[*g]) {
            steps.push(Step::PurgeLink { r, d, g });
        }
        let now = if rules.one_clock { 0 } else { LEASE / 2 };
        if self.paused > 0 || link.lease.is_none_or(|left| left > now) {
            return;
        }
        if rules.recheck_link {
            steps.push(Step::EndLease { r, d });
        } else if let Some(c) = self.idle_collector(scope) {
            steps.push(Step::SeeLink { c, r, d });
        }
    }

    fn manifest_steps(&self, (rules, scope): (Rules, Scope), (r, m): (usize, usize), steps: &mut Vec<Step>) {
        let it = &self.repositories[r].manifests[m];
        if self.complete(r, m) {
            if rules.manifest_locks {
                steps.push(Step::PutManifest { r, m });
            } else if let Some(p) = self.idle_pusher(scope) {
                steps.push(Step::FindNamed { p, r, m });
            }
            if it.buried && !it.living && scope.restores {
                steps.push(Step::RestoreManifest { r, m });
            }
        }
        if it.living && !self.has_parent(r, m) {
            steps.push(Step::DeleteManifest { r, m });
        }
        if it.living && scope.tags {
            if rules.tag_locks {
                steps.push(Step::MoveTag { r, m });
            } else if self.mover.is_none() {
                steps.push(Step::FindTagged { r, m });
            }
        }
        if it.buried {
            steps.push(Step::PurgeManifest { r, m });
        }
    }

    fn object_steps(&self, (rules, scope): (Rules, Scope), (d, g): (usize, usize), steps: &mut Vec<Step>) {
        let it = &self.objects[d][g];
        if let Some(p) = self.idle_pusher(scope)
            && (self.fresh(d, g) || !rules.generations && g == 0 && !it.row && !self.uploads(d, g))
        {
            for r in 0..scope.repositories.into() {
                steps.push(Step::BeginUpload { p, r, d, g });
            }
        }
        if it.intent && !self.uploads(d, g) {
            steps.push(if it.object {
                Step::DropUploadObject { d, g }
            } else {
                Step::DropUploadRow { d, g }
            });
        }
        let Some(c) = self.idle_collector(scope) else { return };
        if it.doomed {
            steps.push(Step::TakeDoomed { c, d, g });
        }
        let due = it.condemned.is_some_and(|left| left == 0 || !rules.reader_grace);
        if self.paused == 0 && it.row && due {
            if rules.recheck_sweep {
                steps.push(Step::SweepRow { c, d, g });
            } else if !self.linked(d, g) {
                steps.push(Step::SeeRow { c, d, g });
            }
        }
    }

    fn pusher_steps(&self, p: usize, steps: &mut Vec<Step>) {
        match self.pushers[p] {
            Pusher::Idle => return,
            Pusher::Uploads { digest, generation, .. } if self.objects[digest][generation].object => {
                steps.push(Step::KeepBlob { p });
            }
            Pusher::Uploads { .. } => steps.push(Step::WriteObject { p }),
            Pusher::Found { .. } => steps.push(Step::StoreFound { p }),
        }
        steps.push(Step::CrashPusher { p });
    }

    fn collector_steps(&self, c: usize, steps: &mut Vec<Step>) {
        steps.push(match self.collectors[c] {
            Collector::Idle => return,
            Collector::SawLink { .. } => Step::RemoveSeenLink { c },
            Collector::SawRow { .. } => Step::SweepSeenRow { c },
            Collector::Sweeps { deleted: false, .. } => Step::DeleteObject { c },
            Collector::Sweeps { deleted: true, .. } => Step::ForgetDoomed { c },
        });
        steps.push(Step::CrashCollector { c });
    }

    /// Any: they are alike.
    fn idle_pusher(&self, scope: Scope) -> Option<usize> {
        (0..scope.pushers.into()).find(|p| self.pushers[*p] == Pusher::Idle)
    }

    fn idle_collector(&self, scope: Scope) -> Option<usize> {
        (0..scope.collectors.into()).find(|c| self.collectors[*c] == Collector::Idle)
    }
}

impl Step {
    /// Whether this is done unasked, and brings something nearer to its end.
    pub(crate) fn collects(self) -> bool {
        matches!(
            self,
            Self::PurgeManifest { .. }
                | Self::PurgeLink { .. }
                | Self::EndLease { .. }
                | Self::SweepRow { .. }
                | Self::TakeDoomed { .. }
                | Self::DeleteObject { .. }
                | Self::ForgetDoomed { .. }
                | Self::DropUploadObject { .. }
                | Self::DropUploadRow { .. }
        )
    }
}
