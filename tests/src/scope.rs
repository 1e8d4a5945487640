//! Looking for elements on the page or inside another element, and waiting until they are there.

use std::ops::AsyncFnMut;
use std::time::Duration;

use fantoccini::Client;
use fantoccini::elements::Element;
use tokio::time::{Instant, sleep};

use crate::failure::{Failure, Result, failure};
use crate::found::Found;
use crate::role::{Name, Role};
use crate::tree;

/// How often something awaited is looked for.
const BEAT: Duration = Duration::from_millis(40);

/// A place to look for elements: a page, or an element that was found.
#[derive(Clone, Debug)]
pub struct Scope {
    pub(crate) client: Client,
    pub(crate) element: Option<Element>,
    /// How long something is awaited before the journey fails.
    pub(crate) patience: Duration,
}

impl Scope {
    /// The one element of this role and name; waits for it.
    ///
    /// # Errors
    /// When it does not come, or when there are several: then the name says too little for a user as well.
    pub async fn find(&self, role: Role, name: impl Into<Name>) -> Result<Found> {
        let name = name.into();
        let mut there = Vec::new();
        let found = self
            .poll(async || {
                there = self.nodes(role, &name).await?;
                if there.len() != 1 {
                    return Ok(None);
                }
                Ok(self.found(role, &there).await?.pop())
            })
            .await;
        match found {
            Ok(found) => Ok(found),
            Err(_) if there.len() > 1 => failure(format!(
                "{} of role {role} are called {name}: {}",
                there.len(),
                there.iter().map(|node| format!("“{}”", node.name)).collect::<Vec<_>>().join(", ")
            )),
            Err(cause) => {
                let others = self.names(role).await.unwrap_or_default();
                failure(format!(
                    "waited {} s for a {role} called {name}; of that role there are: {}{cause}",
                    self.patience.as_secs_f32(),
                    list(&others)
                ))
            }
        }
    }

    /// The one element of this role that shows these words, in its text or in a field inside of it; waits for it.
    /// For rows and list items, which mostly have no name.
    ///
    /// # Errors
    /// When it does not come, or when there are several.
    pub async fn showing(&self, role: Role, words: &str) -> Result<Found> {
        let mut count = 0;
        let found = self
            .poll(async || {
                let nodes = self.nodes(role, &Name::Any).await?;
                let mut elements = tree::elements_with_text(&self.client, &nodes, words).await?;
                count = elements.len();
                Ok(if count == 1 { elements.pop() } else { None })
            })
            .await;
        match found {
            Ok(element) => Ok(Found::new(self, element, role, &tree::Node::default())),
            Err(cause) => failure(format!(
                "waited {} s for one {role} that shows “{words}”; there are {count}{cause}",
                self.patience.as_secs_f32()
            )),
        }
    }

    /// [`Scope::showing`] for a row of a table.
    ///
    /// # Errors
    /// As of [`Scope::showing`].
    pub async fn row(&self, words: &str) -> Result<Found> {
        self.showing(Role::Row, words).await
    }

