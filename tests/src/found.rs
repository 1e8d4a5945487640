//! An element that was found, and what a user can do with it.

use std::ops::Deref;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use serde_json::Value;

use crate::failure::Result;
use crate::keys;
use crate::role::Role;
use crate::scope::Scope;
use crate::tree::Node;

/// An element of the page. It is a [`Scope`] too: look for others inside of it.
#[derive(Clone, Debug)]
pub struct Found {
    scope: Scope,
    element: Element,
    pub role: Role,
    /// Its accessible name when it was found.
    pub name: String,
    /// Its accessible description when it was found, such as the message of a field that is wrong.
    pub description: String,
}

impl Deref for Found {
    type Target = Scope;

    fn deref(&self) -> &Scope {
        &self.scope
    }
}

impl Found {
    pub(crate) fn new(scope: &Scope, element: Element, role: Role, node: &Node) -> Self {
        let scope = Scope { element: Some(element.clone()), ..scope.clone() };
        Self { scope, element, role, name: node.name.clone(), description: node.description.clone() }
    }

    /// Clicks it as a user does: fails when something lies over it.
    ///
    /// # Errors
    /// When it is gone, hidden or covered.
    pub async fn click(&self) -> Result {
        Ok(self.element.click().await?)
    }

    /// Clicks it twice, quickly.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn double_click(&self) -> Result {
        let mut actions = self.pointer();
        for _ in 0..2 {
            actions = actions
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
                .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Moves the pointer over its middle.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn hover(&self) -> Result {
        Ok(self.client.perform_actions(self.pointer()).await?)
    }

    /// Takes its middle and drops it at the middle of `to`, in steps, as a hand does. With `drop` false the button
    /// stays down: look at what shows, then press Escape or call [`crate::Page::release`].
    ///
    /// # Errors
    /// When one of them is gone.
    pub async fn drag(&self, to: &Found, drop: bool) -> Result {
        const STEPS: u32 = 5;
        let pause = Some(std::time::Duration::from_millis(15));
        let (from_x, from_y) = self.middle().await?;
        let (to_x, to_y) = to.middle().await?;
        let mut actions = self.pointer().then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        for _ in 0..STEPS {
            let (x, y) = ((to_x - from_x) / f64::from(STEPS), (to_y - from_y) / f64::from(STEPS));
            actions = actions.then(PointerAction::MoveBy { duration: pause, x, y });
        }
        if drop {
            actions = actions.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Where its middle is, in CSS pixels from the corner of the window.
    async fn middle(&self) -> Result<(f64, f64)> {
        let box_ = self
            .run("const b = arguments[0].getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]")
            .await?;
        Ok((box_[0].as_f64().unwrap_or_default(), box_[1].as_f64().unwrap_or_default()))
    }

    fn pointer(&self) -> MouseActions {
        MouseActions::new("mouse".into()).then(PointerAction::MoveToElement {
            element: self.element.clone(),
            duration: None,
            x: 0.0,
            y: 0.0,
        })
    }

    /// Gives it the focus, as Tab would.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn focus(&self) -> Result {
        self.run("arguments[0].scrollIntoView({ block: 'nearest' }); arguments[0].focus()").await?;
        Ok(())
    }

    /// Has it the focus?
    ///
    /// # Errors
    /// When it is gone.
    pub async fn has_focus(&self) -> Result<bool> {
        Ok(self.run("return document.activeElement === arguments[0]").await? == Value::Bool(true))
    }

    /// Gives it the focus, selects what stands in it and types `text` in its place.
    ///
    /// # Errors
    /// When it is gone or cannot be typed into.
    pub async fn fill(&self, text: &str) -> Result {
        self.focus().await?;
        self.run("arguments[0].select?.()").await?;
        let actions = if text.is_empty() { keys::chord("Delete")? } else { keys::typing(text) };
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Sets a field of a date, a time, a colour or a range, whose pickers take no plain typing.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn set_value(&self, value: &str) -> Result {
        let script = "const [field, value] = arguments;
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        self.client.execute(script, vec![serde_json::to_value(&self.element)?, value.into()]).await?;
        Ok(())
    }

    /// Chooses the option with this text in a list of choices.
    ///
    /// # Errors
    /// When there is none.
    pub async fn choose(&self, option: &str) -> Result {
        Ok(self.element.select_by_label(option).await?)
    }

    /// Gives a file of this name and content to a field for files.
    ///
    /// # Errors
    /// When it is gone or is no such field.
    pub async fn choose_file(&self, path: &std::path::Path) -> Result {
        Ok(self.element.send_keys(&path.display().to_string()).await?)
    }

    /// What stands in a field.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn value(&self) -> Result<String> {
        Ok(self.element.prop("value").await?.unwrap_or_default())
    }

    /// An attribute, such as "aria-pressed".
    ///
    /// # Errors
    /// When it is gone.
    pub async fn attribute(&self, name: &str) -> Result<Option<String>> {
        Ok(self.element.attr(name).await?)
    }

    /// Can it be used, or is it greyed out?
    ///
    /// # Errors
    /// When it is gone.
    pub async fn is_enabled(&self) -> Result<bool> {
        let asks = "const e = arguments[0]; return !e.disabled && e.getAttribute('aria-disabled') !== 'true'";
        Ok(self.run(asks).await? == Value::Bool(true))
    }

    /// Is it ticked, pressed or selected?
    ///
    /// # Errors
    /// When it is gone.
    pub async fn is_on(&self) -> Result<bool> {
        let asks = "const e = arguments[0];
            return e.checked === true || ['aria-checked', 'aria-pressed', 'aria-selected'].some(a => e.getAttribute(a) === 'true')";
        Ok(self.run(asks).await? == Value::Bool(true))
    }

    /// Its place on the page: left, top, width and height in CSS pixels.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn rectangle(&self) -> Result<(f64, f64, f64, f64)> {
        Ok(self.element.rectangle().await?)
    }

    /// Runs a script that sees the element as `arguments[0]`. For what a user sees there are the other methods.
    ///
    /// # Errors
    /// When it is gone or the script throws.
    pub async fn run(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute(script, vec![serde_json::to_value(&self.element)?]).await?)
    }
}
