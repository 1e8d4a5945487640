//! What an element is to its user, in the words of WAI-ARIA.

use std::fmt;

/// The roles that journeys look for. `Date` and `Time` are Chromium's names for the pickers, which ARIA has none for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Alert,
    AlertDialog,
    Article,
    Banner,
    Button,
    Cell,
    Checkbox,
    ColumnHeader,
    Combobox,
    Complementary,
    Date,
    Dialog,
    Figure,
    Form,
    Grid,
    GridCell,
    Group,
    Heading,
    Image,
    Link,
    List,
    ListBox,
    ListItem,
    Log,
    Main,
    Menu,
    MenuItem,
    MenuItemRadio,
    Meter,
    Navigation,
    Option,
    ProgressBar,
    Radio,
    RadioGroup,
    Region,
    Row,
    RowHeader,
    Search,
    SearchBox,
    Separator,
    Slider,
    SpinButton,
    Status,
    Switch,
    Tab,
    Table,
    TabList,
    TabPanel,
    TextBox,
    Time,
    Toolbar,
    Tooltip,
    Tree,
    TreeItem,
}

impl Role {
    /// The role's name in Chromium's accessibility tree.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::AlertDialog => "alertdialog",
            Self::Article => "article",
            Self::Banner => "banner",
            Self::Button => "button",
            Self::Cell => "cell",
            Self::Checkbox => "checkbox",
            Self::ColumnHeader => "columnheader",
            Self::Combobox => "combobox",
            Self::Complementary => "complementary",
            Self::Date => "Date",
            Self::Dialog => "dialog",
            Self::Figure => "figure",
            Self::Form => "form",
            Self::Grid => "grid",
            Self::GridCell => "gridcell",
            Self::Group => "group",
            Self::Heading => "heading",
            Self::Image => "image",
            Self::Link => "link",
            Self::List => "list",
            Self::ListBox => "listbox",
            Self::ListItem => "listitem",
            Self::Log => "log",
            Self::Main => "main",
            Self::Menu => "menu",
            Self::MenuItem => "menuitem",
            Self::MenuItemRadio => "menuitemradio",
            Self::Meter => "meter",
            Self::Navigation => "navigation",
            Self::Option => "option",
            Self::ProgressBar => "progressbar",
            Self::Radio => "radio",
            Self::RadioGroup => "radiogroup",
            Self::Region => "region",
            Self::Row => "row",
            Self::RowHeader => "rowheader",
            Self::Search => "search",
            Self::SearchBox => "searchbox",
            Self::Separator => "separator",
            Self::Slider => "slider",
            Self::SpinButton => "spinbutton",
            Self::Status => "status",
            Self::Switch => "switch",
            Self::Tab => "tab",
            Self::Table => "table",
            Self::TabList => "tablist",
            Self::TabPanel => "tabpanel",
            Self::TextBox => "textbox",
            Self::Time => "InputTime",
            Self::Toolbar => "toolbar",
            Self::Tooltip => "tooltip",
            Self::Tree => "tree",
            Self::TreeItem => "treeitem",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The accessible name that is looked for: a plain string means the whole name.
#[derive(Clone, Debug)]
pub enum Name {
    Any,
    Exactly(String),
    Containing(String),
}

/// Any name that contains these words.
pub fn containing(words: &str) -> Name {
    Name::Containing(words.to_owned())
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Exactly(name.to_owned())
    }
}

impl Name {
    pub(crate) fn fits(&self, name: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Exactly(wanted) => wanted == name,
            Self::Containing(words) => name.contains(words),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("of any name"),
            Self::Exactly(name) => write!(f, "“{name}”"),
            Self::Containing(words) => write!(f, "“…{words}…”"),
        }
    }
}
