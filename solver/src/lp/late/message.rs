//! What one job of a tree tells the next on the way to the root, or back.

/// More than any sum of costs: what cannot be.
pub(super) const NEVER: i64 = i64::MAX / 8;

/// No column.
pub(super) const NONE: u32 = u32::MAX;

/// What a part of a tree costs, tick by tick.
#[derive(Clone, Debug, Default)]
pub(super) struct Message {
    /// The tick of the first value.
    from: u32,
    values: Vec<i64>,
    /// The column with which each value comes about.
    columns: Vec<u32>,
}

impl Message {
    pub fn reset(&mut self, from: u32, to: u32) {
        let length = (to + 1).saturating_sub(from) as usize;
        self.from = from;
        self.values.clear();
        self.values.resize(length, NEVER);
        self.columns.clear();
        self.columns.resize(length, NONE);
    }

    #[inline]
    pub fn offer(&mut self, tick: u32, value: i64, column: u32) {
        let at = (tick - self.from) as usize;
        if value < self.values[at] {
            self.values[at] = value;
            self.columns[at] = column;
        }
    }

    /// Lets every value hold for all later ticks.
    pub fn spread_up(&mut self) {
        for at in 1..self.values.len() {
            if self.values[at - 1] <= self.values[at] {
                self.values[at] = self.values[at - 1];
                self.columns[at] = self.columns[at - 1];
            }
        }
    }

    /// Lets every value hold for all earlier ticks.
    pub fn spread_down(&mut self) {
        for at in (1..self.values.len()).rev() {
            if self.values[at] <= self.values[at - 1] {
                self.values[at - 1] = self.values[at];
                self.columns[at - 1] = self.columns[at];
            }
        }
    }

    /// At a tick, where values hold for later ticks.
    #[inline]
    pub fn up_to(&self, tick: u32) -> (i64, u32) {
        if tick < self.from {
            return (NEVER, NONE);
        }
        let at = ((tick - self.from) as usize).min(self.values.len().wrapping_sub(1));
        self.values.get(at).map_or((NEVER, NONE), |value| (*value, self.columns[at]))
    }

    /// At a tick, where values hold for earlier ticks.
    #[inline]
    pub fn down_to(&self, tick: u32) -> (i64, u32) {
        let at = tick.saturating_sub(self.from) as usize;
        self.values.get(at).map_or((NEVER, NONE), |value| (*value, self.columns[at]))
    }
}
