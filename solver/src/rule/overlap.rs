//! Overlap: one task at a time per person.
//!
//! A piece keeps its owners busy from its first tick to its last, also at ticks at which another owner of the
//! same task is away: a person has no other work inside a piece.

/// A piece of work in ticks: from its first tick to the one after its last.
pub type Span = (u32, u32);

/// Where a task may start at the earliest if it would work from `from` to before `to`: after the last of the
/// busy spans that it would meet; `None` where it meets none. `busy` is ascending and without overlap.
pub fn pushed_past(busy: &[Span], from: u32, to: u32) -> Option<u32> {
    let end = busy.partition_point(|span| span.0 < to);
    let last = busy.get(end.checked_sub(1)?)?;
    (last.1 > from).then_some(last.1)
}

/// The first tick at or after `from` outside the busy spans, and where the next busy span begins.
pub fn next_free(busy: &[Span], from: u32) -> (u32, u32) {
    let mut at = from;
    let first = busy.partition_point(|span| span.1 <= from);
    for span in busy.get(first..).unwrap_or_default() {
        if span.0 > at {
            return (at, span.0);
        }
        at = span.1;
    }
    (at, u32::MAX)
}

/// Adds a span, keeping the order.
pub fn add(busy: &mut Vec<Span>, span: Span) {
    let at = busy.partition_point(|other| *other < span);
    busy.insert(at, span);
}

/// Adds a span; what touches becomes one. For what is only asked whether it is free, and by many.
pub fn cover(busy: &mut Vec<Span>, span: Span) {
    let at = busy.partition_point(|other| other.1 < span.0);
    let end = at + busy.get(at..).map_or(0, |rest| rest.partition_point(|other| other.0 <= span.1));
    if at == end {
        busy.insert(at, span);
        return;
    }
    let joined = (busy[at].0.min(span.0), busy[end - 1].1.max(span.1));
    busy[at] = joined;
    busy.drain(at + 1..end);
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUSY: [Span; 3] = [(2, 4), (4, 6), (9, 10)];

    #[test]
    fn work_is_pushed_past_what_it_would_meet() {
        let cases = [
            ((0, 2), None),
            ((0, 3), Some(4)),
            ((3, 5), Some(6)),
            ((6, 9), None),
            ((5, 12), Some(10)),
            ((10, 12), None),
        ];
        for ((from, to), expected) in cases {
            assert_eq!(pushed_past(&BUSY, from, to), expected, "{from} to {to}");
        }
        assert_eq!(pushed_past(&[], 0, 9), None);
    }

    #[test]
    fn free_stretches_end_where_busy_spans_begin() {
        let cases =
            [(0, (0, 2)), (2, (6, 9)), (3, (6, 9)), (7, (7, 9)), (9, (10, u32::MAX)), (20, (20, u32::MAX))];
        for (from, expected) in cases {
            assert_eq!(next_free(&BUSY, from), expected, "from {from}");
        }
    }

    #[test]
    fn added_spans_stay_in_order() {
        let mut busy = BUSY.to_vec();
        add(&mut busy, (6, 7));
        assert_eq!(busy, [(2, 4), (4, 6), (6, 7), (9, 10)]);
    }

    #[test]
    fn covered_spans_that_touch_become_one() {
        let mut busy = Vec::new();
        for (span, expected) in [
            ((4, 6), vec![(4, 6)]),
            ((9, 10), vec![(4, 6), (9, 10)]),
            ((1, 2), vec![(1, 2), (4, 6), (9, 10)]),
            ((2, 3), vec![(1, 3), (4, 6), (9, 10)]),
            ((6, 9), vec![(1, 3), (4, 10)]),
            ((3, 4), vec![(1, 10)]),
            ((12, 13), vec![(1, 10), (12, 13)]),
        ] {
            cover(&mut busy, span);
            assert_eq!(busy, expected, "with {span:?}");
        }
    }
}
