//! Questions that a worker of its own answers: prices, and why a wish cannot come true.

use serde_json::{Value, json};
use solver::explain::Trials;
use solver::format;
use solver::sample::agency_like;
use tests::{Page, Result};

use super::figures::{noted, number};
use super::{Bench, row};

/// People and tasks of the plans that are asked about.
const SIZES: [(u32, u32); 2] = [(30, 300), (60, 1_000)];

pub async fn all(bench: &Bench) -> Result {
    for (people, tasks) in SIZES {
        let mut plan = agency_like(people, tasks, 1);
        let schedule = plan.schedule.take();
        let day = plan.as_of;
        let wish = plan.tasks.last().map(|task| json!({ "done": { "task": task.id, "by": day } }));
        let kept = schedule.as_deref().cloned().unwrap_or_default();
        // Somebody else for the first task that several could take.
        let others =
            |task: &solver::model::TaskId| Trials::new(&plan, &kept, *task, 0).map(|trials| trials.others());
        let asked_of = kept.assignments.iter().map(|given| given.task);
        let forced = asked_of.into_iter().find_map(|task| Some((task, *others(&task)?.first()?)));
        let why_not = forced.map(|(task, person)| {
            json!({ "WhyNot": { "seat": { "task": task, "seat": 0, "schedule": kept }, "person": person } })
        });
        let wish = json!({ "Wish": { "wish": wish, "schedule": schedule.unwrap_or_default() } });
        let plan: Value =
            serde_json::from_str(&format::write(&plan)).map_err(|cause| tests::Failure(cause.to_string()))?;
        let (mut prices, mut wishes, mut forced, mut memory) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for _ in 0..bench.runs {
            let page = bench.page().await?;
            page.open("").await?;
            wishes.push(asked(&page, &plan, &wish).await?);
            if let Some(why_not) = &why_not {
                asked(&page, &plan, why_not).await?;
                forced.push(noted(&page, "first").await?);
            }
            prices.push(asked(&page, &plan, &json!("Prices")).await?);
            memory.push(number(&page, "return noted.worker / 1e6").await?);
            page.stop().await;
        }
        let of = |what: &str| format!("{people} people × {tasks} tasks: {what}");
        row(&of("why a wish cannot come true, in a fresh worker"), "", "ms", &wishes);
        row(&of("first answer to why not somebody, in a fresh worker"), "", "ms", &forced);
        row(&of("prices, in a fresh worker"), "", "ms", &prices);
        row(&of("memory of the worker after prices"), "", "MB", &memory);
    }
    Ok(())
}

/// Milliseconds between a question and its last answer, in a worker that has done nothing before.
async fn asked(page: &Page, plan: &Value, about: &Value) -> Result<f64> {
    let request = json!({ "Ask": { "number": 1, "plan": plan, "about": about } });
    let begin = "const [request] = arguments;
        delete noted.took;
        delete noted.first;
        delete noted.worker;
        const worker = new Worker('./measured_worker.js', { type: 'module' });
        let asked;
        worker.onmessage = ({ data }) => {
            if (typeof data === 'object') { noted.worker = data.bytes; worker.terminate(); return; }
            const event = JSON.parse(data);
            if (event.Ready) { asked = performance.now(); worker.postMessage(request); }
            if (event.Answered) noted.first ??= performance.now() - asked;
            if (event.Answered && event.Answered.last) { noted.took = performance.now() - asked; worker.postMessage({ bytes: true }); }
        }";
    page.run_with(begin, vec![request.to_string().into()]).await?;
    noted(page, "worker").await?;
    noted(page, "took").await
}
