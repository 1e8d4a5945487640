//! Which tab edits a plan, without a browser: one at a time.
//!
//! A tab that opens a plan asks whether another edits it, and edits until one says so.
//! A tab that is not the one shows the plan, edits nothing, and offers to take over or to work on a copy.
//! When the tab that edits goes, or lets go, one that waits takes its place with what was saved last.

use crate::platform::database::PlanId;
use crate::platform::tabs::{Message, Word};

/// What happens.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// A plan was opened, or none is open any more.
    Open(Option<PlanId>),
    /// Another tab said something.
    Heard(Message),
    /// The person wants to edit here.
    Take,
    /// Nobody answered for a while.
    Silence,
    /// All that was asked to be saved is saved.
    Saved,
    /// The page goes.
    Gone,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// Tell the other tabs.
    Say(PlanId, Word),
    /// Let nobody edit here, or let them again.
    Lock(bool),
    /// Write what is not written yet, then come back with [`Input::Saved`].
    Save,
    /// Read the plan again from the database: another tab has edited it.
    Reload,
    /// Come back with [`Input::Silence`] after so many milliseconds.
    Wait(u32),
}

/// How long another tab may take to say that it edits the plan.
const ANSWER_MS: u32 = 2_000;
/// How long it may take to save before it is not waited for any longer.
const HANDOVER_MS: u32 = 2_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// This tab edits.
    Mine,
    /// Another tab edits.
    Theirs,
    /// Another tab has gone; does yet another edit?
    Asking,
    /// Another tab was told to let go; it may still be saving.
    Taking,
    /// Another tab takes over; what is here is being saved for it.
    Giving,
}

/// This tab's claim on the open plan.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    tab: u32,
    plan: Option<PlanId>,
    part: Part,
}

impl Claim {
    /// No plan is open. `tab` tells this tab from the others.
    pub(super) const fn new(tab: u32) -> Self {
        Self { tab, plan: None, part: Part::Mine }
    }

    /// Which tab this is.
    pub(super) const fn tab(&self) -> u32 {
        self.tab
    }

    /// One thing happens.
    pub(super) fn on(&mut self, input: Input) -> Vec<Output> {
        if let Input::Open(plan) = input {
            return self.open(plan);
        }
        let Some(plan) = self.plan.clone() else { return Vec::new() };
        match (input, self.part) {
            (Input::Heard(message), _) if message.plan == plan && message.from != self.tab => {
                self.heard(message, plan)
            }
            (Input::Take, Part::Theirs | Part::Asking) => {
                self.part = Part::Taking;
                vec![Output::Say(plan, Word::Take), Output::Wait(HANDOVER_MS)]
            }
            (Input::Silence, Part::Taking | Part::Asking) => self.edit_here(plan),
            (Input::Saved, Part::Giving) => {
                self.part = Part::Theirs;
                vec![Output::Say(plan, Word::Left)]
            }
            (Input::Gone, part) => {
                self.plan = None;
                let mine = matches!(part, Part::Mine | Part::Taking | Part::Giving);
                if mine { vec![Output::Say(plan, Word::Left)] } else { Vec::new() }
            }
            _ => Vec::new(),
        }
    }

    fn open(&mut self, plan: Option<PlanId>) -> Vec<Output> {
        if self.plan == plan {
            return Vec::new();
        }
        let mut out = Vec::new();
        if let Some(before) = self.plan.take().filter(|_| matches!(self.part, Part::Mine | Part::Taking)) {
            out.push(Output::Say(before, Word::Left));
        }
        self.part = Part::Mine;
        self.plan.clone_from(&plan);
        out.push(Output::Lock(false));
        out.extend(plan.map(|plan| Output::Say(plan, Word::Ask)));
        out
    }

    fn heard(&mut self, message: Message, plan: PlanId) -> Vec<Output> {
        match (message.word, self.part) {
            (Word::Ask, Part::Mine | Part::Taking) => vec![Output::Say(plan, Word::Mine)],
            // Both think that they edit: the one with the smaller number keeps it.
            (Word::Mine, Part::Mine) if self.tab < message.from => vec![Output::Say(plan, Word::Mine)],
            (Word::Mine, Part::Mine | Part::Asking) => {
                self.part = Part::Theirs;
                vec![Output::Lock(true)]
            }
            (Word::Take, Part::Mine) => {
                self.part = Part::Giving;
                vec![Output::Lock(true), Output::Save]
            }
            (Word::Take, Part::Taking | Part::Asking) => {
                self.part = Part::Theirs;
                Vec::new()
            }
            (Word::Left, Part::Taking) => self.edit_here(plan),
            (Word::Left, Part::Theirs) => {
                self.part = Part::Asking;
                vec![Output::Say(plan, Word::Ask), Output::Wait(ANSWER_MS)]
            }
            _ => Vec::new(),
        }
    }

