//! Words between the tabs of this browser that have Relais open.

use serde::{Deserialize, Serialize};

use super::database::PlanId;

/// What one tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Which tab speaks.
    pub from: u32,
    /// Of which plan.
    pub plan: PlanId,
    /// What it says.
    pub word: Word,
}

/// What one tab says of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// Does anybody edit it?
    Ask,
    /// I edit it.
    Mine,
    /// I want to edit it: save, and stop editing.
    Take,
    /// I do not edit it any more; all my edits are saved.
    Left,
}

#[cfg(target_arch = "wasm32")]
pub use browser::Channel;
#[cfg(not(target_arch = "wasm32"))]
pub use native::Channel;

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::*;
    use web_sys::{BroadcastChannel, MessageEvent};

    use super::Message;

    const NAME: &str = "relais";

    type Listener = Closure<dyn FnMut(MessageEvent)>;

    /// The line to the other tabs; silent where the browser has none.
    pub struct Channel {
        line: Option<(BroadcastChannel, Listener)>,
    }

    impl std::fmt::Debug for Channel {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Channel").field("open", &self.line.is_some()).finish()
        }
    }

    impl Channel {
        /// Opens the line; `hear` is told what other tabs say.
        pub fn open(hear: impl Fn(Message) + 'static) -> Self {
            // Without a line the revision in the database still keeps tabs from overwriting each other.
            let Ok(channel) = BroadcastChannel::new(NAME) else { return Self { line: None } };
            let closure = Closure::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                // A tab of another version may say what this one does not know.
                if let Ok(message) = serde_json::from_str(&text) {
                    hear(message);
                }
            });
            channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
            Self { line: Some((channel, closure)) }
        }

        /// Tells the other tabs.
        pub fn say(&self, message: &Message) {
            if let (Some((channel, _)), Ok(text)) = (&self.line, serde_json::to_string(message)) {
                // A closed channel has nobody who listens.
                let _ = channel.post_message(&text.into());
            }
        }
    }

    impl Drop for Channel {
        fn drop(&mut self) {
            if let Some((channel, _)) = &self.line {
                channel.set_onmessage(None);
                channel.close();
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::Message;

    /// Natively there are no other tabs.
    #[derive(Debug)]
    pub struct Channel;

    impl Channel {
        /// A line on which nobody speaks.
        pub fn open(_: impl Fn(Message) + 'static) -> Self {
            Self
        }

        /// Says it to nobody.
        pub fn say(&self, _: &Message) {}
    }
}
