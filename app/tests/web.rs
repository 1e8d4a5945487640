//! What only a browser can show: the page mounts, and choices outlive it.
//!
//! `WASM_BINDGEN_USE_BROWSER=1 cargo test --target wasm32-unknown-unknown -p app --test web` runs them; natively this
//! file is empty. What a user does is tested by the journeys in `tests/`.

#![cfg(target_arch = "wasm32")]

#[path = "web/kit.rs"]
mod kit;

use std::cell::RefCell;
use std::rc::Rc;

use app::platform::database::{Database, DatabaseError, Entry, PlanId, Save};
use app::platform::preferences;
use app::platform::tabs::{Channel, Message, Word};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_page_has_its_landmarks() {
    app::start();
    let document = leptos::prelude::document();
    // The navigation comes with a plan.
    for landmark in ["header", "main"] {
        assert!(document.query_selector(landmark).unwrap().is_some(), "{landmark}");
    }
}

#[wasm_bindgen_test]
fn a_preference_is_kept() {
    assert_eq!(preferences::read("relais.test"), None);
    assert!(preferences::write("relais.test", "à gauche"));
    assert_eq!(preferences::read("relais.test").as_deref(), Some("à gauche"));
}

fn save(id: &str, revision: u32, text: &str) -> Save {
    let entry = Entry {
        id: PlanId(id.into()),
        name: format!("plan {id}"),
        saved_at: f64::from(revision),
        revision,
        tasks: 3,
        people: 2,
    };
    Save { entry, text: text.into() }
}

#[wasm_bindgen_test]
async fn plans_are_kept_listed_and_forgotten() {
    let database = Database::open_as("relais-test-plans").await.unwrap();
    assert_eq!(database.load(&PlanId("a".into())).await.unwrap(), None);
    assert_eq!(database.save(save("a", 0, "{\"été\": \"🦊\"}")).await, Ok(1));
    assert_eq!(database.save(save("b", 0, "b")).await, Ok(1));
    assert_eq!(database.save(save("a", 1, "second")).await, Ok(2));
    let held = database.load(&PlanId("a".into())).await.unwrap().unwrap();
    assert_eq!((held.text.as_str(), held.entry.revision, held.entry.tasks), ("second", 2, 3));
    let names: Vec<_> = database.list().await.unwrap().into_iter().map(|entry| entry.name).collect();
    assert_eq!(names, ["plan a", "plan b"], "the newest first");
    database.delete(&PlanId("a".into())).await.unwrap();
    database.delete(&PlanId("b".into())).await.unwrap();
    assert_eq!(database.list().await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn two_connections_never_write_over_each_other() {
    let first = Database::open_as("relais-test-conflict").await.unwrap();
    let second = Database::open_as("relais-test-conflict").await.unwrap();
    assert_eq!(first.save(save("p", 0, "one")).await, Ok(1));
    assert_eq!(second.save(save("p", 1, "two")).await, Ok(2));
    assert_eq!(first.save(save("p", 1, "three")).await, Err(DatabaseError::Conflict { found: 2 }));
    let held = first.load(&PlanId("p".into())).await.unwrap().unwrap();
    assert_eq!(held.text, "two", "nothing was written");
    second.delete(&PlanId("p".into())).await.unwrap();
    assert_eq!(first.save(save("p", 2, "four")).await, Err(DatabaseError::Deleted));
}

#[wasm_bindgen_test]
async fn tabs_hear_each_other() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let ear = Rc::clone(&heard);
    let _listening = Channel::open(move |message| ear.borrow_mut().push(message));
    let speaking = Channel::open(|_| {});
    let message = Message { from: 7, plan: PlanId("p".into()), word: Word::Take };
    speaking.say(&message);
    for _ in 0..50 {
        if !heard.borrow().is_empty() {
            break;
        }
        let pause = js_sys::Promise::new(&mut |resolve, _| {
            let _ =
                leptos::prelude::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 20);
        });
        wasm_bindgen_futures::JsFuture::from(pause).await.unwrap();
    }
    assert_eq!(*heard.borrow(), [message]);
}
