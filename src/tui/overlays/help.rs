//! The help screen: the keys in force, first those of where the reader is, and the query language. It lists what answers
//! a text that is looked for in it.

use std::sync::Arc;

use ratatui::layout::Rect;
use tui_input::InputRequest;

use super::palette::CommandWords;
use super::reply::Reply;
use crate::document::layout::{LayoutOptions, StyledLine};
use crate::document::{Inline, Role};
use crate::messages::{Lang, Messages};
use crate::search::{ChoiceName, Choices, FIELDS, OPERATORS, SearchOptions};
use crate::text::{cells, pad, wrap};
use crate::tui::action::Action;
use crate::tui::command::{COMMANDS, Group};
use crate::tui::keymap::{Binding, Keymap};
use crate::tui::layout::above;
use crate::tui::mode::Mode;
use crate::tui::scroll::step;
use crate::tui::shared::Shared;
use crate::tui::widgets::prompt::Prompt;

/// Cells of the column of keys at the most; a command that has more of them takes several lines.
const MOST_KEYS: usize = 30;

/// What stands between two keys.
const BETWEEN: &str = "  ";

/// So many columns at least have keys and a sentence beside one another.
const NARROWEST: u16 = 56;

/// So many characters can be looked for.
const LONGEST: usize = 100;

/// The help screen.
#[derive(Debug, Clone)]
pub struct Help {
    /// Its lines, laid out for the present width.
    pub lines: Vec<StyledLine>,
    /// The first line seen.
    pub offset: usize,
    /// What is looked for.
    pub typed: Prompt<()>,
    /// Whether that is being typed.
    pub is_typing: bool,
    /// How many lines can be seen, in all columns.
    height: usize,
    /// Whether it is yet to go to the query language.
    goes_to_query: bool,
    /// Where the reader was when it was opened.
    below: Mode,
    words: Arc<CommandWords>,
    /// The rows of the query language, once something is looked for.
    query_words: Option<Arc<Choices>>,
}

/// Where everything of the help stands.
#[derive(Debug, Clone)]
pub struct HelpAreas {
    /// The title.
    pub title: Rect,
    /// The line of what is looked for; none where nothing is.
    pub prompt: Rect,
    /// The rest.
    pub body: Rect,
    /// The body in columns, of which each goes on where the one before ends.
    pub columns: Vec<Rect>,
}

impl Help {
    /// The help for a reader who is somewhere: it begins with what can be done there, and for one who types a query with
    /// what can be typed.
    pub(in crate::tui) fn for_mode(mode: Mode, shared: &mut Shared) -> Self {
        Self {
            lines: Vec::new(),
            offset: 0,
            typed: Prompt::new(String::new(), LONGEST, |_| ()),
            is_typing: false,
            height: 0,
            goes_to_query: mode == Mode::Query,
            below: mode,
            words: CommandWords::of(shared),
            query_words: None,
        }
    }

