//! An account of its own for a program, of which nothing else runs.

use std::sync::atomic::{AtomicU32, Ordering};

/// Words for a shell that run `$0 $@` by an account of its own with a limit on its threads.
pub(crate) fn by_account(most: u32, how: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    // Nor does a test that runs at the same time in another process have it.
    let account = 1_700_000_000 + std::process::id() % 4_194_304 * 64 + NEXT.fetch_add(1, Ordering::Relaxed);
    format!(
        "exec 9< \"$0\"\n{how} setpriv --reuid={account} --clear-groups prlimit --nproc={most} /proc/self/fd/9 \"$@\""
    )
}
