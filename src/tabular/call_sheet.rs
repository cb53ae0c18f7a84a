//! The sheet of numbers to be called: a row for each number with all that hangs on it, and the columns that whoever calls
//! fills in.

use crate::directory::{CallNumber, Directory, PhoneKind, RecordIdx, Which};
use crate::messages::Messages;

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SheetColumn {
    /// As printed. What is filled in belongs to it.
    Number,
    /// Whether a fax answers there.
    Kind,
    /// Who answers.
    Answers,
    /// The services that print it.
    Services,
    /// What these print of when, to be asked about as well.
    Schedules,
    /// Whether it is printed for the list of societies, and for how many.
    Societies,
    /// Ticked where the number is right, or `x` for wrong in the next one.
    Right,
    /// The number that is right instead.
    NewNumber,
    /// Ticked where all the schedules are right; or the numbers of the services of which they are.
    SchedulesRight,
    /// The month or the day of the call.
    On,
    /// The office that called.
    By,
    /// How it was asked: a call unless something else stands there.
    How,
    /// Whatever else was said. It is not read.
    Remark,
}

impl SheetColumn {
    /// In the order of the sheet.
    pub const ALL: [Self; 13] = [
        Self::Number,
        Self::Kind,
        Self::Answers,
        Self::Services,
        Self::Schedules,
        Self::Societies,
        Self::Right,
        Self::NewNumber,
        Self::SchedulesRight,
        Self::On,
        Self::By,
        Self::How,
        Self::Remark,
    ];

    /// Its heading.
    #[must_use]
    pub const fn name(self, messages: &Messages) -> &'static str {
        let said = &messages.curating;
        match self {
            Self::Number => said.sheet_number,
            Self::Kind => said.sheet_kind,
            Self::Answers => said.sheet_answers,
            Self::Services => said.sheet_services,
            Self::Schedules => said.sheet_schedules,
            Self::Societies => said.sheet_societies,
            Self::Right => said.sheet_right,
            Self::NewNumber => said.sheet_new_number,
            Self::SchedulesRight => said.sheet_schedules_right,
            Self::On => said.sheet_on,
            Self::By => said.sheet_by,
            Self::How => said.sheet_how,
            Self::Remark => said.sheet_remark,
        }
    }

    /// Whether whoever calls fills it in.
    #[must_use]
    pub const fn is_filled_in(self) -> bool {
        match self {
            Self::Number | Self::Kind | Self::Answers | Self::Services | Self::Schedules | Self::Societies => false,
            Self::Right | Self::NewNumber | Self::SchedulesRight | Self::On | Self::By | Self::How | Self::Remark => {
                true
            }
        }
    }

    /// The column with a heading in any language.
    #[must_use]
    pub fn of_heading(heading: &str, languages: [&Messages; 2]) -> Option<Self> {
        let heading = heading.trim();
        let is_it = |column: &Self| languages.iter().any(|it| column.name(it).eq_ignore_ascii_case(heading));
        Self::ALL.into_iter().find(is_it)
    }

    /// What stands in it of a number, an item a line. What is filled in is empty.
    #[must_use]
    pub fn cell(self, directory: &Directory, number: &CallNumber<'_>, messages: &Messages) -> String {
        match self {
            Self::Number => number.number.to_owned(),
            Self::Kind => {
                let kinds: Vec<_> = number.kinds.iter().map(|kind| messages.phone_kind(*kind)).collect();
                if *number.kinds == [PhoneKind::Voice] { String::new() } else { kinds.join(messages.facts.and) }
            }
            Self::Answers => {
                let named = number.answering.iter().filter_map(|no| directory.heading(*no));
                named.map(|it| messages.leading(it.title())).collect::<Vec<_>>().join("\n")
            }
            Self::Services => {
                let mut services: Vec<RecordIdx> = number.things.iter().filter_map(|it| it.record).collect();
                services.dedup();
                let named = services.into_iter().filter_map(|no| named(directory, no, messages));
                named.collect::<Vec<_>>().join("\n")
            }
            Self::Schedules => {
                let printed = number.things.iter().filter_map(|it| {
                    let Which::Schedule(schedule) = it.which else { return None };
                    let number = directory.heading(it.record?)?.number.unwrap_or(0);
                    Some(format!("{number:02} {}", messages.labelled(&schedule.label, &schedule.printed)))
                });
                printed.collect::<Vec<_>>().join("\n")
            }
            Self::Societies => {
                let is_of_list = number.things.iter().any(|it| it.record.is_none());
                let list = directory.society_list().filter(|_| is_of_list);
                list.map(|list| messages.facts.answers_for_societies_alone(list.count)).unwrap_or_default()
            }
            Self::Right | Self::NewNumber | Self::SchedulesRight | Self::On | Self::By | Self::How | Self::Remark => {
                String::new()
            }
        }
    }
}

/// A record by its printed number, where it has one, and its name.
fn named(directory: &Directory, no: RecordIdx, messages: &Messages) -> Option<String> {
    let heading = directory.heading(no)?;
    let name = messages.leading(heading.title());
    Some(heading.number.map_or_else(|| name.to_owned(), |number| format!("{number:02} {name}")))
}