    /// Where a key is pressed.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        if self.is_typing { Mode::HelpQuery } else { Mode::Help }
    }

    /// Whether the line of what is looked for is seen.
    #[must_use]
    pub fn has_prompt(&self) -> bool {
        self.is_typing || !self.typed.text().is_empty()
    }

    pub(super) fn handle(&mut self, action: Action) -> Reply {
        match action {
            // The page has no cursor: its first line moves, and normalizing keeps the last page full.
            Action::Move(motion) => self.offset = step(self.offset, self.lines.len(), self.height, motion),
            Action::Find => {
                self.is_typing = true;
                self.typed.to_end();
            }
            Action::Edit(request) => self.edit(request),
            Action::Accept => self.is_typing = false,
            Action::ClearQuery => self.clear(),
            Action::Leave if self.has_prompt() => self.clear(),
            Action::Leave | Action::Dismiss => return Reply::Close,
            _ => {}
        }
        Reply::Stay
    }

    pub(super) fn edit(&mut self, request: InputRequest) {
        if self.typed.edit(request) {
            self.offset = 0;
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        if self.typed.insert(text).any {
            self.offset = 0;
        }
    }

    fn clear(&mut self) {
        self.is_typing = false;
        self.typed.set(String::new(), 0);
        self.offset = 0;
    }

    pub(super) fn normalize(&mut self, shared: &Shared) {
        let HelpAreas { body, columns, .. } = self.areas(shared.content_area());
        self.height = usize::from(body.height).saturating_mul(columns.len());
        let width = columns.first().map_or(0, |column| column.width);
        let query_at = self.lay_out(shared.layout(width.into()), columns.len() > 1, &shared.keymap);
        if std::mem::take(&mut self.goes_to_query) {
            self.offset = query_at;
        }
        self.offset = self.offset.min(self.lines.len().saturating_sub(self.height));
    }

    /// Where everything stands in an area: as many columns as fit.
    #[must_use]
    pub fn areas(&self, content_area: Rect) -> HelpAreas {
        let (title, rest) = above(content_area, 1);
        let (prompt, body) = above(rest, u16::from(self.has_prompt()));
        let count = (body.width / NARROWEST).max(1);
        let width = body.width / count;
        let columns = (0..count).map(|number| Rect { x: body.x + number * width, width, ..body });
        HelpAreas { title, prompt, body, columns: columns.collect() }
    }

    /// How many lines there would be in one column that had as much to scroll; `height` is that of a column.
    #[must_use]
    pub fn beside(&self, height: u16) -> usize {
        let others = self.height.saturating_sub(height.into());
        self.lines.len().saturating_sub(others)
    }

    /// Lays out what answers; the line with which the query language begins.
    fn lay_out(&mut self, options: LayoutOptions, is_beside_others: bool, keymap: &Keymap) -> usize {
        let messages = options.lang.messages();
        let longest = keymap.commands().map(|bound| cells(&bound.all_keys())).max().unwrap_or(0);
        // Beside other columns the sentences need the room more.
        let most = if is_beside_others { options.width / 3 } else { options.width * 2 / 5 };
        let width = longest.min(MOST_KEYS).min(most);
        let mut lines = Vec::new();
        for (title, bound) in self.sections(messages, keymap) {
            if !bound.is_empty() {
                heading(&mut lines, &title);
            }
            for bound in bound {
                for (keys, text) in bound.rows(messages) {
                    row(&mut lines, options, &keys, width, &text);
                }
            }
        }
        // Who can have no favourites needs no word for them.
        let keeps = keymap.permits(Action::Favourite);
        let query = self.query_language(messages, keeps);
        let query_at = lines.len().saturating_add(usize::from(!lines.is_empty()));
        if !query.is_empty() {
            heading(&mut lines, messages.groups.query);
        }
        for (example, text) in query {
            row(&mut lines, options, example, width, &text);
        }
        self.lines = lines;
        query_at
    }

    /// The commands that answer, under their headings: first those with a key that is looked for, then those of where the
    /// reader is, then by group. Each stands once.
    fn sections<'a>(&self, messages: &Messages, keymap: &'a Keymap) -> Vec<(String, Vec<&'a Binding>)> {
        let typed = self.typed.trimmed();
        let finder = self.words.finder(typed);
        let place = |bound: &Binding| COMMANDS.iter().position(|command| command.id == bound.command.id);
        let has_key = |bound: &Binding| {
            bound.command.modes.iter().flat_map(|mode| bound.keys(*mode)).any(|key| is_key(key, typed))
        };
        let is_here = |bound: &Binding| {
            let is_common = matches!(bound.command.group, Group::Moving | Group::Program);
            bound.command.modes.contains(&self.below) && !is_common
        };
        let (by_key, others): (Vec<_>, Vec<_>) =
            keymap.commands().partition(|bound| !typed.is_empty() && has_key(bound));
        let others = others.into_iter().filter(|bound| place(bound).is_some_and(|place| finder.finds(place)));
        let (here, others): (Vec<_>, Vec<_>) = others.partition(|bound| is_here(bound));
        let title_here = messages.labelled(messages.palette.help_here, self.below.title(messages));
        let mut sections = vec![(messages.palette.help_keys.to_owned(), by_key), (title_here, here)];
        sections.extend(Group::ALL.map(|group| {
            let of_group = others.iter().copied().filter(|bound| bound.command.group == group).collect();
            (group.title(messages).to_owned(), of_group)
        }));
        sections
    }

    /// What of the query language answers: an example, and what it does.
    fn query_language(&mut self, messages: &Messages, keeps: bool) -> Vec<(&'static str, String)> {
        let naming = messages.naming();
        let fields = FIELDS.iter().map(|field| {
            let row = (field.example_in(naming), messages.field_with_names(field));
            (keeps || !field.role.is_own()).then_some(row)
        });
        let operators = OPERATORS.iter().map(|it| Some((it.example, messages.operator(it).to_owned())));
        let rows = fields.chain(operators);
        let typed = self.typed.trimmed();
        if typed.is_empty() {
            return rows.flatten().collect();
        }
        let words = self.query_words.get_or_insert_with(|| Arc::new(query_words()));
        let finder = words.finder(typed);
        let rows = rows.enumerate().filter_map(|(at, row)| Some((at, row?)));
        let found = rows.filter(|(at, (example, _))| example.contains(typed) || finder.finds(*at));
        found.map(|(_, row)| row).collect()
    }
}

