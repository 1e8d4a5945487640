//! What a column costs at least, now that nobody else can have its time (experimental).

use super::field::{Field, Kind, Live};
use super::forest::Forest;
use super::message::NEVER;

/// Which lanes are a person's.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    /// By person: tree, node and lane, in this order.
    desks: Vec<Vec<(u32, u32, u32)>>,
    tree_of: Vec<u32>,
    group: Vec<i64>,
    own: Vec<i64>,
}

impl Pairs {
    pub fn new(field: &Field, forest: &Forest) -> Self {
        let mut desks = vec![Vec::new(); field.desks.len()];
        let mut tree_of = vec![0; field.nodes.len()];
        for (tree, spots) in (0..).zip(&forest.trees) {
            for spot in spots {
                tree_of[spot.node as usize] = tree;
                for lane in field.nodes[spot.node as usize].lanes.clone() {
                    let read = &field.lanes[lane as usize];
                    if read.kind == Kind::Whole {
                        desks[read.desk as usize].push((tree, spot.node, lane));
                    }
                }
            }
        }
        Self { desks, tree_of, group: Vec::new(), own: Vec::new() }
    }

    pub fn desks(&self) -> usize {
        self.desks.len()
    }

    /// Adds to what columns of a person cost beyond the best choice, `plain`, what the others must then pay; gives the work.
    pub fn strengthen(&mut self, field: &Field, live: &Live, plain: &[i64], strong: &mut [i64], desk: usize) -> u64 {
        let mut work = 0;
        let lanes = &self.desks[desk];
        // What jobs of the lanes come to elsewhere.
        let elsewhere: Vec<i64> = lanes
            .iter()
            .map(|(_, node, lane)| {
                let others = field.nodes[*node as usize].lanes.clone().filter(|other| other != lane);
                others.flat_map(|other| &plain[live.of(other)]).copied().min().unwrap_or(NEVER)
            })
            .collect();
        for (tree, node, lane) in lanes {
            let places = live.of(*lane);
            let count = places.len();
            if count == 0 {
                continue;
            }
            self.own.clear();
            self.own.extend_from_slice(&plain[places.clone()]);
            let mut at = 0;
            while at < lanes.len() {
                let other_tree = lanes[at].0;
                self.group.clear();
                self.group.resize(count, 0);
                let mut any = false;
                while at < lanes.len() && lanes[at].0 == other_tree {
                    let (_, other, other_lane) = lanes[at];
                    let away = elsewhere[at];
                    at += 1;
                    if other == *node || away <= 0 {
                        continue;
                    }
                    any = true;
                    work += (count + live.of(other_lane).len()) as u64;
                    add(field, live, plain, (*lane, other_lane), away, &mut self.group);
                }
                if !any {
                    continue;
                }
                if other_tree == *tree {
                    for (own, group) in self.own.iter_mut().zip(&self.group) {
                        *own = (*own).max(*group);
                    }
                } else {
                    for (strong, group) in strong[places.clone()].iter_mut().zip(&self.group) {
                        *strong = NEVER.min(*strong + *group);
                    }
                }
            }
            for ((strong, own), place) in strong[places.clone()].iter_mut().zip(&self.own).zip(places) {
                *strong = NEVER.min(*strong + own - plain[place]);
            }
        }
        work
    }

    pub fn tree_of(&self, node: u32) -> u32 {
        self.tree_of[node as usize]
    }
}

/// Raises to what the other lane's job comes to when it keeps out of the way of each column.
fn add(field: &Field, live: &Live, plain: &[i64], lanes: (u32, u32), away: i64, group: &mut [i64]) {
    let (read, other) = (&field.lanes[lanes.0 as usize], &field.lanes[lanes.1 as usize]);
    let others = live.of(lanes.1);
    // Before: those that may end when the column at the latest starts.
    let (mut least, mut next) = (away, others.start);
    for (place, group) in live.of(lanes.0).zip(group.iter_mut()) {
        let (_, last) = field.starts(read, u32::from(live.columns[place]));
        while next < others.end && field.starts(other, u32::from(live.columns[next])).0 + other.length <= last {
            least = least.min(plain[next]);
            next += 1;
        }
        // For now what is before; the minimum with what is after follows.
        *group = (*group).max(0) | 0;
        let _ = place;
        BEFORE.with(|before| before.borrow_mut().push(least));
    }
    let (mut least, mut next) = (away, others.end);
    let count = group.len();
    BEFORE.with(|before| {
        let mut before = before.borrow_mut();
        for (at, place) in live.of(lanes.0).enumerate().rev() {
            let (first, _) = field.starts(read, u32::from(live.columns[place]));
            while next > others.start && field.starts(other, u32::from(live.columns[next - 1])).1 >= first + read.length {
                next -= 1;
                least = least.min(plain[next]);
            }
            let both = before[at].min(least);
            group[at] = group[at].max(both);
        }
        debug_assert_eq!(before.len(), count);
        before.clear();
    });
}

thread_local! {
    static BEFORE: std::cell::RefCell<Vec<i64>> = const { std::cell::RefCell::new(Vec::new()) };
}
