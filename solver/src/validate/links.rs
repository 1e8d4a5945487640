//! Tasks that come after themselves, directly or in a circle.
//!
//! Circles are the strongly connected components of the links, found without recursion, so that a chain of
//! thousands of tasks is no deeper than one of three
//! (Robert Tarjan, "Depth-first search and linear graph algorithms", 1972).
//! Of each component the shortest circle through its first task is named: the whole component may be large,
//! and one link less may already be enough.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::index::Index;
use super::{Hint, Problem, Subject, Values};
use crate::model::TaskId;

/// Links must not lead back to where they began; O(tasks + links), times the circles that are named.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let tasks = &index.plan.tasks;
    for task in tasks {
        if task.after.iter().any(|link| link.task == task.id) {
            let hint = Hint::RemoveLink { task: task.id, after: task.id };
            problems.push(Problem::new(Subject::Task(task.id), Values::SelfLink, Some(hint)));
        }
    }
    // before[i]: the tasks after which task i comes, by position.
    let before: Vec<Vec<usize>> = tasks
        .iter()
        .enumerate()
        .map(|(at, task)| {
            let known = task.after.iter().filter_map(|link| index.tasks.get(&link.task).copied());
            known.filter(|other| *other != at).collect()
        })
        .collect();
    let component = components(&before);
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for number in &component {
        *sizes.entry(*number).or_default() += 1;
    }
    let mut named = BTreeSet::new();
    for (first, number) in component.iter().enumerate() {
        if sizes.get(number).is_some_and(|size| *size > 1) && named.insert(*number) {
            let circle = shortest_circle(&before, &component, first);
            let mut ids: Vec<TaskId> = circle.iter().filter_map(|at| Some(tasks.get(*at)?.id)).collect();
            // Found from each task to the one before it; read in the order of work.
            ids.reverse();
            ids.rotate_right(1);
            let (Some(task), Some(after)) = (ids.first().copied(), ids.last().copied()) else { continue };
            let hint = Some(Hint::RemoveLink { task, after });
            problems.push(Problem::new(Subject::Task(task), Values::Cycle { tasks: ids }, hint));
        }
    }
}

/// The number of the strongly connected component of every node.
fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let n = edges.len();
    let (mut order, mut low, mut component) = (vec![UNSEEN; n], vec![UNSEEN; n], vec![UNSEEN; n]);
    let (mut count, mut components) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    // Nodes on the way down, each with the position of the edge to look at next.
    let mut path: Vec<(usize, usize)> = Vec::new();
    for root in 0..n {
        if order[root] != UNSEEN {
            continue;
        }
        path.push((root, 0));
        while let Some((node, edge)) = path.pop() {
            if edge == 0 && order[node] == UNSEEN {
                (order[node], low[node]) = (count, count);
                count += 1;
                open.push(node);
            }
            match edges[node].get(edge).copied() {
                Some(next) => {
                    path.push((node, edge + 1));
                    if order[next] == UNSEEN {
                        path.push((next, 0));
                    } else if component[next] == UNSEEN {
                        low[node] = low[node].min(order[next]);
                    }
                }
                None => {
                    if low[node] == order[node] {
                        while let Some(member) = open.pop() {
                            component[member] = components;
                            if member == node {
                                break;
                            }
                        }
                        components += 1;
                    }
                    if let Some((parent, _)) = path.last() {
                        low[*parent] = low[*parent].min(low[node]);
                    }
                }
            }
        }
    }
    component
}

/// The nodes of the shortest circle through a node of a component, from it along the edges.
fn shortest_circle(edges: &[Vec<usize>], component: &[usize], start: usize) -> Vec<usize> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for next in edges.get(node).into_iter().flatten().copied() {
            if next == start {
                let mut circle = vec![node];
                while let Some(before) = circle.last().and_then(|last| came_from.get(last)) {
                    circle.push(*before);
                }
                circle.reverse();
                return circle;
            }
            if component.get(next) == component.get(start) && !came_from.contains_key(&next) {
                let _ = came_from.insert(next, node);
                queue.push_back(next);
            }
        }
    }
    Vec::new()
}