/// The rows of the query language by their words in both languages.
fn query_words() -> Choices {
    let each = Lang::ALL.map(Lang::messages);
    let fields = FIELDS.iter().map(|field| {
        let said = each.map(|messages| messages.field(field).to_owned());
        [field.name.to_owned(), field.chinese.to_owned()].into_iter().chain(said).collect::<Vec<_>>()
    });
    let operators = OPERATORS.iter().map(|it| each.map(|messages| messages.operator(it).to_owned()).into());
    let rows: Vec<Vec<String>> = fields.chain(operators).collect();
    let names = rows.iter().map(|texts| texts.iter().map(|text| ChoiceName::Words(text)));
    Choices::new(names, SearchOptions::default())
}

/// Whether a text names a key: one character as it is, a name or its beginning from two letters on in any case.
fn is_key(key: &str, typed: &str) -> bool {
    if typed.chars().nth(1).is_none() {
        return key == typed;
    }
    key.to_lowercase().starts_with(&typed.to_lowercase())
}

fn heading(lines: &mut Vec<StyledLine>, title: &str) {
    if !lines.is_empty() {
        lines.push(StyledLine::default());
    }
    lines.push(StyledLine::of(vec![Inline::new(title, Role::Heading)]));
}

/// The keys or an example on the left, and beside it what is said of it.
fn row(lines: &mut Vec<StyledLine>, options: LayoutOptions, left: &str, width: usize, right: &str) {
    let room = options.width.saturating_sub(width + 6);
    let mut keys = in_lines(left, width).into_iter();
    let mut texts = wrap(&options.glyphs.show(right), room).into_iter();
    loop {
        let (left, text) = (keys.next(), texts.next());
        if left.is_none() && text.is_none() {
            break;
        }
        let keys = Inline::new(format!("  {}  ", pad(&left.unwrap_or_default(), width)), Role::Key);
        lines.push(StyledLine::of(vec![keys, Inline::new(text.unwrap_or_default(), Role::Text)]));
    }
}

/// Keys in lines of so many cells, none of them broken.
fn in_lines(keys: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for key in keys.split(BETWEEN) {
        match lines.last_mut().filter(|line| cells(line) + BETWEEN.len() + cells(key) <= width) {
            Some(line) => *line = format!("{line}{BETWEEN}{key}"),
            None => lines.push(key.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::is_key;

    #[test]
    fn a_key_is_named_whole_or_by_the_beginning_of_its_name() {
        assert!(is_key("Ctrl-p", "ctrl-p") && is_key("Ctrl-p", "Ctrl") && is_key("y", "y") && is_key("学", "学"));
        assert!(!is_key("Y", "y") && !is_key("Ctrl-p", "p") && !is_key("Space", "S") && !is_key("y", ""));
    }
}
