use chrono::Days;
use solver::model::{GoalKind, Goals};
use solver::sample::{Size, agency_like, random};
use solver::solve::{Options, Outcome, solve};
use solver::watch::Watch;
use std::sync::Arc;
struct Count(u32, u32);
impl Watch for Count {
    fn should_stop(&mut self) -> bool {
        self.0 += 1;
        self.0 >= self.1
    }
    fn spent(&mut self) -> Option<u32> {
        Some((u64::from(self.0) * 1000 / u64::from(self.1)) as u32)
    }
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let count: u64 = args[1].parse().unwrap();
    let moves: u32 = args[2].parse().unwrap();
    let goals: Vec<(&str, Vec<GoalKind>)> = vec![
        ("deadlines late peak", vec![GoalKind::Deadlines, GoalKind::Lateness, GoalKind::PeakLoad]),
        ("late makespan", vec![GoalKind::Lateness, GoalKind::Makespan]),
    ];
    let only: Option<usize> = args.get(4).and_then(|a| a.parse().ok());
    for (name, goals) in goals.into_iter().take(only.unwrap_or(9)) {
        for kind in ["random", "agency"] {
            print!("{name:20} {kind:7}");
            for tasks in [6, 10, 15, 20, 30] {
                let (mut optimal, mut work, mut open) = (0, 0, vec![0; 5]);
                let begin = std::time::Instant::now();
                for seed in 0..count {
                    let people = 3 + (seed % 4) as u32;
                    let mut plan = if kind == "random" {
                        random(seed, Size { people, tasks })
                    } else {
                        agency_like(people, tasks, seed)
                    };
                    plan.goals = Goals::new(goals.clone());
                    if kind == "random" {
                        (plan.announced, plan.frozen_days) = (None, 0);
                    }
                    for (index, task) in plan.tasks.iter_mut().enumerate() {
                        let task = Arc::make_mut(task);
                        task.due = plan.as_of.checked_add_days(Days::new(index as u64 % 5));
                        if args.len() > 3 {
                            if args[3].contains('s') {
                                task.split = false
                            }
                            if args[3].contains('d') {
                                task.a_day = None
                            }
                            if args[3].contains('p') {
                                task.pin_start = None
                            }
                            if args[3].contains('m') {
                                task.seats.truncate(1)
                            }
                        }
                    }
                    let options = Options { seed, iterations: None, bounds: true, start: None };
                    let mut watch = Count(0, moves);
                    let solution = solve(&plan, &options, &mut watch);
                    if solution.outcome == Outcome::Optimal {
                        optimal += 1;
                        work += u64::from(watch.0);
                    } else if let Some(at) = solution.bounds.iter().position(|b| b.gap() != Some(0)) {
                        open[at] += 1;
                    }
                    for b in &solution.bounds {
                        assert!(b.gap().is_none_or(|gap| gap >= 0), "{seed} {:?}", solution.bounds);
                    }
                }
                print!(
                    " | {tasks}: {optimal}/{count} open {:?} q {} {}s",
                    &open[..=goals.len()],
                    work / optimal.max(1),
                    begin.elapsed().as_secs()
                );
            }
            println!();
        }
    }
}
