//! Moving work by hand on the timeline: a bar is carried, or its end drawn out, and the rest of the plan answers.
//!
//! [`Touch`] holds what is carried; the pointer ([`pointer`]) and the keys ([`keys`]) only say where it goes
//! ([`aim`]), the answer comes from the hand ([`crate::state::hand`]), [`drawn`] turns it into boxes and [`layer`] puts
//! those over the rows. Nothing of the scene is drawn anew while something is carried: the layer follows three signals.
//!
//! Dropped, the task is put into the plan with its new pins together with the repaired schedule: one step of undo.

mod aim;
mod drawn;
pub mod heat;
mod keys;
mod layer;
mod pointer;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::attempt::{Attempt, Tried};
use solver::model::{Plan, Schedule, TaskId};

use super::board::Board;
use super::model::bars::BarId;
use super::model::moves::Spot;
use super::model::scene::RowKey;
use super::model::{Index, bars::Bar};
use crate::platform::page;
use crate::state::command::{Command, Label};
use crate::state::hand::{Answer, Hand, use_hand};
use crate::state::notice::{Notices, use_notices};
use crate::text::{Text, commands, touch as texts, use_text};

pub use aim::{Aim, Grip};
pub use layer::{Layer, MoveButton};
pub use pointer::Pointer;

/// What is carried, and how; `Copy`, reached with [`use_touch`].
#[derive(Clone, Copy, Debug)]
pub struct Touch {
    /// The board that it moves work on.
    pub board: Board,
    hand: Hand,
    notices: Notices,
    text: Text,
    /// What is carried.
    carried: RwSignal<Option<Carried>>,
    /// Where it goes.
    aim: RwSignal<Aim>,
    /// Where the pointer carries it: the left and top of the bar in pixels of the rows, and the pointer on the page.
    at: RwSignal<At>,
    /// It was dropped, but the answer is not there yet.
    dropped: RwSignal<bool>,
    /// What is said to screen readers.
    said: RwSignal<String>,
}

/// Something that is carried.
#[derive(Clone, Debug)]
pub struct Carried {
    grip: Grip,
    /// The name of the task.
    name: String,
    /// The bar; none where it is carried on the heat map.
    bar: Option<Arc<Bar>>,
    /// Carried by the keys: nothing follows a pointer.
    by_keys: bool,
    plan: Arc<Plan>,
    schedule: Arc<Schedule>,
    /// What has the focus meanwhile, and gets it back; none on the heat map, where the cells keep it.
    spot: Option<Spot>,
}

/// Where a pointer carries something.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct At {
    /// The bar's left and top, in pixels of the rows.
    bar: (f64, f64),
    /// The pointer, in pixels of the page.
    page: (f64, f64),
}

/// The touch of the screen, provided by it.
pub fn use_touch() -> Option<Touch> {
    use_context()
}

impl Touch {
    /// Nothing is carried yet.
    pub fn new(board: Board) -> Self {
        Self {
            board,
            hand: use_hand(),
            notices: use_notices(),
            text: use_text(),
            carried: RwSignal::new(None),
            aim: RwSignal::default(),
            at: RwSignal::default(),
            dropped: RwSignal::new(false),
            said: RwSignal::default(),
        }
    }

    /// Makes it available to everything below, and keeps what is carried up with the plan.
    pub fn provide(self) -> Self {
        provide_context(self);
        Effect::new(move |_| self.follow_plan());
        Effect::new(move |_| self.follow_answer());
        on_cleanup(move || self.hand.let_go());
        self
    }

    /// Takes up the task that a command or a button asks for.
    pub fn grant_wishes(self) {
        use crate::state::view::Wish;
        Effect::new(move |_| {
            let mine = |wish: &Wish| match wish {
                Wish::MoveTask(task) => Some(*task),
                _ => None,
            };
            if let Some(task) = self.board.view.take_wish(mine) {
                self.take_up_task(task);
            }
        });
    }

    /// Whether something is carried (tracked).
    pub fn is_carrying(self) -> bool {
        self.carried.with(Option::is_some)
    }

    fn is_carrying_now(self) -> bool {
        self.carried.with_untracked(Option::is_some)
    }

