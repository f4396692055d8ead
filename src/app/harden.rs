//! What the process does to itself before it holds a secret: no core dumps, no looking in from outside, and a full disk
//! that answers instead of killing.

/// To be called first. A failure is no reason to stop: the file is encrypted with or without it.
pub fn process() {
    #[cfg(unix)]
    {
        let nothing = rustix::process::Rlimit { current: Some(0), maximum: Some(0) };
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, nothing);
        // A file size limit would kill the program in the middle of a commit. With a handler, the write fails instead and is
        // told like a full disk.
        let reached = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, reached);
    }
}

/// Other programs of the same person can no longer read this one's memory. To be called before a secret is read, and not
/// earlier: a process that cannot be looked into cannot open `/dev/stdin` and its like any more.
pub fn memory() {
    #[cfg(target_os = "linux")]
    {
        let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    }
}
