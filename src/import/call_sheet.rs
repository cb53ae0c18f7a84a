//! A call sheet that somebody filled in: numbers that were called, with what was found. Nothing else in the program confirms
//! anything.
//!
//! A contact is confirmed where each of its voice numbers was found right, or has a new one; where it has none but faxes, these.
//! A schedule is confirmed where it is ticked, or its service is named. A row on which none of this is said changes nothing.

use hashbrown::{HashMap, HashSet};

use super::grid::{At, CellValue, Grid, GridRow};
use super::incoming::{Doubt, Incoming, IncomingRecord, SkipReason, Skipped, Unclear};
use crate::directory::{
    CallNumber, Confirmation, Contact, Directory, Means, PhoneKind, RecordIdx, SocietyList, Which, digits,
};
use crate::messages::{Lang, Messages};
use crate::tabular::{Row, SheetColumn, from_inert};

/// Headings stand in one of so many first rows.
const MOST_ABOVE: usize = 20;

/// Words for yes, in small letters.
const YES: [&str; 10] = ["√", "✓", "✔", "☑", "y", "yes", "对", "是", "true", "1"];

/// Words for no. A mere x is neither: some tick with it.
const NO: [&str; 10] = ["×", "✗", "✘", "☒", "n", "no", "错", "否", "false", "0"];

/// A row on which something was filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Called {
    /// Where it stands.
    pub at: At,
    /// The number, as the sheet has it.
    pub number: String,
    /// Whether it was found right; `None` where nothing is said of it.
    pub is_right: Option<bool>,
    /// The number that is right instead.
    pub new_number: Option<String>,
    /// Which schedules were found right.
    pub schedules: Schedules,
    /// Who asked, when and how.
    pub confirmation: Confirmation,
}

/// Which schedules of a number are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schedules {
    /// None.
    None,
    /// All.
    All,
    /// Those of the services with these printed numbers.
    Of(Vec<u32>),
}

/// What is unclear of what was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallDoubt {
    /// No entry has the number.
    NoSuchNumber(String),
    /// The number has two rows.
    Twice(String),
    /// It is right, and another one is.
    Contradicts,
    /// Neither yes nor no.
    Tick(String),
    /// Neither a month nor a day.
    When(String),
    /// Nobody asked.
    NoOffice,
    /// No way to ask.
    How(String),
    /// The service with this number has no schedule that is asked after there.
    NoSchedule(u32),
}

impl CallDoubt {
    pub(super) fn told(&self, messages: &Messages) -> String {
        let said = &messages.import;
        match self {
            Self::NoSuchNumber(number) => said.call_no_such_number(number),
            Self::Twice(number) => said.call_twice(number),
            Self::Contradicts => said.call_contradicts.to_owned(),
            Self::Tick(found) => said.call_tick(found),
            Self::When(found) => said.call_when(found),
            Self::NoOffice => said.call_no_office.to_owned(),
            Self::How(found) => said.call_how(found),
            Self::NoSchedule(number) => said.call_no_schedule(number),
        }
    }
}

/// Reads tables of which one is a call sheet; `None` where none is.
pub(super) fn read(grids: &[Grid]) -> Option<Incoming> {
    let (grid, first, headings) = grids.iter().filter(|grid| !grid.is_hidden).find_map(|grid| {
        let mut rows = grid.rows.iter().take(MOST_ABOVE).enumerate();
        rows.find_map(|(at, row)| Some((grid, at, headings(row)?)))
    })?;
    let mut incoming = Incoming::default();
    for row in grid.rows.iter().skip(first + 1) {
        RowReader { grid, row, headings: &headings, incoming: &mut incoming }.read();
    }
    Some(incoming)
}

/// The columns of a row of headings, where it is that of a call sheet.
fn headings(row: &GridRow) -> Option<HashMap<SheetColumn, u32>> {
    let languages = [Lang::Zh.messages(), Lang::En.messages()];
    let named = row.cells.iter().filter_map(|(at, value)| match value {
        CellValue::Text(text) => Some((SheetColumn::of_heading(text, languages)?, *at)),
        _ => None,
    });
    let headings: HashMap<SheetColumn, u32> = named.collect();
    let is_sheet = [SheetColumn::Number, SheetColumn::Right].iter().all(|it| headings.contains_key(it));
    is_sheet.then_some(headings)
}

