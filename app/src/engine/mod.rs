//! The solver behind a worker: what page and worker say to each other.
//!
//! [`protocol`] is the language, [`client`] the page's side, [`serve`] the worker's.
//! A solve is one blocking call inside the worker, so it cannot be told to stop:
//! the page ends the worker and starts another ([`client::Client::restart`]),
//! which loses nothing because every improvement was posted when it was found.
//! Several workers at a time are several clients.
//! [`question`] is what can be asked about a plan beside that, and how it is answered.

pub mod client;
pub mod protocol;
pub mod question;
pub mod serve;
