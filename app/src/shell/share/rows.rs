//! Stretches of work as rows of a table, and in a calendar's words.

use solver::model::Plan;
use solver::share::sheet::Stretch;
use solver::share::table::{Cell, Style, rows};

use crate::text::{Lang, share as words};

/// How spreadsheets of a language write figures.
pub const fn style(lang: Lang) -> Style {
    match lang {
        Lang::En => Style::Point,
        Lang::Fr => Style::Comma,
    }
}

/// The table of this work, its head first.
pub fn table(lang: Lang, plan: &Plan, work: &[Stretch]) -> Vec<Vec<Cell>> {
    let head = [
        words::column_person(lang),
        words::column_day(lang),
        words::column_from(lang),
        words::column_to(lang),
        words::column_hours(lang),
        words::column_task(lang),
        words::column_project(lang),
        words::column_client(lang),
        words::column_due(lang),
        words::column_late(lang),
    ];
    rows(plan, head, work)
}

/// What a calendar says beside the name of the work.
pub fn describe(lang: Lang, stretch: &Stretch) -> String {
    let mut parts = Vec::new();
    match (stretch.project.is_empty(), stretch.client.is_empty()) {
        (true, true) => {}
        (false, false) => parts.push(words::event_project(lang, &stretch.project, &stretch.client)),
        (false, true) => parts.push(stretch.project.clone()),
        (true, false) => parts.push(stretch.client.clone()),
    }
    parts.extend(stretch.due.map(|day| words::due_on(lang, day)));
    if stretch.parts > 1 {
        parts.push(words::part_of(lang, stretch.part, stretch.parts));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::check::check;
    use solver::sample::agency;
    use solver::share::sheet::stretches;
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    #[test]
    fn a_table_has_a_head_and_every_hour_of_the_work() {
        let plan = agency("2026-11-23".parse().unwrap());
        let options = Options { iterations: Some(50), seed: 1, ..Options::default() };
        let schedule = solve(&plan, &options, &mut Unwatched).schedule;
        let work = stretches(&plan, &schedule, &check(&plan, &schedule));
        for lang in Lang::ALL {
            let rows = table(lang, &plan, &work);
            assert_eq!(rows.len(), work.len() + 1);
            let hours = |row: &Vec<Cell>| match row[4] {
                Cell::Hours(minutes) => minutes,
                _ => 0,
            };
            let total: u32 = rows.iter().map(hours).sum();
            assert_eq!(total, work.iter().map(Stretch::minutes).sum::<u32>());
            let said = describe(lang, &work[0]);
            assert!(said.contains(&work[0].project) && said.contains(&work[0].client), "{said}");
        }
    }
}
