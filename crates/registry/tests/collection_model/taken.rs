//! What a step does.

use crate::rules::Rules;
use crate::state::{Collector, Generation, LEASE, MANIFESTS, PROMISE, Pusher, READER_GRACE, State};
use crate::steps::Step;

impl State {
    pub(crate) fn take(&mut self, rules: Rules, step: Step) {
        match step {
            Step::BeginUpload { p, r, d, g } => {
                self.objects[d][g].intent = rules.intent_first;
                self.pushers[p] = Pusher::Uploads { repository: r, digest: d, generation: g };
            }
            Step::WriteObject { p } | Step::KeepBlob { p } | Step::StoreFound { p } => {
                self.push(rules, p, step)
            }
            Step::HeadBlob { r, d } => self.head(rules, r, d),
            Step::MountBlob { r, d } => {
                if let Some(generation) = self.repositories[1 - r].links[d].to {
                    self.link(rules, (r, d), generation);
                }
            }
            Step::PutManifest { r, m } => self.put(r, m, self.repositories[r].manifests[m].living),
            Step::FindNamed { p, r, m } => {
                let known = self.repositories[r].manifests[m].living;
                self.pushers[p] = Pusher::Found { repository: r, manifest: m, known };
            }
            Step::DeleteManifest { r, m } => self.bury(rules, r, m),
            Step::RestoreManifest { r, m } => {
                self.put(r, m, false);
                self.repositories[r].manifests[m].buried = false;
            }
            Step::DeleteBlob { r, d } => {
                let link = &mut self.repositories[r].links[d];
                if let Some(generation) = link.to.take() {
                    link.buried[generation] = true;
                }
                link.promised = 0;
            }
            Step::MoveTag { r, m } => self.repositories[r].tag = Some(m),
            Step::FindTagged { r, m } => self.mover = Some((r, m)),
            Step::StoreTag => {
                if let Some((r, m)) = self.mover.take() {
                    self.repositories[r].tag = Some(m);
                }
            }
            Step::ReadBlob { r, d } => {
                if let Some(generation) = self.repositories[r].links[d].to {
                    self.objects[d][generation].wanted = READER_GRACE;
                }
            }
            Step::DropUploadObject { d, g } => self.objects[d][g].object = false,
            Step::DropUploadRow { d, g } => self.objects[d][g].intent = false,
            Step::CrashPusher { p } => self.pushers[p] = Pusher::Idle,
            Step::CrashCollector { c } => self.collectors[c] = Collector::Idle,
            Step::TimePasses => self.pass_time(),
            Step::ClockJumps => {
                self.jump();
                self.paused = if rules.jump_pauses { LEASE } else { 0 };
            }
            Step::JumpUnseen => {
                self.collectors = Default::default();
                self.jump();
                self.paused = if rules.start_pauses { PROMISE.max(READER_GRACE) } else { 0 };
            }
            _ => self.collect(rules, step),
        }
    }

    fn push(&mut self, rules: Rules, p: usize, step: Step) {
        match self.pushers[p] {
            Pusher::Idle => return,
            Pusher::Uploads { digest, generation, .. } if step == (Step::WriteObject { p }) => {
                self.objects[digest][generation].object = true;
                return;
            }
            Pusher::Uploads { repository, digest, generation } => {
                let known = self.repositories[repository].links[digest].to;
                let twin = self.objects[digest].iter().position(|it| it.row);
                if known.or(twin).is_none() {
                    let it = &mut self.objects[digest][generation];
                    (it.row, it.intent) = (true, false);
                }
                // What was not needed stays the upload's until that is dropped.
                self.objects[digest][generation].intent |= known.or(twin).is_some();
                self.link(rules, (repository, digest), known.or(twin).unwrap_or(generation));
            }
            Pusher::Found { repository, manifest, known } => self.put(repository, manifest, known),
        }
        self.pushers[p] = Pusher::Idle;
    }

    fn head(&mut self, rules: Rules, r: usize, d: usize) {
        let safe = self.named(r, d, false) || self.repositories[r].links[d].lease >= Some(LEASE / 2);
        let link = &mut self.repositories[r].links[d];
        if rules.lease && !safe {
            link.lease = Some(LEASE);
        }
        link.promised = PROMISE;
    }

    fn link(&mut self, rules: Rules, (r, d): (usize, usize), generation: usize) {
        let link = &mut self.repositories[r].links[d];
        link.to = Some(generation);
        link.promised = PROMISE;
        link.lease = if rules.lease { Some(LEASE) } else { link.lease.or(Some(0)) };
        if rules.link_pardons {
            self.objects[d][generation].condemned = None;
        }
    }

    /// Stores a manifest, or acknowledges one that was there.
    fn put(&mut self, r: usize, m: usize, known: bool) {
        let it = &mut self.repositories[r].manifests[m];
        it.living |= !known;
        it.acknowledged = true;
    }

