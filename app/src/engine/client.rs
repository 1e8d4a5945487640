//! The page's side: starts the worker, posts requests, hears events, notices when it breaks.

use super::protocol::{Event, Request};

/// What comes from the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// A message.
    Event(Box<Event>),
    /// The worker broke or could not be started; the browser's words, in English.
    Broken(String),
}

#[cfg(target_arch = "wasm32")]
pub use browser::Client;
#[cfg(not(target_arch = "wasm32"))]
pub use native::Client;

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::RefCell;
    use std::rc::Rc;

    use wasm_bindgen::prelude::*;
    use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

    use super::{Event, Heard, Request};

    /// What Trunk writes beside the worker: it loads the worker's program and starts it.
    const LOADER: &str = "./worker_loader.js";

    /// A handle on the worker of the moment; dropping it ends the worker.
    pub struct Client {
        hear: Rc<dyn Fn(Heard)>,
        worker: RefCell<Option<Live>>,
    }

    impl std::fmt::Debug for Client {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Client").field("alive", &self.worker.borrow().is_some()).finish()
        }
    }

    /// A worker with the closures that hear it.
    struct Live {
        worker: Worker,
        _message: Closure<dyn FnMut(MessageEvent)>,
        _garbled: Closure<dyn FnMut(MessageEvent)>,
        _error: Closure<dyn FnMut(ErrorEvent)>,
    }

    impl Drop for Live {
        fn drop(&mut self) {
            // The closures go with this value: the browser must not call them afterwards.
            self.worker.set_onmessage(None);
            self.worker.set_onmessageerror(None);
            self.worker.set_onerror(None);
            self.worker.terminate();
        }
    }

    impl Client {
        /// A client without a worker yet; `hear` is told of everything that comes from its workers.
        pub fn new(hear: impl Fn(Heard) + 'static) -> Self {
            Self { hear: Rc::new(hear), worker: RefCell::new(None) }
        }

        /// Ends the present worker at once, whatever it is doing, and starts a fresh one.
        pub fn restart(&self) {
            // The old one ends before the new one starts, so that two never work at a time.
            self.end();
            match Live::start(&self.hear) {
                Ok(live) => drop(self.worker.replace(Some(live))),
                Err(cause) => self.tell_later(words(&cause)),
            }
        }

        /// Ends the present worker, whatever it is doing.
        pub fn end(&self) {
            self.worker.replace(None);
        }

        /// Posts a request; a worker that cannot take it is told of as [`Heard::Broken`].
        pub fn post(&self, request: &Request) {
            let posted = match (request.encode(), self.worker.borrow().as_ref()) {
                (Ok(text), Some(live)) => live.worker.post_message(&text.into()).map_err(|e| words(&e)),
                (Err(cause), _) => Err(cause.to_string()),
                (_, None) => Err("no worker".to_owned()),
            };
            if let Err(message) = posted {
                self.tell_later(message);
            }
        }

        /// Tells of a failure after the caller has returned, as the browser does with its own.
        fn tell_later(&self, message: String) {
            let hear = Rc::clone(&self.hear);
            gloo::timers::callback::Timeout::new(0, move || hear(Heard::Broken(message))).forget();
        }
    }

    impl Live {
        fn start(hear: &Rc<dyn Fn(Heard)>) -> Result<Self, JsValue> {
            let options = WorkerOptions::new();
            options.set_type(WorkerType::Module);
            let worker = Worker::new_with_options(LOADER, &options)?;
            let to = Rc::clone(hear);
            let message = Closure::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                to(match Event::decode(&text) {
                    Ok(event) => Heard::Event(Box::new(event)),
                    Err(cause) => Heard::Broken(cause.to_string()),
                });
            });
            let to = Rc::clone(hear);
            let garbled = Closure::new(move |_: MessageEvent| to(Heard::Broken("messageerror".to_owned())));
            let to = Rc::clone(hear);
            let error = Closure::new(move |event: ErrorEvent| {
                // What is handled here is no error of the page.
                event.prevent_default();
                let message = js_sys::Reflect::get(&event, &"message".into());
                let message = message.ok().and_then(|message| message.as_string()).unwrap_or_default();
                to(Heard::Broken(message));
            });
            worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
            worker.set_onmessageerror(Some(garbled.as_ref().unchecked_ref()));
            worker.set_onerror(Some(error.as_ref().unchecked_ref()));
            Ok(Self { worker, _message: message, _garbled: garbled, _error: error })
        }
    }

    fn words(cause: &JsValue) -> String {
        let message = cause.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        message.or_else(|| cause.as_string()).unwrap_or_else(|| format!("{cause:?}"))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::{Heard, Request};

    /// Natively there is no worker: nothing is posted and nothing is heard.
    #[derive(Debug)]
    pub struct Client;

    impl Client {
        /// A client that hears nothing.
        pub fn new(_: impl Fn(Heard) + 'static) -> Self {
            Self
        }

        /// Does nothing.
        pub fn restart(&self) {}

        /// Does nothing.
        pub fn end(&self) {}

        /// Does nothing.
        pub fn post(&self, _: &Request) {}
    }
}
