//! `kechuang match`: what there is for a person or a body, and when, in three groups.

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use jiff::civil::Date;

use super::args::{Cli, MatchArgs, OpenOn, Study, TableFormat};
use super::error::Error;
use super::output::Text;
use super::source::Source;
use super::today::today;
use super::{Context, exit};
use crate::calendar::{Calendar, TimeAsked};
use crate::directory::{AudienceTerm, Degree, Directory, DirectoryInfo, Id, Kind, Party, Rank, Sex, Term};
use crate::document::entry;
use crate::eligibility::{Births, OLDEST, Person, Place, Studies, age_on, judge};
use crate::export::{Match, MatchGroup, Sheet, matches_json, matches_markdown, sheet_html};
use crate::messages::Messages;
use crate::text::{Glyphs, is_near, nearest};

/// Columns before the lines below an entry.
const INDENT: usize = 3;

/// Judges every service for somebody and for a time.
pub(super) fn run(context: &Context, cli: &Cli, call: &MatchArgs) -> Result<ExitCode, Error> {
    let on = today(cli);
    // The program ends with it: to let go of each record of a large one would take as long as to judge one.
    let directory = ManuallyDrop::new(Source::of(cli)?.directory()?);
    let time = asked_time(call, on);
    let person = person(directory.info(), call, on)?;
    if person.is_none() && time.is_none() {
        return Err(Error::NobodyTold);
    }
    // Dates are read where they are asked for or said.
    let calendar = (time.is_some() || call.sheet).then(|| Calendar::of(&directory));
    let found = judged(&directory, calendar.as_ref(), person.as_ref(), time, on);
    let text = match call.format {
        _ if call.sheet => {
            let told = told(context.messages(), directory.info(), call, person.as_ref(), time);
            let sheet = Sheet { directory: &directory, matches: &found, told, today: on, lang: context.lang };
            Text::lines(sheet_html(&sheet))
        }
        TableFormat::Text if context.facts.streams.output => {
            lines(context, Glyphs::of(cli.glyphs.0.unwrap_or_default()), &directory, &found)
        }
        TableFormat::Text => columns(context, &directory, &found),
        TableFormat::Json => Text::json(&matches_json(&directory, &found, &on.to_string()), true)?,
        TableFormat::Markdown => Text::lines(matches_markdown(&directory, &found, context.lang)),
    };
    let any = found.iter().any(|it| it.group() != MatchGroup::Excluded);
    context.answer(&text, ExitCode::from(if any { exit::DONE } else { exit::NOTHING }))
}

/// Every service with what is judged of it.
fn judged<'a>(
    directory: &'a Directory,
    calendar: Option<&'a Calendar<'a>>,
    person: Option<&Person>,
    time: Option<TimeAsked>,
    on: Date,
) -> Vec<Match<'a>> {
    let services = directory.of_kind(Kind::Service);
    let entries = |no| {
        let entries = calendar?.entries();
        entries.binary_search_by_key(&no, |entry| entry.record).ok().and_then(|at| entries.get(at))
    };
    let judged = services.iter().filter_map(|record| {
        let conditions = directory.conditions(record)?;
        let entry = entries(record);
        Some(Match {
            record,
            page: conditions.page,
            judgement: person.map(|person| judge(directory.info(), conditions, person, on)),
            entry,
            timing: entry.zip(time).map(|(entry, time)| entry.agenda.timing(time, on)),
        })
    });
    judged.collect()
}

