//! The rules of the protocol, each of which can be left out, and how much of the world is looked at.

/// Which rules hold. One that is left out makes a mutant, which the checker has to refute.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// W: who promises a blob makes sure of its lease.
    pub(crate) lease: bool,
    /// C looks again, under its locks, before it removes a link.
    pub(crate) recheck_link: bool,
    /// S looks again, under its locks, before it removes a row.
    pub(crate) recheck_sweep: bool,
    /// M holds locks on what a manifest names until it is stored.
    pub(crate) manifest_locks: bool,
    /// Who moves a tag holds a lock on the image until the tag is stored.
    pub(crate) tag_locks: bool,
    /// An object has a name of its own, and not its digest's.
    pub(crate) generations: bool,
    /// A row says what is going to be written before it is.
    pub(crate) intent_first: bool,
    /// Deleting a manifest leases what it named.
    pub(crate) bury_leases: bool,
    /// A new link takes the mark off a condemned object. It spares a sweep that would find the link.
    pub(crate) link_pardons: bool,
    /// Removing a link dates the object's mark, if it has one, again.
    pub(crate) removal_dates: bool,
    /// An object is kept for those who have read its row.
    pub(crate) reader_grace: bool,
    /// Manifests in the trash hold what they name.
    pub(crate) trash_holds: bool,
    /// A row says which object is to be deleted before it is.
    pub(crate) doomed_row: bool,
    /// Collectors go by the database's clock, and not by their own.
    pub(crate) one_clock: bool,
    /// After the database's clock has jumped, no link is removed for the length of a lease.
    pub(crate) jump_pauses: bool,
    /// Collectors that begin, and can't know whether the clock has jumped, remove no link while a promise from before
    /// may be good.
    pub(crate) start_pauses: bool,
}

impl Rules {
    pub(crate) const ALL: Self = Self {
        lease: true,
        recheck_link: true,
        recheck_sweep: true,
        manifest_locks: true,
        tag_locks: true,
        generations: true,
        intent_first: true,
        bury_leases: true,
        link_pardons: true,
        removal_dates: true,
        reader_grace: true,
        trash_holds: true,
        doomed_row: true,
        one_clock: true,
        jump_pauses: true,
        start_pauses: true,
    };
}

/// Who takes part, and in what. Everybody may crash between any two steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    pub(crate) repositories: u8,
    pub(crate) digests: u8,
    pub(crate) pushers: u8,
    pub(crate) collectors: u8,
    /// The first so many of `MANIFESTS`.
    pub(crate) manifests: u8,
    pub(crate) tags: bool,
    pub(crate) mounts: bool,
    /// Blobs are deleted through the API.
    pub(crate) blob_deletes: bool,
    /// Manifests come back out of the trash.
    pub(crate) restores: bool,
    pub(crate) readers: bool,
    /// The database's clock may jump (fail-over to a machine that is ahead).
    pub(crate) jumps: bool,
}

const ONE: Scope = Scope {
    repositories: 1,
    digests: 1,
    pushers: 2,
    collectors: 2,
    manifests: 2,
    tags: true,
    mounts: false,
    blob_deletes: true,
    restores: true,
    readers: true,
    jumps: true,
};

impl Scope {
    /// One repository and one digest, with everything that can be done to them.
    pub(crate) const ONE: Self = ONE;
    /// Two repositories that mount from each other.
    pub(crate) const MOUNTS: Self = Self {
        repositories: 2,
        manifests: 1,
        tags: false,
        mounts: true,
        blob_deletes: false,
        restores: false,
        readers: false,
        jumps: false,
        ..ONE
    };
    /// Manifests that share a digest of two.
    const SHARED: Self =
        Self { repositories: 1, digests: 2, pushers: 1, collectors: 1, mounts: false, ..Self::MOUNTS };

    /// What is looked at with every test run.
    pub(crate) const SHORT: [Self; 3] = [ONE, Self::MOUNTS, Self { manifests: 3, ..Self::SHARED }];

    /// What is looked at when there is time.
    pub(crate) const FULL: [Self; 2] = [
        Self { manifests: 3, pushers: 2, collectors: 2, ..Self::SHARED },
        Self { manifests: 2, readers: true, tags: true, ..Self::MOUNTS },
    ];
}