/// A row that is being read.
struct RowReader<'a> {
    grid: &'a Grid,
    row: &'a GridRow,
    headings: &'a HashMap<SheetColumn, u32>,
    incoming: &'a mut Incoming,
}

impl RowReader<'_> {
    fn at(&self, column: SheetColumn) -> At {
        let heading = Some(column.name(Lang::Zh.messages()).to_owned());
        let column = self.headings.get(&column).copied();
        At { sheet: self.grid.sheet.clone(), row: self.row.number, column, heading, ..At::default() }
    }

    fn doubt(&mut self, column: SheetColumn, doubt: Doubt) {
        let at = self.at(column);
        self.incoming.unclear.push(Unclear { at, doubt });
    }

    /// What stands in a cell. A number there is one that a spreadsheet made of what was typed.
    fn text(&mut self, column: SheetColumn) -> String {
        let Some(value) = self.headings.get(&column).and_then(|at| self.row.cell(*at)) else { return String::new() };
        let text = from_inert(&value.shown()).trim().to_owned();
        let is_number = matches!(column, SheetColumn::Number | SheetColumn::NewNumber);
        let doubt = match value {
            CellValue::Error(_) => Doubt::FormulaError(text.clone()),
            CellValue::Number(_) if is_number => Doubt::MadeNumber(text.clone()),
            CellValue::Date(_) if column != SheetColumn::On => Doubt::MadeDate(text.clone()),
            _ => return text,
        };
        self.doubt(column, doubt);
        text
    }

    fn read(mut self) {
        let number = self.text(SheetColumn::Number);
        let [right, new_number, schedules] =
            [SheetColumn::Right, SheetColumn::NewNumber, SheetColumn::SchedulesRight].map(|column| self.text(column));
        if number.is_empty() {
            return;
        }
        if right.is_empty() && new_number.is_empty() && schedules.is_empty() {
            self.incoming.unchanged += 1;
            return;
        }
        let is_right = tick(&right);
        if !right.is_empty() && is_right.is_none() {
            self.doubt(SheetColumn::Right, Doubt::Call(CallDoubt::Tick(right)));
            return;
        }
        let new_number = Some(new_number).filter(|it| !it.is_empty());
        if is_right == Some(true) && new_number.is_some() {
            self.doubt(SheetColumn::NewNumber, Doubt::Call(CallDoubt::Contradicts));
            return;
        }
        let Some(schedules) = self.schedules(schedules) else { return };
        if is_right == Some(false) && new_number.is_none() && schedules == Schedules::None {
            let at = self.at(SheetColumn::Right);
            self.incoming.skipped.push(Skipped { at, reason: SkipReason::WrongNumber });
            return;
        }
        let Some(confirmation) = self.confirmation() else { return };
        let at = self.at(SheetColumn::Number);
        self.incoming.calls.push(Called { at, number, is_right, new_number, schedules, confirmation });
    }

    fn schedules(&mut self, text: String) -> Option<Schedules> {
        let is_listed = text.chars().any(|c| c.is_ascii_digit()) && !["0", "1"].contains(&text.as_str());
        Some(match tick(&text) {
            _ if text.is_empty() => Schedules::None,
            Some(true) => Schedules::All,
            Some(false) => Schedules::None,
            None if is_listed => {
                let numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|it| it.parse().ok());
                Schedules::Of(numbers.collect())
            }
            None => {
                self.doubt(SheetColumn::SchedulesRight, Doubt::Call(CallDoubt::Tick(text)));
                return None;
            }
        })
    }

    fn confirmation(&mut self) -> Option<Confirmation> {
        let [on, by, how] = [SheetColumn::On, SheetColumn::By, SheetColumn::How].map(|column| self.text(column));
        let (when, means) = (date(&on), means(&how));
        if when.is_none() {
            self.doubt(SheetColumn::On, Doubt::Call(CallDoubt::When(on)));
        }
        if by.is_empty() {
            self.doubt(SheetColumn::By, Doubt::Call(CallDoubt::NoOffice));
        }
        if means.is_none() {
            self.doubt(SheetColumn::How, Doubt::Call(CallDoubt::How(how)));
        }
        Some(Confirmation { on: when?, by: Some(by).filter(|it| !it.is_empty())?, how: means? })
    }
}