    /// Every element of this role and name that is there now, in the order of the page; none is an answer too.
    ///
    /// What is drawn anew between the look at the tree and the hand-over of its elements is looked at again: while a
    /// solve runs bars come and go several times a second.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn all(&self, role: Role, name: impl Into<Name>) -> Result<Vec<Found>> {
        let name = name.into();
        self.poll(async || {
            let nodes = self.nodes(role, &name).await?;
            self.found(role, &nodes).await.map(Some)
        })
        .await
    }

    /// The names of every element of this role that is there now; quicker than [`Scope::all`].
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn names(&self, role: Role) -> Result<Vec<String>> {
        Ok(self.nodes(role, &Name::Any).await?.into_iter().map(|node| node.name).collect())
    }

    /// How many elements of this role and name are there now.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn count(&self, role: Role, name: impl Into<Name>) -> Result<usize> {
        Ok(self.nodes(role, &name.into()).await?.len())
    }

    /// Waits until no element of this role and name is there.
    ///
    /// # Errors
    /// When it stays.
    pub async fn absent(&self, role: Role, name: impl Into<Name>) -> Result {
        let name = name.into();
        self.wait_until(&format!("no {role} called {name} is there"), async || {
            Ok(self.nodes(role, &name).await?.is_empty())
        })
        .await
    }

    /// [`Scope::find`] for a button.
    ///
    /// # Errors
    /// As of [`Scope::find`].
    pub async fn button(&self, name: impl Into<Name>) -> Result<Found> {
        self.find(Role::Button, name).await
    }

    /// [`Scope::find`] for a link.
    ///
    /// # Errors
    /// As of [`Scope::find`].
    pub async fn link(&self, name: impl Into<Name>) -> Result<Found> {
        self.find(Role::Link, name).await
    }

    /// [`Scope::find`] for a field of text.
    ///
    /// # Errors
    /// As of [`Scope::find`].
    pub async fn field(&self, name: impl Into<Name>) -> Result<Found> {
        self.find(Role::TextBox, name).await
    }

    /// The text that is to be seen here, as a user would copy it.
    ///
    /// # Errors
    /// When the element or the browser is gone.
    pub async fn text(&self) -> Result<String> {
        let answer = match &self.element {
            Some(element) => {
                self.client
                    .execute("return arguments[0].innerText", vec![serde_json::to_value(element)?])
                    .await?
            }
            None => self.client.execute("return document.body.innerText", vec![]).await?,
        };
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until these words are to be seen here.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn wait_text(&self, words: &str) -> Result {
        self.wait_until(&format!("“{words}” is to be read"), async || {
            Ok(self.text().await?.contains(words))
        })
        .await
    }

    /// Waits until these words are no longer to be seen here.
    ///
    /// # Errors
    /// When they stay.
    pub async fn wait_no_text(&self, words: &str) -> Result {
        self.wait_until(&format!("“{words}” is no longer to be read"), async || {
            Ok(!self.text().await?.contains(words))
        })
        .await
    }

    /// Waits until `holds` answers true; `what` completes "waited 10 s until …".
    ///
    /// # Errors
    /// When it does not.
    pub async fn wait_until(&self, what: &str, mut holds: impl AsyncFnMut() -> Result<bool>) -> Result {
        match self.poll(async || Ok(holds().await?.then_some(()))).await {
            Ok(()) => Ok(()),
            Err(cause) => failure(format!("waited {} s until {what}{cause}", self.patience.as_secs_f32())),
        }
    }

    /// The same place with another patience, for what takes longer, or must be quick.
    #[must_use]
    pub fn within(&self, patience: Duration) -> Self {
        Self { patience, ..self.clone() }
    }

    async fn nodes(&self, role: Role, name: &Name) -> Result<Vec<tree::Node>> {
        tree::nodes(&self.client, self.element.as_ref(), role, name).await
    }

    async fn found(&self, role: Role, nodes: &[tree::Node]) -> Result<Vec<Found>> {
        let elements = tree::elements(&self.client, nodes).await?;
        Ok(elements
            .into_iter()
            .zip(nodes)
            .map(|(element, node)| Found::new(self, element, role, node))
            .collect())
    }

    /// Tries until there is an answer. A refusal of the browser counts as "not yet": the page may be loading just now.
    /// Answers the last refusal, ready to be added to a sentence, when the patience is at its end.
    async fn poll<T>(
        &self,
        mut attempt: impl AsyncFnMut() -> Result<Option<T>>,
    ) -> std::result::Result<T, Failure> {
        let end = Instant::now() + self.patience;
        loop {
            let last = match attempt().await {
                Ok(Some(answer)) => return Ok(answer),
                Ok(None) => Failure(String::new()),
                Err(cause) => Failure(format!(" ({cause})")),
            };
            if Instant::now() >= end {
                return Err(last);
            }
            sleep(BEAT).await;
        }
    }
}

/// A list for a sentence, not too long.
fn list(names: &[String]) -> String {
    const SHOWN: usize = 30;
    match names {
        [] => "none".into(),
        _ => {
            let mut text =
                names.iter().take(SHOWN).map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            if names.len() > SHOWN {
                text.push_str(&format!(" and {} more", names.len() - SHOWN));
            }
            text
        }
    }
}
