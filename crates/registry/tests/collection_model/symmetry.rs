//! States that differ in names alone are one: of all ways to name generations, repositories, pushers and
//! collectors, the least is taken.

use crate::state::{Collector, GENERATIONS, Pusher, State};

impl State {
    pub(crate) fn canonical(self, repositories: u8) -> Self {
        let mut least = self.sorted();
        for swaps in 1..8u8 {
            let mut it = self;
            if swaps & 1 != 0 {
                it.swap_generations(0);
            }
            if swaps & 2 != 0 {
                it.swap_generations(1);
            }
            if swaps & 4 != 0 {
                if repositories < 2 {
                    break;
                }
                it.swap_repositories();
            }
            least = least.min(it.sorted());
        }
        least
    }

    fn sorted(mut self) -> Self {
        self.pushers.sort_unstable();
        self.collectors.sort_unstable();
        self
    }

    fn swap_generations(&mut self, of: usize) {
        self.objects[of].swap(0, 1);
        for repository in &mut self.repositories {
            let link = &mut repository.links[of];
            link.to = link.to.map(|generation| GENERATIONS - 1 - generation);
            link.buried.swap(0, 1);
        }
        for it in &mut self.pushers {
            if let Pusher::Uploads { digest, generation, .. } = it
                && *digest == of
            {
                *generation = GENERATIONS - 1 - *generation;
            }
        }
        for it in &mut self.collectors {
            if let Collector::SawRow { digest, generation } | Collector::Sweeps { digest, generation, .. } =
                it
                && *digest == of
            {
                *generation = GENERATIONS - 1 - *generation;
            }
        }
    }

    fn swap_repositories(&mut self) {
        self.repositories.swap(0, 1);
        for it in &mut self.pushers {
            if let Pusher::Uploads { repository, .. } | Pusher::Found { repository, .. } = it {
                *repository = 1 - *repository;
            }
        }
        for it in &mut self.collectors {
            if let Collector::SawLink { repository, .. } = it {
                *repository = 1 - *repository;
            }
        }
        if let Some((repository, _)) = &mut self.mover {
            *repository = 1 - *repository;
        }
    }
}
