//! How cost grows with a plan: from 100 tasks of 10 people to 5,000 of 200.
//!
//! `cargo bench -p solver --bench growth`, with `-- --quick` for a look.
//! *Decode* computes every time of a schedule from its list; a *move* tries one task one place earlier in the list and
//! takes it back, for each task in turn; *search* is the whole of a run of some thousand moves, of which criterion
//! prints iterations a second.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use solver::check::check;
use solver::instance::Instance;
use solver::model::Plan;
use solver::sample::agency_like;
use solver::search::construct;
use solver::search::engine::{Engine, Kind, Snapshot, Times};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

/// People and tasks.
const SIZES: [(u32, u32); 5] = [(10, 100), (30, 300), (60, 1_000), (120, 2_500), (200, 5_000)];

/// Moves of one measured search.
const MOVES: u64 = 5_000;

fn growth(criterion: &mut Criterion) {
    for (people, tasks) in SIZES {
        let plan = Plan { schedule: None, announced: None, ..agency_like(people, tasks, 1) };
        let instance = Instance::new(&plan);
        let order = construct::by_urgency(&instance);
        let layout = construct::construct(&instance, &order, &mut Unwatched);
        let mut group = criterion.benchmark_group("growth");
        group.sample_size(10).measurement_time(Duration::from_secs(2));
        group.bench_function(BenchmarkId::new("compile", tasks), |b| b.iter(|| Instance::new(&plan)));
        group.bench_function(BenchmarkId::new("construct", tasks), |b| {
            b.iter(|| construct::construct(&instance, &order, &mut Unwatched));
        });
        let mut engine = Engine::new(&instance, &layout, &order);
        let mut here = Snapshot::default();
        engine.save(&mut here);
        group.bench_function(BenchmarkId::new("decode", tasks), |b| b.iter(|| engine.restore(&here)));
        let moves: Vec<(u32, Vec<u32>)> = engine
            .list()
            .iter()
            .filter(|task| !matches!(engine.kind(**task), Kind::Fixed | Kind::Milestone))
            .map(|task| (*task, engine.owners(*task).collect()))
            .collect();
        let mut next = moves.iter().cycle();
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("move", tasks), |b| {
            b.iter(|| {
                let Some((task, owners)) = next.next() else { return };
                let before = engine.place(*task).saturating_sub(1).max(engine.window(*task).0);
                engine.try_at(*task, owners, before, None, &Times::NO_LIMIT);
                engine.undo();
            });
        });
        group.throughput(Throughput::Elements(MOVES));
        let options = Options { seed: 1, iterations: Some(MOVES), ..Options::default() };
        group.bench_function(BenchmarkId::new("search", tasks), |b| {
            b.iter(|| solve(&plan, &options, &mut Unwatched).iterations);
        });
        let schedule = solve(&plan, &options, &mut Unwatched).schedule;
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("check", tasks), |b| b.iter(|| check(&plan, &schedule)));
    }
}

criterion_group!(benches, growth);
criterion_main!(benches);
