//! A timeline renewed after an edit is the one that would be made anew.

use std::sync::Arc;

use chrono::Days;
use solver::model::{Permille, Plan, Region, Timeline};
use solver::sample::{Size, random};

#[test]
fn a_renewed_timeline_is_that_of_the_plan_whatever_was_edited() {
    for seed in 0..40 {
        let before = random(seed, Size::SMALL);
        let last = Timeline::new(&before);
        // Everything that a timeline is made from, one after the other; and all of it at once.
        let mut edits: Vec<Plan> = (0..8).map(|_| before.clone()).collect();
        edits[0].as_of = edits[0].as_of.succ_opt().unwrap();
        edits[1].cap = Permille(500);
        edits[2].region = if before.region == Region::Belgium { Region::France } else { Region::Belgium };
        edits[3].horizon = Some(before.as_of + Days::new(40));
        edits[4].window = Some(before.as_of + Days::new(9));
        Arc::make_mut(&mut edits[5].people[0]).week.mon.clear();
        edits[6].people.remove(0);
        Arc::make_mut(&mut edits[7].tasks[0]).due = before.as_of.checked_sub_days(Days::new(30));
        edits.push(random(seed + 1, Size::SMALL));
        for plan in &edits {
            assert_eq!(Timeline::renewed(plan, Some(&last)), Timeline::new(plan), "seed {seed}");
        }
        assert!(Arc::ptr_eq(&Timeline::renewed(&edits[7], Some(&last)).people[0], &last.people[0]));
    }
}
