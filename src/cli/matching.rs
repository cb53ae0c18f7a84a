//! `kechuang match`: what there is for a person or a body, in three groups.

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use super::args::{Cli, MatchArgs, Study, TableFormat};
use super::error::Error;
use super::output::{Text, print};
use super::source::Source;
use super::today::today;
use super::{Context, exit};
use crate::directory::{AudienceTerm, Directory, DirectoryInfo, Id, Kind, Party, Record, Term};
use crate::document::entry;
use crate::eligibility::{Births, OLDEST, Person, Place, Studies, age_on, judge};
use crate::export::{Match, MatchGroup, matches_json, matches_markdown};
use crate::text::{Glyphs, is_near, nearest};

/// Columns before the lines below an entry.
const INDENT: usize = 3;

/// Judges every service for somebody.
pub(super) fn run(context: &Context, cli: &Cli, call: &MatchArgs) -> Result<ExitCode, Error> {
    let on = today(cli);
    // The program ends with it: to let go of each record of a large one would take as long as to judge one.
    let directory = ManuallyDrop::new(Source::of(cli)?.directory()?);
    let person = person(directory.info(), call, on)?;
    let services = directory.of_kind(Kind::Service);
    let found: Vec<Match<'_>> = services
        .iter()
        .filter_map(|record| match directory.record(record) {
            Some(Record::Service(service)) => {
                Some(Match { record, service, judgement: judge(directory.info(), service, &person, on) })
            }
            _ => None,
        })
        .collect();
    let text = match call.format {
        TableFormat::Text if context.facts.streams.output => {
            lines(context, Glyphs::of(cli.glyphs.0.unwrap_or_default()), &directory, &found)
        }
        TableFormat::Text => columns(context, &directory, &found),
        TableFormat::Json => Text::json(&matches_json(&directory, &found, &on.to_string()), true)?,
        TableFormat::Markdown => Text::lines(matches_markdown(&directory, &found, context.lang)),
    };
    let any = found.iter().any(|it| it.group() != MatchGroup::Excluded);
    print(&text, ExitCode::from(if any { exit::DONE } else { exit::NOTHING }))
}

