//! A watch over a search that is given so much time.

use solver::watch::Watch;

/// Stops when its time is over.
#[derive(Clone, Copy)]
pub(super) struct Until<'a> {
    clock: &'a dyn Fn() -> u32,
    from: u32,
    budget: u32,
}

impl<'a> Until<'a> {
    /// So many milliseconds from now on.
    pub(super) fn new(clock: &'a dyn Fn() -> u32, budget: u32) -> Self {
        Self { clock, from: clock(), budget }
    }

    /// Milliseconds since it was made.
    pub(super) fn elapsed(&self) -> u32 {
        (self.clock)().saturating_sub(self.from)
    }
}

impl Watch for Until<'_> {
    fn should_stop(&mut self) -> bool {
        self.elapsed() >= self.budget
    }

    fn spent(&mut self) -> Option<u32> {
        let share = u64::from(self.elapsed()) * 1000 / u64::from(self.budget.max(1));
        Some(u32::try_from(share.min(1000)).unwrap_or(1000))
    }
}