/// Yes or no; `None` for anything else.
fn tick(text: &str) -> Option<bool> {
    let text = text.to_lowercase();
    let is_among = |words: &[&str]| words.contains(&text.as_str());
    if is_among(&YES) { Some(true) } else { is_among(&NO).then_some(false) }
}

/// How it was asked; a call unless something is said.
fn means(text: &str) -> Option<Means> {
    let is_it = |means: &Means| {
        let slug = match means {
            Means::Call => "call",
            Means::Page => "page",
            Means::Letter => "letter",
        };
        text.eq_ignore_ascii_case(slug) || Lang::ALL.iter().any(|lang| lang.messages().means(*means) == text)
    };
    if text.is_empty() { Some(Means::Call) } else { Means::ALL.into_iter().find(is_it) }
}

/// A month or a day as the files write it, however the sheet does: `2026/11/3`, `2026.11`, `2026年11月`. Whether the calendar
/// has it, the loader says.
fn date(text: &str) -> Option<String> {
    let is_between = |c: char| matches!(c, '-' | '/' | '.' | '年' | '月' | '日');
    let parts: Vec<&str> = text.trim_end_matches(is_between).split(is_between).map(str::trim).collect();
    let is_number = |part: &&str, most: usize| {
        !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (year, rest) = parts.split_first()?;
    let is_date = year.len() == 4 && is_number(year, 4) && matches!(rest.len(), 1 | 2);
    let is_date = is_date && rest.iter().all(|part| is_number(part, 2));
    is_date.then(|| rest.iter().fold((*year).to_owned(), |date, part| format!("{date}-{part:0>2}")))
}

/// What calls make of the records of a directory: services and organizations come to the others that the file says, of the list
/// of societies it is given back where the file says it, how it is and how it is to be.
pub(super) fn apply(directory: &Directory, incoming: &mut Incoming) -> Option<(At, SocietyList, SocietyList)> {
    if incoming.calls.is_empty() {
        return None;
    }
    let list = directory.call_list();
    let calls = std::mem::take(&mut incoming.calls);
    let mut applying = Applying { directory, calls: HashMap::new(), incoming };
    let places: HashMap<String, &CallNumber<'_>> = list.iter().map(|it| (digits(it.number), it)).collect();
    let mut schedules: HashMap<(RecordIdx, usize), &Called> = HashMap::new();
    let mut touched: Vec<Option<RecordIdx>> = Vec::new();
    for call in &calls {
        let key = digits(&call.number);
        let Some(number) = places.get(&key) else {
            applying.doubt(&call.at, CallDoubt::NoSuchNumber(call.number.clone()));
            continue;
        };
        if applying.calls.insert(key, call).is_some() {
            applying.doubt(&call.at, CallDoubt::Twice(call.number.clone()));
        }
        applying.schedules(number, call, &mut schedules);
        touched.extend(number.things.iter().map(|it| it.record));
    }
    let mut seen = HashSet::new();
    touched.retain(|record| seen.insert(*record));
    let mut changed_list = None;
    for record in touched {
        if let Some(no) = record {
            applying.record(no, &schedules);
        } else {
            let old = directory.society_list();
            changed_list = old.and_then(|old| {
                let mut new = old.clone();
                let at = applying.contacts(&mut new.contacts);
                (new != *old).then(|| (at, old.clone(), new))
            });
        }
    }
    changed_list
}

/// Calls that are being carried over into records.
struct Applying<'a, 'b> {
    directory: &'a Directory,
    /// By the digits of the number.
    calls: HashMap<String, &'b Called>,
    incoming: &'a mut Incoming,
}

impl<'b> Applying<'_, 'b> {
    fn doubt(&mut self, at: &At, doubt: CallDoubt) {
        self.incoming.unclear.push(Unclear { at: at.clone(), doubt: Doubt::Call(doubt) });
    }

    /// Notes the schedules that a call confirms, each with the call.
    fn schedules(
        &mut self,
        number: &CallNumber<'_>,
        call: &'b Called,
        noted: &mut HashMap<(RecordIdx, usize), &'b Called>,
    ) {
        let there = number.things.iter().filter(|it| matches!(it.which, Which::Schedule(_)));
        let there: Vec<(u32, RecordIdx, usize)> =
            there.filter_map(|it| Some((self.directory.heading(it.record?)?.number?, it.record?, it.at))).collect();
        let missing = match &call.schedules {
            Schedules::Of(numbers) => {
                numbers.iter().copied().filter(|wanted| there.iter().all(|(number, ..)| number != wanted)).collect()
            }
            Schedules::None | Schedules::All => Vec::new(),
        };
        for number in missing {
            self.doubt(&call.at, CallDoubt::NoSchedule(number));
        }
        let is_meant = |number: &u32| match &call.schedules {
            Schedules::None => false,
            Schedules::All => true,
            Schedules::Of(numbers) => numbers.contains(number),
        };
        noted.extend(there.into_iter().filter(|(number, ..)| is_meant(number)).map(|(_, no, at)| ((no, at), call)));
    }

    /// A record with what the calls say of it.
    fn record(&mut self, no: RecordIdx, schedules: &HashMap<(RecordIdx, usize), &Called>) {
        let Some(old) = self.directory.record(no).map(Row::from) else { return };
        let mut new = old.clone();
        let mut at = match &mut new {
            Row::Service(service) => self.contacts(&mut service.contacts),
            Row::Profile(profile) => self.contacts(&mut profile.contacts),
            _ => return,
        };
        if let Row::Service(service) = &mut new {
            for (place, schedule) in service.schedules.iter_mut().enumerate() {
                if let Some(call) = schedules.get(&(no, place)) {
                    confirm(&mut schedule.confirmed, &call.confirmation);
                    at = call.at.clone();
                }
            }
        }
        if new != old {
            self.incoming.records.push(IncomingRecord { at, value: new });
        }
    }

    /// Puts the right numbers into contacts and confirms those of which each number is known; where the last call stands.
    fn contacts(&mut self, contacts: &mut [Contact]) -> At {
        let mut at = At::default();
        for contact in contacts {
            let has_voice = contact.phones.iter().any(|phone| phone.kind == PhoneKind::Voice);
            let mut told: Vec<Option<&Called>> = Vec::new();
            for phone in &mut contact.phones {
                let call = self.calls.get(&digits(&phone.number)).copied();
                if let Some(new) = call.and_then(|it| it.new_number.as_ref()) {
                    phone.number.clone_from(new);
                }
                if !has_voice || phone.kind == PhoneKind::Voice {
                    let is_known = |it: &&Called| it.is_right == Some(true) || it.new_number.is_some();
                    told.push(call.filter(is_known));
                }
                if let Some(call) = call {
                    at = call.at.clone();
                }
            }
            let known: Vec<&Called> = told.iter().copied().flatten().collect();
            // The oldest of several says how far back all of them are known.
            let Some(oldest) = known.iter().min_by_key(|it| it.confirmation.on.as_str()) else { continue };
            if known.len() == told.len() {
                confirm(&mut contact.confirmed, &oldest.confirmation);
            } else {
                self.incoming.skipped.push(Skipped { at: oldest.at.clone(), reason: SkipReason::OtherNumber });
            }
        }
        at
    }
}