/// A line for each service, divided by tabs: group, number and name, what decides, what is left to be read, department, numbers.
fn columns(context: &Context, directory: &Directory, found: &[Match<'_>]) -> Text {
    let mut text = Text::default();
    for group in MatchGroup::ALL {
        for it in found.iter().filter(|it| it.group() == group) {
            let Some(heading) = directory.heading(it.record) else { continue };
            let (by, read) = (it.decides(context.lang), it.reads(context.lang));
            let contacts = it.contacts(directory, context.messages());
            let both = [0, 1].map(|at| contacts.iter().map(|it| it[at].as_str()).collect::<Vec<_>>().join(" "));
            text.add_columns(&[group.title(context.messages()), &entry(heading), &by, &read, &both[0], &both[1]]);
        }
    }
    text
}

/// What a reader at a terminal sees: the groups one below the other, what decides under each entry.
fn lines(context: &Context, glyphs: &Glyphs, directory: &Directory, found: &[Match<'_>]) -> Text {
    let messages = context.messages();
    let said = &messages.matches;
    let width = usize::from(context.facts.size.width);
    let mut text = Text::default();
    for group in MatchGroup::ALL {
        let of_group: Vec<&Match<'_>> = found.iter().filter(|it| it.group() == group).collect();
        let mut add = |indent: usize, line: &str| text.add_paragraph(line, indent, width, glyphs);
        add(0, &said.counted(group.title(messages), of_group.len()));
        for it in of_group {
            let Some(heading) = directory.heading(it.record) else { continue };
            add(0, &entry(heading));
            let parts = [(said.by, it.decides(context.lang)), (said.read, it.reads(context.lang))];
            for (label, words) in parts.iter().filter(|(_, words)| !words.is_empty()) {
                add(INDENT, &messages.labelled(label, words));
            }
            if it.deciding().is_empty() && it.to_read().is_empty() {
                add(INDENT, said.nothing_printed);
            }
            it.contacts(directory, messages).iter().for_each(|contact| add(INDENT, contact.join("  ").trim()));
        }
        text.add_line("");
    }
    text.add_paragraph(said.what_is_compared, 0, width, glyphs);
    text
}

/// Who asks, as the call tells.
fn person(info: &DirectoryInfo, call: &MatchArgs, on: jiff::civil::Date) -> Result<Person, Error> {
    let born = match (call.born, call.age) {
        (Some(born), _) => match age_on(born, on) {
            _ if born > on => return Err(Error::NotYetBorn { born: born.to_string(), today: on.to_string() }),
            Some(age) if age <= OLDEST => Some(Births::on(born)),
            _ => return Err(Error::BornTooEarly { born: born.to_string(), most: OLDEST }),
        },
        (None, Some(age)) => Births::of_ages(age, age, on),
        (None, None) => None,
    };
    let person = Person {
        born,
        sex: call.sex,
        nationality: call.nationality.as_deref().map(|word| place(info, "--nationality", word)).transpose()?,
        residence: call.residence.as_deref().map(|word| place(info, "--residence", word)).transpose()?,
        degree: call.degree,
        studies: call.studying.map(|it| match it {
            Study::No => Studies::No,
            Study::For(degree) => Studies::For(degree),
        }),
        rank: call.rank,
        fields: terms(&call.field, &Words::of_terms("--field", &info.fields))?,
        roles: terms(&call.role, &Words::of_audiences("--role", "--org", info, false))?,
        bodies: terms(&call.org, &Words::of_audiences("--org", "--role", info, true))?,
        party: call.party,
    };
    if person == Person::default() {
        return Err(Error::NobodyTold);
    }
    let told = [
        ("--age", call.age.is_some()),
        ("--born", call.born.is_some()),
        ("--sex", call.sex.is_some()),
        ("--role", !call.role.is_empty()),
        ("--field", !call.field.is_empty()),
        ("--degree", call.degree.is_some()),
        ("--studying", call.studying.is_some()),
        ("--rank", call.rank.is_some()),
        ("--nationality", call.nationality.is_some()),
    ];
    match told.iter().find(|(_, is_told)| *is_told) {
        Some((option, _)) if person.party == Some(Party::Body) => Err(Error::BodyHasNone(option)),
        _ => Ok(person),
    }
}

/// The words that an option takes: of each term its id and every name.
struct Words<'a> {
    option: &'static str,
    own: Vec<(&'a Id, Vec<&'a str>)>,
    /// Those of the other option, and its name.
    others: Vec<(&'a Id, Vec<&'a str>)>,
    other: &'static str,
}

impl<'a> Words<'a> {
    fn of_terms(option: &'static str, terms: &'a [Term]) -> Self {
        let own = terms.iter().map(|it| (&it.id, names(&it.id, &it.name, &it.english, &it.alternate_names)));
        Self { option, own: own.collect(), others: Vec::new(), other: "" }
    }

    fn of_audiences(option: &'static str, other: &'static str, info: &'a DirectoryInfo, organization: bool) -> Self {
        let of = |organization| {
            let terms = info.audiences.iter().filter(move |it: &&AudienceTerm| it.organization == organization);
            terms.map(|it| (&it.id, names(&it.id, &it.name, &it.english, &it.alternate_names))).collect()
        };
        Self { option, own: of(organization), others: of(!organization), other }
    }

    /// The term that a word names, in English also one of them: `researcher`.
    fn find(&self, word: &str) -> Result<Id, Error> {
        let (option, word) = (self.option, word.trim());
        if let Some(id) = named(&self.own, word) {
            return Ok(id.clone());
        }
        if named(&self.others, word).is_some() {
            return Err(Error::TermOfOther { option, word: word.to_owned(), other: self.other });
        }
        let closest = nearest(word, self.own.iter().flat_map(|(_, names)| names.iter().copied()));
        let all = self.own.iter().map(|(id, _)| id.to_string()).collect();
        Err(Error::UnknownTerm { option, word: word.to_owned(), closest: closest.map(str::to_owned), all })
    }
}

fn names<'a>(id: &'a Id, name: &'a str, english: &'a str, others: &'a [String]) -> Vec<&'a str> {
    [id.as_str(), name, english].into_iter().chain(others.iter().map(String::as_str)).collect()
}

fn named<'a>(terms: &[(&'a Id, Vec<&'a str>)], word: &str) -> Option<&'a Id> {
    let word = word.to_lowercase();
    let several = [format!("{word}s"), word.strip_suffix('y').map(|it| format!("{it}ies")).unwrap_or_default()];
    let is_it = |name: &&str| {
        let name = name.to_lowercase();
        name == word || several.contains(&name)
    };
    terms.iter().find(|(_, names)| !word.is_empty() && names.iter().any(is_it)).map(|(id, _)| *id)
}

fn terms(words: &[String], known: &Words<'_>) -> Result<Vec<Id>, Error> {
    words.iter().map(|word| known.find(word)).collect()
}

/// A place by one of its names, or any other. A slip in a name that is known is not another place.
fn place(info: &DirectoryInfo, option: &'static str, word: &str) -> Result<Place, Error> {
    let known = Words::of_terms(option, &info.places);
    if let Some(id) = named(&known.own, word.trim()) {
        return Ok(Place::Known(id.clone()));
    }
    // Of two Chinese characters one is enough for another place: 美国 is no slip for 中国.
    let lower = word.trim().to_lowercase();
    let mut all = known.own.iter().flat_map(|(_, names)| names.iter().skip(1).copied());
    match all.find(|name| word.is_ascii() && is_near(&lower, &name.to_lowercase())) {
        Some(closest) => Err(Error::NoSuchPlace { option, word: word.to_owned(), closest: closest.to_owned() }),
        None => Ok(Place::Elsewhere),
    }
}
