//! Seats: every seat has one owner, and no person takes two seats of a task.

/// Whether no person appears twice.
pub fn distinct(owners: &[u32]) -> bool {
    owners.iter().enumerate().all(|(index, owner)| !owners[..index].contains(owner))
}

/// Whether the seats can be filled with different people at all: a matching by augmenting paths
/// (Harold W. Kuhn, "The Hungarian method for the assignment problem", 1955, for the idea).
///
/// Gives one such choice, each seat's earliest option where possible. O(seats² × options).
pub fn fill(options: &[Vec<u32>]) -> Option<Vec<u32>> {
    let mut taken: Vec<(u32, usize)> = Vec::new();
    for seat in 0..options.len() {
        let mut tried = Vec::new();
        if !augment(options, seat, &mut taken, &mut tried) {
            return None;
        }
    }
    let owner = |seat| taken.iter().find(|(_, of)| *of == seat).map(|(person, _)| *person);
    (0..options.len()).map(owner).collect()
}

fn augment(options: &[Vec<u32>], seat: usize, taken: &mut Vec<(u32, usize)>, tried: &mut Vec<u32>) -> bool {
    for person in &options[seat] {
        if tried.contains(person) {
            continue;
        }
        tried.push(*person);
        let holder = taken.iter().position(|(other, _)| other == person);
        match holder {
            None => {
                taken.push((*person, seat));
                return true;
            }
            Some(at) => {
                let other = taken[at].1;
                if augment(options, other, taken, tried) {
                    // The other seat took somebody else: this entry is ours now.
                    if let Some(entry) = taken.iter_mut().find(|(p, of)| p == person && *of == other) {
                        entry.1 = seat;
                    }
                    return true;
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_filled_with_different_people_where_possible() {
        // Eligible people of each seat, and who takes them.
        type Case = (&'static [&'static [u32]], Option<&'static [u32]>);
        let cases: [Case; 5] = [
            (&[&[1], &[2]], Some(&[1, 2])),
            (&[&[1, 2], &[1]], Some(&[2, 1])),
            (&[&[1, 2], &[1, 3], &[1]], Some(&[2, 3, 1])),
            (&[&[1], &[1]], None),
            (&[&[1, 2], &[1, 2], &[1, 2]], None),
        ];
        for (options, expected) in cases {
            let options: Vec<Vec<u32>> = options.iter().map(|o| o.to_vec()).collect();
            assert_eq!(fill(&options).as_deref(), expected, "{options:?}");
        }
        assert!(distinct(&[1, 2, 3]) && !distinct(&[1, 2, 1]));
    }
}
