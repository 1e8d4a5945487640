use solver::format::agency;
use solver::lp::Prover;
use solver::model::{GoalKind, Score, Timeline};
use solver::watch::Unwatched;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let known: i64 = args[2].parse().unwrap();
    let total: u64 = args[3].parse::<u64>().unwrap() * 1_000_000;
    let plan = agency::read(&std::fs::read_to_string(&args[1]).unwrap()).unwrap();
    let timeline = Timeline::new(&plan);
    let mut prover = Prover::new(&plan, &timeline, &mut Unwatched);
    let level = prover.proof().bounds.iter().position(|(goal, _)| *goal == GoalKind::Lateness).unwrap();
    let mut score = Score(prover.proof().bounds.iter().map(|b| b.1).collect());
    score.0[level] = known;
    let begin = std::time::Instant::now();
    let mut done = 0;
    while done < total {
        done += 1_000_000;
        if let Some((_, goal, bound)) = prover.advance(&score, 1_000_000) {
            println!("{:>6}M {:>6}ms {goal:?} {bound}", done / 1_000_000, begin.elapsed().as_millis());
        }
    }
    println!("end {}ms", begin.elapsed().as_millis());
}
