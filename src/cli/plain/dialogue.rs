//! The dialogue: a line in, lines out. It writes and reads nothing itself.

use super::answers::{About, Choice, List, MOST, Rows, World};
use super::contents::Place;
use super::dates::dates;
use super::entry::{self, Lines, related};
use super::questions::{Next, Purpose, Questions};
use super::taking::Taking;
use super::words::{Heard, Word, heard, help, meant, number};
use crate::calendar::Months;
use crate::cli::output::WIDTHS;
use crate::directory::RecordIdx;
use crate::messages::{Lang, Messages};
use crate::search::{Groups, Problem, Query};
use crate::terminal::clipboard::Clipboard;

/// So many steps can be taken back.
const MOST_VIEWS: usize = 64;

/// Something that was said and can be come back to.
enum View {
    List(List),
    /// An entry, chosen by its number from the list before it, of whose rest lines up to a place have been said.
    Entry {
        no: RecordIdx,
        number: usize,
        said: std::ops::Range<usize>,
    },
}

/// What comes of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// Lines to be said.
    Said(Vec<String>),
    /// The reader leaves.
    Left,
}

/// Where the reader is.
pub(super) struct Dialogue<'a> {
    world: World<'a>,
    pub(super) lang: Lang,
    /// Columns for which lines are broken; `None` where none is.
    pub(super) width: Option<usize>,
    clipboard: Option<Clipboard>,
    views: Vec<View>,
    questions: Option<Questions>,
    /// What was looked for last.
    asked: Option<String>,
    /// What was said last.
    said: Vec<String>,
    /// Whether it has been said what a number is for.
    is_told_of_numbers: bool,
}

impl<'a> Dialogue<'a> {
    pub(super) const fn new(world: World<'a>, lang: Lang, width: Option<usize>, clipboard: Option<Clipboard>) -> Self {
        Self {
            world,
            lang,
            width,
            clipboard,
            views: Vec::new(),
            questions: None,
            asked: None,
            said: Vec::new(),
            is_told_of_numbers: false,
        }
    }

