//! What the search costs: compiling and constructing, single decodes, and solves of a fixed number of iterations.
//!
//! `cargo bench -p solver --bench search`; the time of a solve over its iterations is that of a move.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use solver::instance::Instance;
use solver::sample::{Size, random};
use solver::search::construct;
use solver::search::decode::decode;
use solver::search::engine::Engine;
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

fn bench(criterion: &mut Criterion) {
    let plan = random(1, Size::MEDIUM);
    let instance = Instance::new(&plan);
    let order = construct::by_urgency(&instance);
    let layout = construct::construct(&instance, &order, &mut Unwatched);
    let owners: Vec<Vec<u32>> = layout
        .places
        .iter()
        .map(|place| place.as_ref().map_or_else(Vec::new, |place| place.owners.clone()))
        .collect();
    criterion.bench_function("compile 120 tasks", |b| b.iter(|| Instance::new(&plan)));
    criterion.bench_function("construct 120 tasks", |b| {
        b.iter(|| construct::construct(&instance, &order, &mut Unwatched));
    });
    criterion.bench_function("decode 120 tasks", |b| b.iter(|| decode(&instance, &order, &owners)));
    criterion.bench_function("build the engine of 120 tasks", |b| {
        b.iter_batched(
            || layout.clone(),
            |layout| Engine::new(&instance, &layout, &order).steps(),
            BatchSize::SmallInput,
        );
    });
    criterion.bench_function("solve 120 tasks, 20,000 moves", |b| {
        let options = Options { iterations: Some(20_000), ..Options::default() };
        b.iter(|| solve(&plan, &options, &mut Unwatched));
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