    /// A worker may soon be wanted.
    pub fn warm(self) {
        self.hand.warm();
    }

    /// Takes up a bar, or its end; whether it could be.
    fn take_up(self, row: &RowKey, id: BarId, end: bool, by_keys: bool) -> bool {
        let scene = self.board.scene.get_untracked();
        let found = scene.position(row).and_then(|at| scene.rows.get(at));
        let bar = found.and_then(|row| row.bars.iter().find(|bar| bar.id == id));
        let plan = self.board.document.plan_untracked();
        let (Some(bar), Some(schedule)) = (bar, plan.schedule.clone()) else { return false };
        if !self.may_move() {
            return false;
        }
        let Some((task, start)) =
            plan.task(id.task).zip(schedule.get(id.task).and_then(|given| given.start()))
        else {
            return false;
        };
        if end && task.is_milestone() {
            return false;
        }
        let person = match row {
            RowKey::Person(person) => Some(*person),
            _ => None,
        };
        let grip = Grip {
            task: id.task,
            seat: person.map(|_| id.seat),
            owner: person,
            start,
            minutes: aim::effort(&plan, task),
            end,
        };
        let name = task.name.clone();
        let spot = Some(Spot::Bar(row.clone(), id));
        let bar = Some(Arc::clone(bar));
        self.carry(Carried { grip, name: name.clone(), bar, by_keys, plan, schedule, spot });
        if by_keys {
            let words = if end { texts::end_taken_up } else { texts::taken_up };
            self.say(words(self.text.now(), &name));
        }
        true
    }

    /// From now on this is carried.
    fn carry(self, carried: Carried) {
        self.hand.hold(&carried.plan, &carried.schedule);
        self.aim.set(Aim::default());
        self.dropped.set(false);
        self.carried.set(Some(carried));
    }

    /// Whether work can be moved now; where not, says why.
    fn may_move(self) -> bool {
        if untrack(|| self.board.document.is_preview()) {
            self.say(texts::proposal_first(self.text.now()).to_owned());
            self.notices.trouble(|lang| texts::proposal_first(lang).to_owned());
            return false;
        }
        true
    }

    /// Aims what is carried.
    fn aim_at(self, aim: Aim) {
        if self.aim.get_untracked() == aim {
            return;
        }
        let Some(attempt) = self.carried.with_untracked(|carried| Some(aim.attempt(&carried.as_ref()?.grip)))
        else {
            return;
        };
        self.aim.set(aim);
        match attempt {
            Some(attempt) => self.hand.want(attempt),
            None => {
                self.hand.let_go();
                self.say_by_keys(|lang| texts::unchanged(lang).to_owned());
            }
        }
    }

    /// Puts everything back as it was.
    fn cancel(self) {
        let Some(carried) = self.carried.try_update_untracked(Option::take).flatten() else { return };
        self.carried.notify();
        self.hand.let_go();
        self.dropped.set(false);
        self.say(texts::put_back(self.text.now(), &carried.name));
    }

    /// Drops what is carried where it is; waits for the answer where it is not there yet.
    fn let_drop(self) {
        match self.attempt() {
            None => self.cancel(),
            Some(attempt) => match self.hand.known(&attempt) {
                Some(tried) => self.keep(&tried),
                None => self.dropped.set(true),
            },
        }
    }

    fn attempt(self) -> Option<Attempt> {
        let aim = self.aim.get_untracked();
        self.carried.with_untracked(|carried| aim.attempt(&carried.as_ref()?.grip))
    }

