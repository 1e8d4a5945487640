//! Identifiers: small numbers that the plan file chooses and that never change meaning.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A skill of the plan's catalogue.
    SkillId,
    /// A person, placeholders included.
    PersonId,
    /// A client.
    ClientId,
    /// A project.
    ProjectId,
    /// A task or milestone.
    TaskId,
    /// A scenario.
    ScenarioId,
}
