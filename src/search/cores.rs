//! Work shared between the processor's cores.

use std::sync::{Mutex, OnceLock, PoisonError};
use std::{iter, thread};

/// Calls `work` with each item, on this thread and one more for each other core; the next item is taken by whoever has
/// time. Where there is one item only, or no thread to be had, this thread does it all.
pub(in crate::search) fn each_on_cores<T: Send>(
    items: impl ExactSizeIterator<Item = T> + Send,
    work: impl Fn(T) + Sync,
) {
    let most = items.len();
    let items = Mutex::new(items);
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    let take = || iter::from_fn(next).for_each(&work);
    let others = if most > 1 { cores().min(most) - 1 } else { 0 };
    thread::scope(|threads| {
        for _ in 0..others {
            // What no thread is to be had for is done here.
            let _ = thread::Builder::new().spawn_scoped(threads, take);
        }
        take();
    });
}

/// How many threads run at once, at least one. To find out, files of the system are read, so it is asked once and not with
/// every key.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}

/// What `work` gives for each of so many parts, in their order.
pub(in crate::search) fn on_cores<T: Send>(parts: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let mut results: Vec<Option<T>> = iter::repeat_with(|| None).take(parts).collect();
    each_on_cores(results.iter_mut().enumerate(), |(part, result)| *result = Some(work(part)));
    results.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::on_cores;

    #[test]
    fn every_part_is_done_once_and_stands_in_its_place() {
        for parts in [0, 1, 2, 100] {
            assert_eq!(on_cores(parts, |part| part * 2), (0..parts).map(|part| part * 2).collect::<Vec<_>>());
        }
    }
}