    const fn messages(&self) -> &'static Messages {
        self.lang.messages()
    }

    /// What stands before the next line.
    pub(super) fn prompt(&self) -> &'static str {
        let messages = self.messages();
        match (&self.questions, self.views.last()) {
            (Some(questions), _) => questions.prompt(messages),
            (None, Some(View::List(_))) => messages.plain.prompt_number,
            (None, Some(View::Entry { .. })) => messages.plain.prompt_entry,
            (None, None) => messages.plain.prompt_find,
        }
    }

    /// Lets go of the clipboard.
    pub(super) fn close(&self) {
        self.clipboard.iter().for_each(Clipboard::close);
    }

    /// Answers a line.
    pub(super) fn hear(&mut self, line: &str) -> Reply {
        let lines = match (heard(line), &mut self.questions) {
            (Heard::Command(Word::Quit, _), _) => return Reply::Left,
            (Heard::Command(Word::Again, _), _) if self.said.is_empty() => {
                vec![self.messages().plain.nothing_said.to_owned()]
            }
            (Heard::Command(Word::Again, _), _) => return Reply::Said(self.said.clone()),
            (heard, Some(_)) => self.answer(line, &heard),
            (heard, None) => self.act(heard),
        };
        if !lines.is_empty() {
            self.said.clone_from(&lines);
        }
        Reply::Said(lines)
    }

    /// Takes the answer to a question.
    fn answer(&mut self, line: &str, heard: &Heard) -> Vec<String> {
        let messages = self.messages();
        let Some(questions) = &mut self.questions else { return Vec::new() };
        match heard {
            Heard::Command(Word::Back, _) => {
                self.questions = None;
                return vec![messages.plain.stopped.to_owned()];
            }
            Heard::Command(Word::Help, _) => {
                return vec![questions.intro(messages).to_owned(), questions.text(messages).to_owned()];
            }
            _ => {}
        }
        let next = questions.answer(line, messages);
        if let Next::Again(mut lines) = next {
            lines.push(questions.text(messages).to_owned());
            return lines;
        }
        if let Next::Question = next {
            return vec![questions.text(messages).to_owned()];
        }
        self.questions = None;
        match next {
            Next::Query(text) => self.ask(&text),
            Next::Year(months) => self.year(months),
            _ => vec![messages.plain.nothing_told.to_owned()],
        }
    }

    fn act(&mut self, heard: Heard) -> Vec<String> {
        match heard {
            Heard::Nothing => self.go_on(false),
            Heard::Number(number, typed) => self.choose(number, &typed),
            Heard::Question(text) => self.ask(&text),
            Heard::Command(word, argument) => self.carry_out(word, argument.as_deref()),
        }
    }

    fn carry_out(&mut self, word: Word, argument: Option<&str>) -> Vec<String> {
        let messages = self.messages();
        match word {
            Word::Help => help(self.lang),
            Word::More => self.or_no_more(false),
            Word::All => self.or_no_more(true),
            Word::Back => self.back(),
            Word::List => self.list(),
            Word::Phone | Word::Spell | Word::Copy => self.numbers(word, argument.and_then(number)),
            Word::Links => self.links(),
            Word::Contents => self.open(View::List(List::of_place(Place::Root, &self.world))),
            Word::Fits => self.question(Purpose::Fits),
            Word::Year => self.question(Purpose::Year),
            Word::Excluded => self.excluded(),
            Word::Lang => self.set_lang(argument),
            Word::Width => match argument.and_then(number) {
                Some(0) => {
                    self.width = None;
                    vec![messages.plain.width_off.to_owned()]
                }
                Some(width) if WIDTHS.contains(&width) => {
                    self.width = Some(width);
                    vec![messages.plain.width_now(width)]
                }
                _ => vec![messages.plain.width_range(WIDTHS.start(), WIDTHS.end())],
            },
            // They are answered before anything else.
            Word::Again | Word::Quit => Vec::new(),
        }
    }

    /// Looks for something, and says what is wrong with it first.
    fn ask(&mut self, text: &str) -> Vec<String> {
        let messages = self.messages();
        let query = self.world.query(text);
        let mut lines: Vec<String> = query.problems().iter().map(|it| messages.problem(it)).collect();
        if query.problems().iter().any(Problem::is_fatal) {
            return lines;
        }
        let found = self.world.index.search(&query, None, MOST);
        lines.extend(found.problems.iter().map(|it| messages.problem(it)));
        let text = Query::cut(text).to_owned();
        let said = &messages.plain;
        let command = meant(&text, !found.hits.is_empty());
        lines.extend(command.map(|command| said.meant(&text, command)));
        let excluded = found.groups.map_or(0, |groups| groups.excluded);
        let left_out = (excluded > 0).then(|| said.excluded_word(messages.standings.left_out(excluded)));
        self.asked = Some(text.clone());
        if found.hits.is_empty() {
            lines.push(said.none_found(&text));
            lines.extend(messages.understood(&found));
            lines.extend(left_out);
            return lines;
        }
        lines.extend(messages.understood(&found));
        let records = found.hits.iter().map(|hit| hit.record).collect();
        let rows = Rows::Found(records, found.groups);
        let list = List::new(About::Question(text), rows, found.total, left_out.into_iter().collect());
        lines.extend(self.open(View::List(list)));
        lines
    }

    /// What printed conditions exclude of the answers to the last question.
    fn excluded(&mut self) -> Vec<String> {
        let said = &self.messages().plain;
        let asked = self.asked.clone().map(|text| {
            let query = self.world.query(&text);
            let found = self.world.index.search(&query, None, 0);
            (query.with_conditions(found.conditions()), text)
        });
        let Some((query, text)) = asked.filter(|(query, _)| query.told_fields().next().is_some()) else {
            return vec![said.nobody_told.to_owned()];
        };
        // They stand behind all others.
        let found = self.world.index.search(&query.with_excluded(), None, self.world.directory.len());
        let groups = found.groups.unwrap_or_default();
        let excluded = found.hits.iter().skip(groups.fits + groups.to_read).map(|hit| hit.record).take(MOST);
        if groups.excluded == 0 {
            return vec![said.none_excluded.to_owned()];
        }
        let groups = Groups { fits: 0, to_read: 0, ..groups };
        let rows = Rows::Found(excluded.collect(), Some(groups));
        self.open(View::List(List::new(About::Question(text), rows, groups.excluded, Vec::new())))
    }

    fn question(&mut self, purpose: Purpose) -> Vec<String> {
        let messages = self.messages();
        let questions = self.questions.insert(Questions::new(purpose));
        vec![questions.intro(messages).to_owned(), questions.text(messages).to_owned()]
    }

    fn push(&mut self, view: View) {
        if self.views.len() == MOST_VIEWS {
            self.views.remove(0);
        }
        self.views.push(view);
    }

    /// Goes somewhere and says what is there.
    fn open(&mut self, view: View) -> Vec<String> {
        self.push(view);
        let mut lines = self.begin();
        if let Some(View::List(list)) = self.views.last() {
            if list.len() == 0 {
                self.views.pop();
                return vec![self.messages().plain.nothing_here.to_owned()];
            }
            if !std::mem::replace(&mut self.is_told_of_numbers, true) {
                lines.push(self.messages().plain.choose.to_owned());
            }
        }
        lines
    }

    /// Where the reader is, from the beginning.
    fn begin(&mut self) -> Vec<String> {
        match self.views.last_mut() {
            None => vec![self.messages().plain.how.to_owned()],
            Some(View::List(list)) => list.begin(&self.world, self.lang),
            Some(View::Entry { said, .. }) => {
                *said = 0..0;
                self.entry()
            }
        }
    }

    /// The line that was chosen, and what one comes to an entry for.
    fn entry(&self) -> Vec<String> {
        let Some(View::Entry { no, number, .. }) = self.views.last() else { return Vec::new() };
        let mut lines: Vec<String> =
            self.last_list().map(|it| it.numbered(&self.world, self.lang, *number)).into_iter().collect();
        let all = Lines::of(self.world.directory, *no, self.lang, self.world.today);
        let left = all.rest.len();
        lines.extend(all.first);
        lines.extend((left > 0).then(|| self.messages().plain.more_lines(left)));
        lines
    }

    fn last_list(&self) -> Option<&List> {
        self.views.iter().rev().find_map(|view| if let View::List(list) = view { Some(list) } else { None })
    }

    /// What comes next of a list or an entry; nothing where all has been said.
    fn go_on(&mut self, is_all: bool) -> Vec<String> {
        let portion = |usual: usize| if is_all { usize::MAX } else { usual };
        match self.views.last_mut() {
            Some(View::List(list)) if list.has_more() => {
                list.go_on(&self.world, self.lang, portion(super::answers::PORTION))
            }
            Some(View::Entry { no, said, .. }) => {
                let rest = Lines::of(self.world.directory, *no, self.lang, self.world.today).rest;
                *said = said.end..said.end.saturating_add(portion(entry::PORTION)).min(rest.len());
                let left = rest.len() - said.end;
                let mut lines = rest.get(said.clone()).unwrap_or_default().to_vec();
                if !lines.is_empty() {
                    let plain = &self.lang.messages().plain;
                    lines.push(if left > 0 { plain.more_lines(left) } else { plain.no_more.to_owned() });
                }
                lines
            }
            _ => Vec::new(),
        }
    }

    fn or_no_more(&mut self, is_all: bool) -> Vec<String> {
        let lines = self.go_on(is_all);
        let said = &self.messages().plain;
        match lines.is_empty() {
            true if self.views.is_empty() => vec![said.no_list.to_owned()],
            true => vec![said.no_more.to_owned()],
            false => lines,
        }
    }

    /// Goes to what has a number in the last list. A number that is none of a list is looked for.
    fn choose(&mut self, number: usize, typed: &str) -> Vec<String> {
        let Some(list) = self.last_list() else { return self.ask(typed) };
        match list.choice(number) {
            Some(choice) => {
                // From entry to entry of a list there is one step back.
                while let Some(View::Entry { .. }) = self.views.last() {
                    self.views.pop();
                }
                match choice {
                    Choice::Record(no) => self.open(View::Entry { no, number, said: 0..0 }),
                    Choice::Place(place) => self.open(View::List(List::of_place(place, &self.world))),
                }
            }
            // Three digits or more are those of a telephone number.
            None if typed.len() > 2 && number > list.len() => self.ask(typed),
            None => vec![self.messages().plain.no_such_number(number, list.len())],
        }
    }

    fn back(&mut self) -> Vec<String> {
        if self.views.pop().is_none() {
            return vec![self.messages().plain.no_back.to_owned()];
        }
        match self.views.last_mut() {
            Some(View::List(list)) => list.repeat(&self.world, self.lang),
            _ => self.begin(),
        }
    }

    fn list(&mut self) -> Vec<String> {
        if self.last_list().is_none() {
            return vec![self.messages().plain.no_list.to_owned()];
        }
        while let Some(View::Entry { .. }) = self.views.last() {
            self.views.pop();
        }
        self.begin()
    }

    fn links(&mut self) -> Vec<String> {
        let said = &self.messages().plain;
        let Some(View::Entry { no, .. }) = self.views.last() else { return vec![said.no_entry.to_owned()] };
        let related = related(self.world.directory, *no, self.lang);
        if related.is_empty() {
            return vec![said.none_related.to_owned()];
        }
        let total = related.len();
        let list = List::new(About::Related(*no), Rows::Records(related.into_iter().collect()), total, Vec::new());
        self.open(View::List(list))
    }

    /// The telephone numbers of the entry, or of a row of the list; said, spelt or copied.
    fn numbers(&self, word: Word, argument: Option<usize>) -> Vec<String> {
        let messages = self.messages();
        let said = &messages.plain;
        let (no, which) = match (self.views.last(), argument) {
            (Some(View::Entry { no, .. }), which) => (*no, which),
            (Some(View::List(list)), number) => {
                let only = if list.len() == 1 { Some(1) } else { None };
                match number.or(only).and_then(|number| list.choice(number)) {
                    Some(Choice::Record(no)) => (no, None),
                    _ => return vec![said.no_entry.to_owned()],
                }
            }
            (None, _) => return vec![said.no_entry.to_owned()],
        };
        Taking { world: &self.world, clipboard: self.clipboard.as_ref(), messages }.say(word, no, which)
    }

    /// Dates to come within a year, perhaps in some months only.
    fn year(&mut self, months: Option<Months>) -> Vec<String> {
        let (list, lines) = dates(&self.world, self.messages(), months);
        if list.len() == 0 {
            let said = &self.messages().calendar;
            return std::iter::once(said.nothing.to_owned()).chain(lines).collect();
        }
        self.open(View::List(list))
    }

    /// Changes the language and says again what was said last, in it.
    fn set_lang(&mut self, argument: Option<&str>) -> Vec<String> {
        self.lang = match (argument, self.lang) {
            (Some("zh" | "中文" | "汉语" | "chinese"), _) | (None, Lang::En) => Lang::Zh,
            (Some("en" | "英文" | "英语" | "english"), _) | (None, Lang::Zh) => Lang::En,
            (Some(_), _) => return vec![self.messages().plain.no_such_lang.to_owned()],
        };
        // What stands in the rows of dates is in the language before.
        if let Some(View::List(List { about: About::Year(months), .. })) = self.views.last() {
            let (list, _) = dates(&self.world, self.lang.messages(), *months);
            self.views.pop();
            self.views.push(View::List(list));
        }
        let mut lines = vec![self.messages().plain.lang_now.to_owned()];
        lines.extend(if self.views.is_empty() { Vec::new() } else { self.begin() });
        lines
    }
}