    /// Changes the plan as tried, or says why not.
    fn keep(self, tried: &Arc<Tried>) {
        let Some(carried) = self.carried.try_update_untracked(Option::take).flatten() else { return };
        let aim = self.aim.get_untracked();
        let lang = self.text.now();
        let words = words::outcome(lang, &carried.plan, tried);
        if tried.obstacle.is_some() {
            let (plan, tried) = (Arc::clone(&carried.plan), Arc::clone(tried));
            self.notices.trouble(move |lang| texts::not_moved(lang, &words::outcome(lang, &plan, &tried)));
            self.say(texts::not_moved(lang, &words));
        } else if let Some(task) = &tried.task {
            let label = if carried.grip.end { texts::undo_effort } else { commands::moved_task };
            let schedule = Arc::new(tried.schedule(&carried.schedule));
            let command = Command::Batch {
                label: Label::named(label, &task.name),
                commands: vec![Command::PutTask(Arc::clone(task)), Command::AcceptSchedule(schedule)],
            };
            match self.board.document.apply(command) {
                Ok(()) => {
                    let index = Index::new(&carried.plan);
                    let target = words::target(lang, &index, &carried.grip, aim, Some(tried));
                    self.say(texts::dropped(lang, &format!("{target}, {words}")));
                }
                Err(error) => self.notices.trouble(move |lang| error.say(lang)),
            }
        }
        self.carried.notify();
        self.hand.let_go();
        self.dropped.set(false);
        if let Some(spot) = carried.spot.filter(|_| carried.by_keys) {
            self.focus_again(spot);
        }
    }

    /// Gives the focus to the bar, wherever it stands now.
    fn focus_again(self, spot: Spot) {
        let scene = self.board.scene.get_untracked();
        if let Some(spot) = super::model::moves::again(&scene, &spot) {
            self.board.focus(spot);
        }
    }

    /// What is carried stays in hand when the plan changes under it; where it is gone, or a proposal covers it, nothing
    /// is carried any more.
    fn follow_plan(self) {
        let (plan, preview) = (self.board.document.plan(), self.board.document.is_preview());
        let Some(carried) = self.carried.get_untracked() else { return };
        if Arc::ptr_eq(&plan, &carried.plan) && !preview {
            return;
        }
        let task = carried.grip.task;
        let start = plan.schedule.as_ref().and_then(|schedule| schedule.get(task)?.start());
        match (plan.task(task), start, plan.schedule.clone()) {
            (Some(_), Some(start), Some(schedule)) if !preview => {
                self.hand.hold(&plan, &schedule);
                let grip = Grip { start, ..carried.grip };
                self.carried.set(Some(Carried { grip, plan, schedule, ..carried }));
                if let Some(attempt) = self.attempt() {
                    self.hand.want(attempt);
                }
            }
            _ => self.cancel(),
        }
    }

    /// Keeps what was dropped before its answer came, and says answers to who listens.
    fn follow_answer(self) {
        let answer = self.hand.answer();
        if !self.is_carrying_now() {
            return;
        }
        match answer {
            Answer::None => {}
            Answer::Failed => {
                self.notices.trouble(|lang| texts::failed(lang).to_owned());
                self.cancel();
            }
            Answer::Tried(attempt, tried) if self.attempt() == Some(attempt) => {
                if self.dropped.get_untracked() {
                    self.keep(&tried);
                    return;
                }
                let aim = self.aim.get_untracked();
                self.say_by_keys(move |lang| {
                    self.carried.with_untracked(|carried| {
                        let Some(carried) = carried else { return String::new() };
                        let index = Index::new(&carried.plan);
                        let target = words::target(lang, &index, &carried.grip, aim, Some(&tried));
                        format!("{target}: {}", words::outcome(lang, &carried.plan, &tried))
                    })
                });
            }
            Answer::Tried(..) => {}
        }
    }

    fn say(self, words: String) {
        self.said.set(words);
    }

    /// Says something if the keys carry: who drags sees it.
    fn say_by_keys(self, words: impl FnOnce(crate::text::Lang) -> String) {
        if self.carried.with_untracked(|carried| carried.as_ref().is_some_and(|carried| carried.by_keys)) {
            self.say(words(self.text.now()));
        }
    }

    /// Takes up a task with the keys, wherever it is drawn: for buttons and commands.
    pub fn take_up_task(self, task: TaskId) {
        if self.is_carrying_now() {
            return;
        }
        self.warm();
        self.board.show_task(task);
        request_animation_frame(move || {
            let scene = self.board.scene.get_untracked();
            let Some((position, bar)) = scene.find(task) else { return };
            let Some(row) = scene.rows.get(position) else { return };
            let spot = Spot::Bar(row.key.clone(), bar.id);
            if self.take_up(&row.key, bar.id, false, true) {
                let element = spot.element();
                self.board.spot.set(Some(spot));
                request_animation_frame(move || page::focus(&element));
            }
        });
    }
}