    fn edit_here(&mut self, plan: PlanId) -> Vec<Output> {
        self.part = Part::Mine;
        vec![Output::Reload, Output::Lock(false), Output::Say(plan, Word::Mine)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> PlanId {
        PlanId("p".into())
    }

    /// Tabs that hear each other at once; what else they were told is kept.
    struct Tabs(Vec<(Claim, Vec<Output>)>);

    impl Tabs {
        fn new(count: u32) -> Self {
            Self((1..=count).map(|tab| (Claim::new(tab), Vec::new())).collect())
        }

        fn on(&mut self, tab: usize, input: Input) {
            let mut said = Vec::new();
            let (claim, told) = &mut self.0[tab];
            let from = claim.tab;
            for output in claim.on(input) {
                match output {
                    Output::Say(plan, word) => said.push(Message { from, plan, word }),
                    other => told.push(other),
                }
            }
            for message in said {
                for other in (0..self.0.len()).filter(|other| *other != tab) {
                    self.on(other, Input::Heard(message.clone()));
                }
            }
        }

        fn open(&mut self, tab: usize) {
            self.on(tab, Input::Open(Some(id())));
        }

        fn part(&self, tab: usize) -> Part {
            self.0[tab].0.part
        }

        fn told(&mut self, tab: usize) -> Vec<Output> {
            std::mem::take(&mut self.0[tab].1)
        }
    }

    #[test]
    fn the_second_tab_is_locked() {
        let mut tabs = Tabs::new(2);
        tabs.open(0);
        tabs.open(1);
        assert_eq!((tabs.part(0), tabs.part(1)), (Part::Mine, Part::Theirs));
        assert_eq!(tabs.told(1), [Output::Lock(false), Output::Lock(true)]);
        assert_eq!(tabs.told(0), [Output::Lock(false)]);
    }

    #[test]
    fn tabs_with_different_plans_do_not_disturb_each_other() {
        let mut tabs = Tabs::new(2);
        tabs.open(0);
        tabs.on(1, Input::Open(Some(PlanId("q".into()))));
        assert_eq!((tabs.part(0), tabs.part(1)), (Part::Mine, Part::Mine));
    }

    #[test]
    fn taking_over_waits_until_the_other_has_saved() {
        let mut tabs = Tabs::new(2);
        tabs.open(0);
        tabs.open(1);
        tabs.told(1);
        tabs.on(1, Input::Take);
        assert_eq!((tabs.part(0), tabs.part(1)), (Part::Giving, Part::Taking));
        assert_eq!(tabs.told(0), [Output::Lock(false), Output::Lock(true), Output::Save]);
        tabs.on(0, Input::Saved);
        assert_eq!((tabs.part(0), tabs.part(1)), (Part::Theirs, Part::Mine));
        assert_eq!(tabs.told(1), [Output::Wait(HANDOVER_MS), Output::Reload, Output::Lock(false)]);
        tabs.on(1, Input::Silence);
        assert_eq!(tabs.told(1), [], "the wait is over already");
    }

    #[test]
    fn a_tab_that_does_not_answer_is_not_waited_for() {
        let mut tabs = Tabs::new(2);
        tabs.open(0);
        tabs.open(1);
        tabs.told(1);
        tabs.on(1, Input::Take);
        tabs.on(1, Input::Silence);
        assert_eq!(tabs.part(1), Part::Mine);
        assert!(tabs.told(1).contains(&Output::Reload));
    }

    #[test]
    fn when_the_editing_tab_goes_the_waiting_one_edits() {
        let mut tabs = Tabs::new(2);
        tabs.open(0);
        tabs.open(1);
        tabs.told(1);
        tabs.on(0, Input::Gone);
        assert_eq!(tabs.part(1), Part::Asking);
        tabs.on(1, Input::Silence);
        assert_eq!(tabs.told(1), [Output::Wait(ANSWER_MS), Output::Reload, Output::Lock(false)]);
    }

    #[test]
    fn of_three_tabs_one_edits_whatever_happens() {
        let mut tabs = Tabs::new(3);
        (0..3).for_each(|tab| tabs.open(tab));
        tabs.on(2, Input::Take);
        tabs.on(0, Input::Saved);
        let editing = |tabs: &Tabs| (0..3).filter(|tab| tabs.part(*tab) == Part::Mine).collect::<Vec<_>>();
        assert_eq!(editing(&tabs), [2]);
        tabs.on(2, Input::Open(None));
        tabs.on(0, Input::Silence);
        tabs.on(1, Input::Silence);
        assert_eq!(editing(&tabs).into_iter().filter(|tab| *tab < 2).count(), 1);
    }
}
