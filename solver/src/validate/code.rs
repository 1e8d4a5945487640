//! Stable codes of problems, as `docs/errors.md` lists them.

use serde::{Deserialize, Serialize};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The plan contradicts itself or means nothing: it is not solved before this is put right.
    Error,
    /// The plan can be solved, though probably not as it was meant.
    Warning,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// The kind of a problem; its text never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code {
            $($(#[$doc])* $name),+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// `E1101` for an error, `W2001` for a warning.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text),+
                }
            }
        }
    };
}

codes! {
    /// Two entries of a kind have the same identifier.
    DoubledId = "E1101",
    /// Something that is referred to does not exist.
    UnknownReference = "E1102",
    /// A task comes after itself.
    SelfLink = "E1103",
    /// Tasks wait for each other in a circle.
    Cycle = "E1104",
    /// The grid neither divides an hour nor is made of hours that divide a day.
    Grid = "E1105",
    /// A level outside 1 to 5.
    Level = "E1106",
    /// A weight outside 1 to 10.
    Weight = "E1107",
    /// A share above the whole.
    Share = "E1108",
    /// An absurd number of hours.
    Hours = "E1109",
    /// Another number outside its range.
    Number = "E1110",
    /// An interval that ends before it begins.
    Interval = "E1111",
    /// Working intervals of a day that overlap.
    Overlap = "E1112",
    /// A last day before the first.
    Span = "E1113",
    /// A date far from the plan's today.
    FarDate = "E1114",
    /// A horizon of more than ten years.
    LongHorizon = "E1115",
    /// Something has no name.
    EmptyName = "W2001",
    /// Nobody holds a skill at the asked level.
    NobodyAtLevel = "W2002",
    /// Nobody holds all that a seat asks for.
    NobodySuits = "W2003",
    /// A seat is for the PM or AM of a project that names none.
    NobodyNamed = "W2004",
    /// More seats than different people for them.
    TooFewPeople = "W2005",
    /// Work pinned to somebody whom it does not suit.
    PinUnsuited = "W2006",
    /// One person pinned to two seats of a task.
    PinnedTwice = "W2007",
    /// A pinned start before the plan's today or after its horizon.
    PinOutside = "W2008",
    /// A pinned start between two slots of the grid.
    PinOffGrid = "W2009",
    /// Due before it may start.
    DueTooEarly = "W2010",
    /// A deadline before the date promised.
    DeadlineBeforeDue = "W2011",
    /// A project due before its start.
    ProjectDates = "W2012",
    /// A person without any working hours.
    NoHours = "W2013",
    /// A person whose recurring load fills the week.
    RecurringFull = "W2014",
    /// A task longer than the time until the horizon.
    TooLong = "W2015",
    /// Best, likely and worst effort not in this order.
    EffortOrder = "W2016",
    /// A task with seats but no effort, or effort but no seats.
    EffortAndSeats = "W2017",
    /// A horizon or window that lies before the plan's today, or a window after the horizon.
    PlanDates = "W2018",
    /// Work, but nobody to do it.
    NoPeople = "W2019",
    /// A person who holds a skill at two levels.
    TwoLevels = "W2020",
}

impl Code {
    /// Whether it is an error or a warning.
    pub fn severity(self) -> Severity {
        if self.as_str().starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
