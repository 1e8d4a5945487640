//! Improvements come faster than a large plan can be drawn: the first is passed on at once, of those that follow within
//! a moment only the last. Without this a slow page would draw every schedule that was ever the best, one after the
//! other, long after the search has passed them.

use crate::engine::client::Heard;
use crate::engine::protocol::Event;

/// Milliseconds between two improvements that are shown.
pub const PAUSE_MS: u32 = 250;

/// What is held back for the moment.
#[derive(Debug, Default)]
pub struct Pause {
    runs: bool,
    held: Option<Heard>,
}

/// What to do about a message.
#[derive(Debug, Default, PartialEq)]
pub struct Passed {
    /// To be passed on now, in this order.
    pub now: Vec<Heard>,
    /// Whether a pause begins: [`Pause::over`] is to be called at its end.
    pub begins: bool,
}

impl Pause {
    /// A message of the worker.
    pub fn hear(&mut self, heard: Heard) -> Passed {
        let before = match &heard {
            Heard::Event(event) => match **event {
                Event::Improved { .. } if self.runs => {
                    self.held = Some(heard);
                    return Passed::default();
                }
                Event::Improved { .. } => {
                    self.runs = true;
                    return Passed { now: vec![heard], begins: true };
                }
                // It brings the best schedule itself.
                Event::Finished { .. } => None,
                Event::Panicked { .. } => self.held.take(),
                _ => return Passed { now: vec![heard], begins: false },
            },
            Heard::Broken(_) => self.held.take(),
        };
        self.held = None;
        Passed { now: before.into_iter().chain([heard]).collect(), begins: false }
    }

    /// The pause is over.
    pub fn over(&mut self) -> Passed {
        self.runs = false;
        self.held.take().map(|held| self.hear(held)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use solver::model::{Schedule, Score};

    use super::*;
    use crate::engine::protocol::{Ending, Found};

    fn found(iterations: u64) -> Found {
        let schedule = Arc::new(Schedule { assignments: Vec::new() });
        Found { schedule, score: Score(vec![0]), iterations, elapsed_ms: 0 }
    }

    fn improved(iterations: u64) -> Heard {
        Heard::Event(Box::new(Event::Improved { run: 1, found: found(iterations) }))
    }

    #[test]
    fn of_improvements_in_a_hurry_the_first_and_the_last_are_passed_on() {
        let mut pause = Pause::default();
        assert_eq!(pause.hear(improved(1)), Passed { now: vec![improved(1)], begins: true });
        assert_eq!(pause.hear(improved(2)), Passed::default());
        assert_eq!(pause.hear(improved(3)), Passed::default());
        assert_eq!(pause.over(), Passed { now: vec![improved(3)], begins: true });
        assert_eq!(pause.over(), Passed::default());
        assert_eq!(pause.hear(improved(4)), Passed { now: vec![improved(4)], begins: true });
    }

    #[test]
    fn the_end_brings_its_own_and_a_crash_loses_nothing() {
        let finished = || {
            let (ending, bounds) = (Ending::Stalled, Vec::new());
            Heard::Event(Box::new(Event::Finished { run: 1, ending, found: found(9), bounds }))
        };
        let mut pause = Pause::default();
        pause.hear(improved(1));
        pause.hear(improved(2));
        assert_eq!(pause.hear(finished()), Passed { now: vec![finished()], begins: false });
        assert_eq!(pause.over(), Passed::default());

        pause.hear(improved(3));
        pause.hear(improved(4));
        let broken = || Heard::Broken("gone".into());
        assert_eq!(pause.hear(broken()), Passed { now: vec![improved(4), broken()], begins: false });
    }
}
