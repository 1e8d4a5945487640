//! Links as trees: a set of links without a circle, even one that ignores their direction, so that what is best along
//! them is found exactly, from the leaves to the root.
//! The links that are left over are *loose*: prices stand for them (see [`ascent`](super::ascent)).

use super::field::Field;

/// More jobs than this in one tree are cut in two, so that what is kept of a tree stays small.
const LARGEST: u32 = 400;

/// So many links may be loose, for each has prices day by day; further ones are left out, which proves less.
const MOST_LOOSE: usize = 400;

/// A job in a tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub node: u32,
    /// The place in the tree of the job on the way to the root; `u32::MAX` for the root.
    pub up: u32,
    /// Whether it comes before that one, or follows it.
    pub first: bool,
    /// The lag of the link to it.
    pub lag: u32,
    /// The places in the tree of the jobs right behind it.
    pub behind: (u32, u32),
}

/// A link that is in no tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    pub before: u32,
    pub after: u32,
    pub lag: u32,
}

/// All jobs as trees.
#[derive(Clone, Debug)]
pub(super) struct Forest {
    /// Each job after the one on the way to the root.
    pub trees: Vec<Vec<Spot>>,
    pub loose: Vec<Loose>,
}

impl Forest {
    /// Takes links in the order of the jobs as long as they close no circle (Joseph Kruskal, 1956).
    pub fn new(field: &Field) -> Self {
        let count = field.nodes.len();
        let mut group: Vec<u32> = (0..count as u32).collect();
        let mut size = vec![1_u32; count];
        let mut beside: Vec<Vec<(u32, bool, u32)>> = vec![Vec::new(); count];
        let mut loose = Vec::new();
        for (after, node) in (0..).zip(&field.nodes) {
            for (before, lag) in &node.before {
                let (a, b) = (find(&mut group, after), find(&mut group, *before));
                if a == b || size[a as usize] + size[b as usize] > LARGEST {
                    if loose.len() < MOST_LOOSE {
                        loose.push(Loose { before: *before, after, lag: *lag });
                    }
                    continue;
                }
                group[a as usize] = b;
                size[b as usize] += size[a as usize];
                beside[after as usize].push((*before, true, *lag));
                beside[*before as usize].push((after, false, *lag));
            }
        }
        let mut seen = vec![false; count];
        let mut trees = Vec::new();
        for root in 0..count as u32 {
            if std::mem::replace(&mut seen[root as usize], true) {
                continue;
            }
            let mut tree = vec![Spot { node: root, up: u32::MAX, first: false, lag: 0, behind: (0, 0) }];
            let mut at = 0;
            while let Some(spot) = tree.get(at).copied() {
                let from = tree.len() as u32;
                for (node, first, lag) in &beside[spot.node as usize] {
                    if !std::mem::replace(&mut seen[*node as usize], true) {
                        let up = at as u32;
                        tree.push(Spot { node: *node, up, first: *first, lag: *lag, behind: (0, 0) });
                    }
                }
                tree[at].behind = (from, tree.len() as u32);
                at += 1;
            }
            trees.push(tree);
        }
        Self { trees, loose }
    }
}

fn find(group: &mut [u32], mut at: u32) -> u32 {
    while group[at as usize] != at {
        group[at as usize] = group[group[at as usize] as usize];
        at = group[at as usize];
    }
    at
}
