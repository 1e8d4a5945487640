//! Pictures of the built app, for documents and for whoever works on its look. See [`HELP`].

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use tests::host::Host;
use tests::{Name, Page, Result, Role, Settings, Theme, containing, failure, place};

const HELP: &str = "\
script/shot PLACE OUT [OPTIONS] [STEPS]

PLACE   what follows the app's address, such as \"?screen=team\"; \"\" for the first page
OUT     a .png is a picture of the window, a .pdf what the browser would print (A4)

options
  --width 1280  --height 800   the page's size in CSS pixels
  --scale 2                    device pixels for each of them
  --theme dark                 what the system prefers: light or dark
  --lang fr                    the user's language
  --whole                      the page to its end, not only the window
  --landscape                  the sheet's orientation, for a .pdf

steps, done in the order in which they stand
  --click NAME     a button, link, tab, entry of a menu, cell, row … with this name, or that contains it
  --field NAME     puts the focus in the field with this name
  --type TEXT      types where the focus is; \\n is Enter, \\t is Tab
  --press KEYS     such as Control+k, Escape, ArrowDown
  --paste FILE     pastes the text of a file
  --drop FILE      drops a file on the page
  --wait WORDS     until they are to be read (at most 30 s)
  --pause 0.5      seconds

The console's errors are printed. RELAIS_DIST names another built app than `dist`.";

/// What `--click` looks for, in this order.
const CLICKED: [Role; 16] = [
    Role::Button,
    Role::Link,
    Role::Tab,
    Role::MenuItem,
    Role::MenuItemRadio,
    Role::Option,
    Role::Checkbox,
    Role::Radio,
    Role::Switch,
    Role::Combobox,
    Role::TreeItem,
    Role::GridCell,
    Role::Cell,
    Role::ColumnHeader,
    Role::ListItem,
    Role::Row,
];

/// What `--field` looks for.
const FIELDS: [Role; 6] =
    [Role::TextBox, Role::SearchBox, Role::Combobox, Role::SpinButton, Role::Date, Role::Time];

enum Step {
    Click(String),
    Field(String),
    Type(String),
    Press(String),
    Paste(PathBuf),
    Drop(PathBuf),
    Wait(String),
    Pause(Duration),
}

struct Wish {
    place: String,
    out: PathBuf,
    settings: Settings,
    whole: bool,
    landscape: bool,
    steps: Vec<Step>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let taken = match read(arguments) {
        Ok(wish) => take(&wish).await,
        Err(cause) => Err(cause),
    };
    match taken {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("error: {cause}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: Vec<String>) -> Result<Wish> {
    let mut plain = Vec::new();
    let mut settings = Settings::default();
    let (mut whole, mut landscape) = (false, false);
    let mut steps = Vec::new();
    let mut rest = arguments.into_iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().map_or_else(|| failure(format!("{argument} needs a value")), Ok);
        match argument.as_str() {
            "--width" => settings.size.0 = number(&value()?)?,
            "--height" => settings.size.1 = number(&value()?)?,
            "--scale" => settings.scale = number(&value()?)?,
            "--theme" => {
                settings.theme = match value()?.as_str() {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    other => return failure(format!("the theme is light or dark, not {other}")),
                }
            }
            "--lang" => settings.languages = value()?,
            "--whole" => whole = true,
            "--landscape" => landscape = true,
            "--click" => steps.push(Step::Click(value()?)),
            "--field" => steps.push(Step::Field(value()?)),
            "--type" => steps.push(Step::Type(value()?.replace("\\n", "\n").replace("\\t", "\t"))),
            "--press" => steps.push(Step::Press(value()?)),
            "--paste" => steps.push(Step::Paste(value()?.into())),
            "--drop" => steps.push(Step::Drop(value()?.into())),
            "--wait" => steps.push(Step::Wait(value()?)),
            "--pause" => steps.push(Step::Pause(Duration::from_secs_f64(number(&value()?)?))),
            other if other.starts_with("--") => return failure(format!("unknown option {other}\n\n{HELP}")),
            _ => plain.push(argument),
        }
    }
    let Ok([place, out]) = <[String; 2]>::try_from(plain) else {
        return failure(format!("PLACE and OUT are needed\n\n{HELP}"));
    };
    Ok(Wish { place, out: out.into(), settings, whole, landscape, steps })
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().or_else(|_| failure(format!("{text} is no such number")))
}

async fn take(wish: &Wish) -> Result {
    let Some(dist) = place::dist() else { return failure("the app is not built: run script/build --fast") };
    let host = Host::bind(&dist, "/", 0).await?;
    let address = format!("http://localhost:{}/", host.address.port());
    tokio::spawn(host.serve());
    let page = Page::new(address, wish.settings.clone()).await?;
    let taken = walk_and_take(&page, wish).await;
    for line in page.console().await.unwrap_or_default() {
        if line.severe {
            eprintln!("console: {}", line.text);
        }
    }
    page.stop().await;
    taken
}

async fn walk_and_take(page: &Page, wish: &Wish) -> Result {
    page.open(&wish.place).await?;
    for step in &wish.steps {
        match step {
            Step::Click(name) => named(page, &CLICKED, name).await?.click().await?,
            Step::Field(name) => named(page, &FIELDS, name).await?.focus().await?,
            Step::Type(text) => page.type_text(text).await?,
            Step::Press(keys) => page.press(keys).await?,
            Step::Paste(file) => page.paste(&std::fs::read_to_string(file)?).await?,
            Step::Drop(file) => {
                let name =
                    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                page.drop_file(&name, &std::fs::read(file)?).await?;
            }
            Step::Wait(words) => page.within(Duration::from_secs(30)).wait_text(words).await?,
            Step::Pause(time) => tokio::time::sleep(*time).await,
        }
    }
    // What the last step started may still be on its way to the screen.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let printed = wish.out.extension().is_some_and(|end| end == "pdf");
    let content = if printed { page.print(wish.landscape).await? } else { page.picture(wish.whole).await? };
    std::fs::write(&wish.out, content)?;
    Ok(())
}

/// The first element with this whole name, else the first whose name contains it; waits for it.
async fn named(page: &Page, roles: &[Role], name: &str) -> Result<tests::Found> {
    for _ in 0..100 {
        for wanted in [Name::from(name), containing(name)] {
            for &role in roles {
                if let Some(found) = page.all(role, wanted.clone()).await?.into_iter().next() {
                    return Ok(found);
                }
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let mut there = Vec::new();
    for &role in roles {
        there.extend(page.names(role).await?.into_iter().map(|name| format!("{role} “{name}”")));
    }
    failure(format!("nothing to be clicked or filled is called “{name}”; there are: {}", there.join(", ")))
}