    fn bury(&mut self, rules: Rules, r: usize, m: usize) {
        let repository = &mut self.repositories[r];
        let it = &mut repository.manifests[m];
        (it.living, it.buried, it.acknowledged) = (false, true, false);
        repository.tag = repository.tag.filter(|tag| *tag != m);
        for d in MANIFESTS[m].0.iter().filter(|_| rules.bury_leases) {
            repository.links[*d].lease = Some(LEASE);
        }
    }

    fn pass_time(&mut self) {
        let passed = |left: u8| left.saturating_sub(1);
        self.paused = passed(self.paused);
        for link in self.repositories.iter_mut().flat_map(|it| &mut it.links) {
            link.lease = link.lease.map(passed);
            link.promised = passed(link.promised);
        }
        for it in self.objects.iter_mut().flatten() {
            it.condemned = it.condemned.map(passed);
            it.wanted = passed(it.wanted);
        }
    }

    /// To the database, what it dated is over; to everybody else, nothing has passed.
    fn jump(&mut self) {
        for link in self.repositories.iter_mut().flat_map(|it| &mut it.links) {
            link.lease = link.lease.map(|_| 0);
        }
        for it in self.objects.iter_mut().flatten() {
            it.condemned = it.condemned.map(|_| 0);
        }
    }

    fn collect(&mut self, rules: Rules, step: Step) {
        match step {
            Step::PurgeManifest { r, m } => {
                self.repositories[r].manifests[m].buried = false;
                for d in MANIFESTS[m].0 {
                    let lease = &mut self.repositories[r].links[*d].lease;
                    *lease = lease.or(Some(0));
                }
            }
            Step::PurgeLink { r, d, g } => {
                self.repositories[r].links[d].buried[g] = false;
                self.condemn(rules, d, g);
            }
            Step::EndLease { r, d } if self.named(r, d, rules.trash_holds) => {
                self.repositories[r].links[d].lease = None;
            }
            Step::EndLease { r, d } => self.unlink(rules, r, d),
            Step::SeeLink { c, r, d } if self.named(r, d, rules.trash_holds) => {
                self.repositories[r].links[d].lease = None;
                self.collectors[c] = Collector::Idle;
            }
            Step::SeeLink { c, r, d } => self.collectors[c] = Collector::SawLink { repository: r, digest: d },
            Step::SeeRow { c, d, g } => self.collectors[c] = Collector::SawRow { digest: d, generation: g },
            Step::TakeDoomed { c, d, g } => self.sweep(c, d, g),
            Step::SweepRow { d, g, .. } if rules.recheck_sweep && self.linked(d, g) => {
                self.objects[d][g].condemned = None;
            }
            Step::SweepRow { c, d, g } => {
                let it = &mut self.objects[d][g];
                (it.row, it.condemned, it.doomed) = (false, None, rules.doomed_row);
                self.sweep(c, d, g);
            }
            Step::RemoveSeenLink { c }
            | Step::SweepSeenRow { c }
            | Step::DeleteObject { c }
            | Step::ForgetDoomed { c } => self.go_on(rules, c),
            _ => {}
        }
    }

    fn go_on(&mut self, rules: Rules, c: usize) {
        match self.collectors[c] {
            Collector::Idle => {}
            Collector::SawLink { repository, digest } => {
                self.unlink(rules, repository, digest);
                self.collectors[c] = Collector::Idle;
            }
            Collector::SawRow { digest: d, generation: g } => self.take(rules, Step::SweepRow { c, d, g }),
            Collector::Sweeps { digest, generation, deleted: false } => {
                self.objects[digest][generation].object = false;
                self.collectors[c] = Collector::Sweeps { digest, generation, deleted: true };
            }
            Collector::Sweeps { digest, generation, .. } => {
                let it: &mut Generation = &mut self.objects[digest][generation];
                it.doomed = false;
                self.collectors[c] = Collector::Idle;
            }
        }
    }

    fn sweep(&mut self, c: usize, digest: usize, generation: usize) {
        self.collectors[c] = Collector::Sweeps { digest, generation, deleted: false };
    }

    fn unlink(&mut self, rules: Rules, r: usize, d: usize) {
        let link = &mut self.repositories[r].links[d];
        link.lease = None;
        if let Some(generation) = link.to.take() {
            self.condemn(rules, d, generation);
        }
    }

    /// Marks the object that a link or trash link led to, whether or not others still do: the sweep looks.
    fn condemn(&mut self, rules: Rules, digest: usize, generation: usize) {
        let it = &mut self.objects[digest][generation];
        it.condemned = it.condemned.filter(|_| !rules.removal_dates).or(Some(READER_GRACE));
    }
}