/// Notes a confirmation, unless a later one stands there.
fn confirm(place: &mut Option<Box<Confirmation>>, new: &Confirmation) {
    let is_later = |old: &Confirmation| {
        let shared = old.on.len().min(new.on.len());
        old.on.get(..shared) > new.on.get(..shared)
    };
    if !place.as_ref().is_some_and(|old| is_later(old)) {
        *place = Some(Box::new(new.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::{date, means, tick};
    use crate::directory::Means;

    #[test]
    fn a_date_is_read_however_the_sheet_writes_it() {
        for (written, read) in [
            ("2026-11", "2026-11"),
            ("2026/11/3", "2026-11-03"),
            ("2026.1", "2026-01"),
            ("2026年11月", "2026-11"),
            ("2026年11月3日", "2026-11-03"),
        ] {
            assert_eq!(date(written).as_deref(), Some(read), "{written}");
        }
        for wrong in ["", "2026", "Nov-26", "11-2026", "2026-11-03-01", "26-11", "2026-"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_mere_x_is_neither_yes_nor_no() {
        assert_eq!((tick("√"), tick("Y"), tick("×"), tick("no")), (Some(true), Some(true), Some(false), Some(false)));
        assert_eq!((tick("x"), tick("")), (None, None));
        assert_eq!(
            (means(""), means("网页"), means("Letter")),
            (Some(Means::Call), Some(Means::Page), Some(Means::Letter))
        );
        assert_eq!(means("梦"), None);
    }
}
