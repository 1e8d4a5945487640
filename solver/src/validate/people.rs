//! Skills that a person holds twice.

use std::collections::BTreeMap;

use super::index::Index;
use super::{Problem, Subject, Values};
use crate::model::{Level, SkillId};

/// The higher of two levels counts, which is seldom what was meant.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    for person in &index.plan.people {
        let mut levels: BTreeMap<SkillId, (Level, Level)> = BTreeMap::new();
        for held in &person.skills {
            let range = levels.entry(held.skill).or_insert((held.level, held.level));
            *range = (range.0.min(held.level), range.1.max(held.level));
        }
        for (skill, (lower, higher)) in levels {
            if lower < higher {
                let values = Values::TwoLevels { skill, lower, higher };
                problems.push(Problem::new(Subject::Person(person.id), values, None));
            }
        }
    }
}
