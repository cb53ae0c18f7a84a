//! How long nobody has touched a key. The clock is an argument, as everything that a test must be able to choose.

use std::time::{Duration, Instant};

/// Since when the reader has been away, and how long he may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Idle {
    limit: Option<Duration>,
    touched: Instant,
}

impl Idle {
    /// From now on; without a limit the reader may be away for ever.
    #[must_use]
    pub const fn new(limit: Option<Duration>, now: Instant) -> Self {
        Self { limit, touched: now }
    }

    /// The reader has touched a key.
    pub const fn touch(&mut self, now: Instant) {
        self.touched = now;
    }

    /// When he has been away for too long; `None` where he never is.
    #[must_use]
    pub fn end(&self) -> Option<Instant> {
        self.touched.checked_add(self.limit?)
    }

    /// How long he may still be away; `None` where there is no limit.
    #[must_use]
    pub fn left(&self, now: Instant) -> Option<Duration> {
        self.limit.map(|limit| limit.saturating_sub(now.saturating_duration_since(self.touched)))
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Idle;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_key_begins_the_time_anew() {
        let start = Instant::now();
        let mut idle = Idle::new(Some(SECOND * 3), start);
        assert_eq!(idle.left(start + SECOND), Some(SECOND * 2));
        idle.touch(start + SECOND * 2);
        assert_eq!(idle.left(start + SECOND * 4), Some(SECOND));
        assert_eq!(idle.left(start + SECOND * 9), Some(Duration::ZERO));
    }

    #[test]
    fn without_a_limit_there_is_no_end() {
        let start = Instant::now();
        assert_eq!(Idle::new(None, start).left(start + SECOND * 100_000), None);
    }
}
