//! What there is: rows and objects, and where each actor stands.
//!
//! Times are what is left of them, in steps of half a lease, so that states that differ in the date alone are one.

/// The length of a lease.
pub(crate) const LEASE: u8 = 2;
/// For how long a promise is good: half a lease.
pub(crate) const PROMISE: u8 = 1;
/// How long an object outlives its last link.
pub(crate) const READER_GRACE: u8 = 1;
/// Generations of a digest.
pub(crate) const GENERATIONS: usize = 2;
/// What each manifest names: blobs, and a child.
pub(crate) const MANIFESTS: [(&[usize], Option<usize>); 3] = [(&[0], None), (&[], Some(0)), (&[0, 1], None)];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct State {
    /// By digest.
    pub(crate) objects: [[Generation; GENERATIONS]; 2],
    pub(crate) repositories: [Repository; 2],
    pub(crate) pushers: [Pusher; 2],
    pub(crate) collectors: [Collector; 2],
    /// The repository and manifest that the tag mover saw, where it goes on without a lock.
    pub(crate) mover: Option<(usize, usize)>,
    /// How long no link is removed, after the clock has jumped.
    pub(crate) paused: u8,
}

/// A name for an object, and the rows that know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Generation {
    pub(crate) object: bool,
    /// The upload's row.
    pub(crate) intent: bool,
    /// The blob's row.
    pub(crate) row: bool,
    /// The mark, and what is left until the object may be swept.
    pub(crate) condemned: Option<u8>,
    pub(crate) doomed: bool,
    /// For how long somebody who read the row may still want the object.
    pub(crate) wanted: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Repository {
    /// By digest.
    pub(crate) links: [Link; 2],
    pub(crate) manifests: [Manifest; 3],
    pub(crate) tag: Option<usize>,
}

/// What a repository has of a digest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Link {
    pub(crate) to: Option<usize>,
    pub(crate) lease: Option<u8>,
    /// By generation: links in the trash.
    pub(crate) buried: [bool; GENERATIONS],
    /// How long somebody may rely on what was said of the blob. Nobody but the checker knows.
    pub(crate) promised: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Manifest {
    pub(crate) living: bool,
    pub(crate) buried: bool,
    /// Its push was acknowledged, and no deletion since. Nobody but the checker knows.
    pub(crate) acknowledged: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Pusher {
    #[default]
    Idle,
    Uploads {
        repository: usize,
        digest: usize,
        generation: usize,
    },
    /// Found all that a manifest names, and goes on without locks.
    Found {
        repository: usize,
        manifest: usize,
        known: bool,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Collector {
    #[default]
    Idle,
    /// Saw a link that may go, and goes on without looking again.
    SawLink { repository: usize, digest: usize },
    /// Saw a row that may go, and goes on without looking again.
    SawRow { digest: usize, generation: usize },
    /// Deletes an object, then the row that says so.
    Sweeps { digest: usize, generation: usize, deleted: bool },
}

impl State {
    pub(crate) fn empty() -> Self {
        Self {
            objects: Default::default(),
            repositories: Default::default(),
            pushers: Default::default(),
            collectors: Default::default(),
            mover: None,
            paused: 0,
        }
    }

    /// Whether a living manifest of the repository names the digest, or with `trash` one in the trash.
    pub(crate) fn named(&self, repository: usize, digest: usize, trash: bool) -> bool {
        let manifests = self.repositories[repository].manifests.iter();
        manifests
            .zip(MANIFESTS)
            .any(|(it, (blobs, _))| (it.living || trash && it.buried) && blobs.contains(&digest))
    }

    /// Whether a living index of the repository names the manifest.
    pub(crate) fn has_parent(&self, repository: usize, manifest: usize) -> bool {
        let manifests = self.repositories[repository].manifests.iter();
        manifests.zip(MANIFESTS).any(|(it, (_, child))| it.living && child == Some(manifest))
    }

    /// Whether everything is there that the manifest names.
    pub(crate) fn complete(&self, repository: usize, manifest: usize) -> bool {
        let (it, (blobs, child)) = (&self.repositories[repository], MANIFESTS[manifest]);
        blobs.iter().all(|digest| it.links[*digest].to.is_some())
            && child.is_none_or(|child| it.manifests[child].living)
    }

    /// Whether a link, living or in the trash, leads to the object.
    pub(crate) fn linked(&self, digest: usize, generation: usize) -> bool {
        self.repositories.iter().any(|repository| {
            let link = &repository.links[digest];
            link.to == Some(generation) || link.buried[generation]
        })
    }

    /// Whether a new upload may be given this name.
    pub(crate) fn fresh(&self, digest: usize, generation: usize) -> bool {
        let named = |it: &Collector| match *it {
            Collector::SawRow { digest: d, generation: g } => (d, g) == (digest, generation),
            Collector::Sweeps { digest: d, generation: g, .. } => (d, g) == (digest, generation),
            _ => false,
        };
        self.objects[digest][generation] == Generation::default()
            && !self.collectors.iter().any(named)
            && !self.uploads(digest, generation)
    }

    /// Whether a living pusher uploads into the object.
    pub(crate) fn uploads(&self, digest: usize, generation: usize) -> bool {
        self.pushers.iter().any(|it| match *it {
            Pusher::Uploads { digest: d, generation: g, .. } => (d, g) == (digest, generation),
            _ => false,
        })
    }
}
