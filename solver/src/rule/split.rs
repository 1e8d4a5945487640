//! Split: only work that may be split has other work in between, and its pieces are long enough.
//!
//! Work that may not be split is one piece: from its first slot to its last no owner does anything else.
//! Work that may be split fills the free stretches between other work, each piece at least the plan's
//! shortest piece; only the last may be shorter.
//! A limit of hours a day below the shortest piece takes its place.

use super::availability::{after, count, next};
use super::hours_a_day::Day;
use super::overlap::{Span, next_free, pushed_past};

/// How a task may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Shortest piece in slots, the last one aside; `u32::MAX`: one piece only.
    pub piece: u32,
    /// Most slots a day; `u32::MAX`: no limit.
    pub a_day: u32,
    /// Whether other work may lie between pieces of the same day.
    pub within_day: bool,
}

impl Cut {
    /// One piece.
    pub const WHOLE: Self = Self { piece: u32::MAX, a_day: u32::MAX, within_day: false };

    /// Whether it is one piece.
    pub const fn is_whole(&self) -> bool {
        self.piece == u32::MAX
    }
}

/// What is to be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// The first tick at which it may start.
    pub from: u32,
    /// How many slots it takes.
    pub slots: u32,
    /// How it may be cut.
    pub cut: Cut,
}

/// Places one piece of `slots` ticks at the earliest time from `from` on; `None` where the mask ends before.
///
/// `mask` is what all owners share, `busy` the busy spans of each.
/// O((spans met + words walked) × owners).
pub fn whole<'a>(
    mask: impl Fn(usize) -> u64 + Copy,
    words: usize,
    busy: impl Iterator<Item = &'a [Span]> + Clone,
    from: u32,
    slots: u32,
) -> Option<Span> {
    let mut start = next(mask, words, from)?;
    loop {
        let end = after(mask, words, start, slots)?;
        match busy.clone().filter_map(|busy| pushed_past(busy, start, end)).max() {
            None => return Some((start, end)),
            Some(past) => start = next(mask, words, past)?,
        }
    }
}

/// Places work in pieces at the earliest times, appended to `pieces`; `false` where
/// they do not fit.
///
/// Pieces that have neither free shared ticks nor other work between them are one piece.
/// `day_of` gives the day of a tick, `day_end` the first tick after a day.
pub fn pieces<'a>(
    mask: impl Fn(usize) -> u64 + Copy,
    words: usize,
    busy: impl Iterator<Item = &'a [Span]> + Clone,
    days: Day<'_>,
    work: Work,
    pieces: &mut Vec<Span>,
) -> bool {
    let Work { from: mut at, slots: mut left, cut } = work;
    // Slots worked on `day` by the pieces kept so far.
    let (mut day, mut worked) = (u32::MAX, 0);
    'stretch: loop {
        // A free stretch: shared ticks from `at` to before `limit` with no other work in between.
        let Some(free) = next(mask, words, at) else { return false };
        let (mut start, mut limit) = (free, u32::MAX);
        for busy in busy.clone() {
            let (here, until) = next_free(busy, start);
            if here > start {
                at = here;
                continue 'stretch;
            }
            limit = limit.min(until);
        }
        if cut.a_day == u32::MAX {
            let end = after(mask, words, start, left);
            if let Some(end) = end.filter(|end| *end <= limit) {
                pieces.push((start, end));
                return true;
            }
            let room = count(mask, words, start, limit.min(words as u32 * 64));
            if limit == u32::MAX {
                return false;
            }
            if room >= cut.piece
                && let Some(end) = after(mask, words, start, room)
            {
                pieces.push((start, end));
                left -= room;
            }
            at = limit;
            continue;
        }
        // With a daily limit the stretch is walked day by day; `piece` grows while it runs on without a gap.
        let mut piece: Option<(Span, u32)> = None;
        let before = (day, worked);
        loop {
            let today = days.of(start);
            if today != day {
                (day, worked) = (today, 0);
            }
            let day_end = days.end(today);
            let end_of_room = limit.min(day_end);
            let room = count(mask, words, start, end_of_room);
            let take = room.min(cut.a_day.saturating_sub(worked)).min(left);
            if take > 0 {
                let Some(end) = after(mask, words, start, take) else { return false };
                let (first, length) = piece.map_or((start, 0), |((first, _), length)| (first, length));
                piece = Some(((first, end), length + take));
                worked += take;
                left -= take;
            }
            if left == 0 {
                pieces.extend(piece.map(|(span, _)| span));
                return true;
            }
            let runs_on = take == room && day_end < limit;
            let following = if runs_on { next(mask, words, day_end) } else { None };
            if let Some(following) = following
                && following < limit
            {
                start = following;
                continue;
            }
            // The piece ends here: by the limit of the day, by other work, or because nothing follows.
            let stopped_by_day = take < room;
            at = if stopped_by_day { day_end } else { limit };
            if let Some((span, length)) = piece {
                if length >= cut.piece {
                    pieces.push(span);
                    if !cut.within_day {
                        worked = cut.a_day;
                    }
                } else {
                    left += length;
                    worked = if before.0 == day { before.1 } else { 0 };
                }
            }
            if at == u32::MAX {
                return false;
            }
            continue 'stretch;
        }
    }
}