/// The time that is asked for.
fn asked_time(call: &MatchArgs, on: Date) -> Option<TimeAsked> {
    let open = call.open.map(|open| match open {
        OpenOn::Today => on,
        OpenOn::Day(day) => day,
    });
    open.map(TimeAsked::Day).or(call.month.map(TimeAsked::Months))
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
            text.add_columns(&[
                group.title(context.messages()),
                &entry(heading, context.messages()),
                &by,
                &read,
                &both[0],
                &both[1],
            ]);
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
            add(0, &entry(heading, context.messages()));
            let parts = [(said.by, it.decides(context.lang)), (said.read, it.reads(context.lang))];
            for (label, words) in parts.iter().filter(|(_, words)| !words.is_empty()) {
                add(INDENT, &messages.labelled(label, words));
            }
            if parts.iter().all(|(_, words)| words.is_empty()) {
                add(INDENT, said.nothing_printed);
            }
            it.contacts(directory, messages).iter().for_each(|contact| add(INDENT, contact.join("  ").trim()));
        }
        text.add_line("");
    }
    text.add_paragraph(said.what_is_compared, 0, width, glyphs);
    text
}

/// Who asks, as the call tells; nobody where it tells nothing.
fn person(info: &DirectoryInfo, call: &MatchArgs, on: Date) -> Result<Option<Person>, Error> {
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
        _ => Ok(Some(person).filter(|it| *it != Person::default())),
    }
}

/// What the call tells of whom and when it is asked for, each with its label.
fn told(
    messages: &Messages,
    info: &DirectoryInfo,
    call: &MatchArgs,
    person: Option<&Person>,
    time: Option<TimeAsked>,
) -> Vec<(&'static str, String)> {
    let said = &messages.matches;
    let mut who: Vec<String> = Vec::new();
    who.extend(call.age.map(|age| said.aged(age)));
    who.extend(call.born.map(|day| said.born_on(day)));
    who.extend(call.sex.map(|sex| sex_word(messages, sex).to_owned()));
    if let Some(person) = person {
        let audience = |id: &Id| info.audiences.iter().find(|it| it.id == *id).map(|it| it.name.clone());
        who.extend(person.roles.iter().chain(&person.bodies).filter_map(audience));
        let field = |id: &Id| info.fields.iter().find(|it| it.id == *id).map(|it| it.name.clone());
        who.extend(person.fields.iter().filter_map(field));
    }
    who.extend(call.degree.map(|degree| degree_word(messages, degree).to_owned()));
    who.extend(call.studying.map(|study| match study {
        Study::No => said.not_studying.to_owned(),
        Study::For(degree) => said.studying(degree_word(messages, degree)),
    }));
    who.extend(call.rank.map(|rank| rank_word(messages, rank).to_owned()));
    who.extend(call.nationality.as_ref().map(|place| said.citizen_of(place)));
    who.extend(call.residence.as_ref().map(|place| said.resident_in(place)));
    who.extend(call.party.map(|party| party_word(messages, party).to_owned()));
    let mut told = Vec::new();
    if !who.is_empty() {
        told.push((said.sheet_for, who.join(messages.facts.comma)));
    }
    told.extend(time.map(|time| match time {
        TimeAsked::Months(months) => (said.sheet_months, messages.months(months.stretches())),
        TimeAsked::Day(day) => (said.sheet_open, day.to_string()),
    }));
    told
}

const fn sex_word(messages: &Messages, sex: Sex) -> &'static str {
    match sex {
        Sex::Female => messages.matches.female,
        Sex::Male => messages.matches.male,
    }
}

const fn degree_word(messages: &Messages, degree: Degree) -> &'static str {
    let said = &messages.matches;
    match degree {
        Degree::College => said.college,
        Degree::Bachelor => said.bachelor,
        Degree::Master => said.master,
        Degree::Doctor => said.doctor,
    }
}

const fn rank_word(messages: &Messages, rank: Rank) -> &'static str {
    let said = &messages.matches;
    match rank {
        Rank::Assistant => said.rank_assistant,
        Rank::Intermediate => said.rank_intermediate,
        Rank::Associate => said.rank_associate,
        Rank::Full => said.rank_full,
    }
}

const fn party_word(messages: &Messages, party: Party) -> &'static str {
    let said = &messages.matches;
    match party {
        Party::Individual => said.as_individual,
        Party::Team => said.as_team,
        Party::Body => said.as_body,
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
