//! Choosing one of many by typing a few letters, and choosing one of a few.

use super::field::use_field;
use super::icon::{Icon, icons};
use super::options::{Choices, Line, Suggestions, chosen, last_part, lines, step};
use super::palette::colour_class;
use super::unique::unique;
use crate::text::{kit, use_text};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// A field with type-ahead over people, projects or skills; see [`Suggestions`] for lists that take new entries.
///
/// `value` is the *value* of the choice; the field shows its label. A value without a choice is shown as it is.
#[component]
pub fn Combobox(
    #[prop(into)] value: Signal<String>,
    #[prop(into)] suggestions: Signal<Suggestions>,
    /// The value of the chosen line, the typed text of a new entry, or an empty text.
    #[prop(into)]
    on_commit: Callback<String, Result<(), String>>,
    #[prop(into, optional)] placeholder: Signal<String>,
    #[prop(into, optional)] label: Option<Signal<String>>,
) -> impl IntoView {
    let text = use_text();
    let field = use_field();
    let input = NodeRef::<html::Input>::new();
    let list_id = StoredValue::new(unique("options"));
    // `None`: nothing is being typed, the field shows its value.
    let draft = RwSignal::new(None::<String>);
    let touched = RwSignal::new(false);
    let open = RwSignal::new(false);
    let marked = RwSignal::new(None::<usize>);
    let refused = field.refused;

    let shown = Memo::new(move |_| {
        value.with(|value| {
            suggestions.with(|s| {
                let choice = s.choices.iter().find(|choice| choice.value == *value);
                choice.map_or_else(|| value.clone(), |choice| choice.label.clone())
            })
        })
    });
    let typed = move || draft.get().unwrap_or_else(|| shown.get());
    let offered = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        suggestions.with(|s| lines(s, &typed(), touched.get()))
    });
    let is_open = move || open.get() && !offered.with(Vec::is_empty);
    let close = move || {
        open.set(false);
        marked.set(None);
    };
    let take_back = move || {
        close();
        draft.set(None);
        touched.set(false);
        refused.set(None);
    };
    let take = move |line: Option<Line>| {
        let Some(typed) = draft.get_untracked().or_else(|| line.as_ref().map(|_| shown.get_untracked()))
        else {
            close();
            return;
        };
        let choice = line.as_ref().map(|line| &line.choice);
        match suggestions.with_untracked(|s| chosen(s, &typed, choice)) {
            Some(text) if text == value.get_untracked() => take_back(),
            Some(text) => match on_commit.run(text) {
                Ok(()) => take_back(),
                Err(reason) => {
                    close();
                    refused.set(Some(reason));
                }
            },
            None => {
                close();
                refused.set(Some(kit::no_match(text.now()).to_owned()));
            }
        }
    };
    let marked_line =
        move || marked.get_untracked().and_then(|at| offered.with_untracked(|all| all.get(at).cloned()));
    let on_input = move |ev| {
        refused.set(None);
        draft.set(Some(event_target_value(&ev)));
        touched.set(true);
        open.set(true);
        let best = suggestions.with_untracked(|s| {
            let typed = draft.get_untracked().unwrap_or_default();
            s.separator.is_none() && !last_part(&typed, s.separator).1.trim().is_empty()
        });
        marked.set((best && offered.with_untracked(|all| !all.is_empty())).then_some(0));
    };
    let on_keydown = move |ev: KeyboardEvent| {
        if ev.is_composing() {
            return;
        }
        let arrow = |down: bool| {
            if open.get_untracked() {
                let count = offered.with_untracked(Vec::len);
                marked.update(|at| *at = step(*at, count, down));
            } else {
                open.set(true);
            }
        };
        match ev.key().as_str() {
            "ArrowDown" => arrow(true),
            "ArrowUp" => arrow(false),
            "Enter" if open.get_untracked() || draft.with_untracked(Option::is_some) => take(marked_line()),
            "Escape" if open.get_untracked() || draft.with_untracked(Option::is_some) => take_back(),
            _ => return,
        }
        ev.prevent_default();
        ev.stop_propagation();
    };
    let (wrong, described) = (field.clone(), field.clone());
    view! {
        <div class="combobox">
            <input
                node_ref=input
                class="input"
                id=field.id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                prop:value=typed
                placeholder=placeholder
                aria-label=label
                aria-autocomplete="list"
                aria-expanded=move || super::button::truth(is_open())
                aria-controls=list_id.get_value()
                aria-activedescendant=move || marked.get().map(|at| format!("{}-{at}", list_id.get_value()))
                aria-invalid=move || wrong.is_wrong().then_some("true")
                aria-describedby=move || described.described_by()
                on:input=on_input
                on:keydown=on_keydown
                on:mousedown=move |_| open.set(true)
                on:blur=move |_| {
                    // A field that is taken from the page loses the focus, too, when its values are gone already.
                    if let Some(touched) = touched.try_get_untracked() {
                        take(marked_line().filter(|_| touched));
                    }
                }
            />
            <span class="combobox-arrow" aria-hidden="true"><Icon icon=icons::DOWN/></span>
            <Show when=is_open>
                // Pressing the mouse in the list must not take the focus from the input.
                <div
                    class="combobox-list"
                    role="listbox"
                    id=list_id.get_value()
                    aria-label=move || kit::options(text.lang(), offered.with(Vec::len))
                    on:mousedown=|ev| ev.prevent_default()
                >
                    {move || {
                        offered
                            .get()
                            .into_iter()
                            .enumerate()
                            .map(|(at, line)| {
                                let picked = line.clone();
                                let label = match line.creates {
                                    true => kit::create(text.lang(), &line.choice.label),
                                    false => line.choice.label,
                                };
                                let class = match line.choice.colour {
                                    Some(colour) => format!("combobox-option has-dot {}", colour_class(colour)),
                                    None => "combobox-option".to_owned(),
                                };
                                view! {
                                    <div
                                        class=class
                                        role="option"
                                        id=format!("{}-{at}", list_id.get_value())
                                        aria-selected=move || super::button::truth(marked.get() == Some(at))
                                        on:click=move |_| take(Some(picked.clone()))
                                    >
                                        <span class="clip">{label}</span>
                                        <span class="faint clip">{line.choice.detail}</span>
                                    </div>
                                }
                            })
                            .collect_view()
                    }}
                </div>
            </Show>
        </div>
    }
}

/// The browser's own list, for a few fixed choices.
#[component]
pub fn Select(
    #[prop(into)] value: Signal<String>,
    #[prop(into)] choices: Signal<Choices>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(into, optional)] label: Option<Signal<String>>,
) -> impl IntoView {
    let field = use_field();
    let (wrong, described) = (field.clone(), field.clone());
    view! {
        <span class="combobox">
            <select
                class="input is-select"
                id=field.id
                aria-label=label
                aria-invalid=move || wrong.is_wrong().then_some("true")
                aria-describedby=move || described.described_by()
                // The options stand before the value: a value without its option would show nothing.
                prop:value=move || {
                    choices.track();
                    value.get()
                }
                on:change=move |ev| on_change.run(event_target_value(&ev))
            >
                {move || {
                    let value = value.get_untracked();
                    choices.with(|choices| {
                        choices
                            .iter()
                            .map(|choice| {
                                view! {
                                    <option value=choice.value.clone() selected=choice.value == value>
                                        {choice.label.clone()}
                                    </option>
                                }
                            })
                            .collect_view()
                    })
                }}
            </select>
            <span class="combobox-arrow" aria-hidden="true"><Icon icon=icons::DOWN/></span>
        </span>
    }
}
