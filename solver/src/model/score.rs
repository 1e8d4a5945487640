//! Goals as an ordered list of levels, and the score of a schedule on them.

use serde::{Deserialize, Serialize};

/// A goal: something of which a schedule should have as little as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GoalKind {
    /// Weight × minutes that found no place.
    Unplaced,
    /// Weight × working days past a deadline.
    Deadlines,
    /// Weight × working days after the due date.
    Lateness,
    /// What changes against the announced plan.
    Stability,
    /// The highest load of a person in permille, rounded up.
    PeakLoad,
    /// Minutes by which people's weeks differ from an even share.
    Balance,
    /// Points for work that suits people badly.
    Fit,
    /// Slots from `as_of` to the last finish; for benchmark files.
    Makespan,
}

impl GoalKind {
    /// Every goal.
    pub const ALL: [Self; 8] = [
        Self::Unplaced,
        Self::Deadlines,
        Self::Lateness,
        Self::Stability,
        Self::PeakLoad,
        Self::Balance,
        Self::Fit,
        Self::Makespan,
    ];

    /// Its name in files and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unplaced => "unplaced",
            Self::Deadlines => "deadlines",
            Self::Lateness => "lateness",
            Self::Stability => "stability",
            Self::PeakLoad => "peak-load",
            Self::Balance => "balance",
            Self::Fit => "fit",
            Self::Makespan => "makespan",
        }
    }

    /// The goal of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|goal| goal.name() == name)
    }
}

/// Goals in order of importance: a schedule is better if it is better at the first level where two differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Goals(Vec<GoalKind>);

impl Goals {
    /// These goals in this order, each once, `unplaced` always first.
    pub fn new(goals: impl IntoIterator<Item = GoalKind>) -> Self {
        let mut levels = vec![GoalKind::Unplaced];
        for goal in goals {
            if !levels.contains(&goal) {
                levels.push(goal);
            }
        }
        Self(levels)
    }

    /// Preset: dates first.
    pub fn protect_dates() -> Self {
        use GoalKind::{Balance, Deadlines, Fit, Lateness, PeakLoad, Stability};
        Self::new([Deadlines, Lateness, Stability, PeakLoad, Balance, Fit])
    }

    /// Preset: people's load before lateness.
    pub fn protect_people() -> Self {
        use GoalKind::{Balance, Deadlines, Fit, Lateness, PeakLoad, Stability};
        Self::new([Deadlines, PeakLoad, Balance, Lateness, Stability, Fit])
    }

    /// Preset: what people were told before lateness.
    pub fn protect_announced() -> Self {
        use GoalKind::{Balance, Deadlines, Fit, Lateness, PeakLoad, Stability};
        Self::new([Deadlines, Stability, Lateness, PeakLoad, Balance, Fit])
    }

    /// The levels, most important first; `unplaced` is the first.
    pub fn levels(&self) -> &[GoalKind] {
        &self.0
    }

    /// The goals again, with `unplaced` first and doubles gone, as files may say it otherwise.
    #[must_use]
    pub fn normalised(&self) -> Self {
        Self::new(self.0.iter().copied())
    }
}

impl Default for Goals {
    fn default() -> Self {
        Self::protect_dates()
    }
}

/// The value of each level, in the order of the goals; smaller is better, compared level by level.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Score(pub Vec<i64>);

/// How much each part of `fit` counts: 0 switches it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct FitFactors {
    /// Levels wasted or stretched.
    pub level: u32,
    /// Work that people would rather avoid.
    pub wishes: u32,
    /// Share of work in skills that people wish to grow.
    pub growth: u32,
    /// Projects at once per person.
    pub projects: u32,
    /// People per project.
    pub people: u32,
    /// Cost of the hours.
    pub cost: u32,
}

impl Default for FitFactors {
    fn default() -> Self {
        Self { level: 1, wishes: 1, growth: 1, projects: 1, people: 1, cost: 1 }
    }
}
