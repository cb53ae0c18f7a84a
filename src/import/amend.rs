//! What the files of a directory become with a plan, and whether they would be a directory.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::commit::AmendedFile;
use super::grid::At;
use super::incoming::{Doubt, Unclear};
use super::places::{RecordPlace, places};
use super::plan::{Plan, Planned, Told};
use crate::directory::Directory;
use crate::editing::{Edits, discipline_files, layout, service_path, society_count, written};
use crate::loader::diagnostic::Diagnostic;
use crate::loader::layout::{DEPARTMENTS, FileKind, PROFILES_FOLDER, SOCIETIES};
use crate::loader::syntax_tree::FieldPath;
use crate::loader::{Source, SourceFile, load};
use crate::tabular::Row;

/// The files that a plan changes.
#[derive(Debug, Default)]
pub struct Amended {
    /// The files.
    pub files: Vec<AmendedFile>,
    /// How many societies the list says that there are, and will say; where that changes.
    pub count: Option<(u32, u32)>,
}

/// A fault that the directory would have.
#[derive(Debug)]
pub struct Fault {
    /// Where the file that comes in says what is faulty, as far as it is that.
    pub at: Option<At>,
    /// The fault, in the file of the directory.
    pub diagnostic: Diagnostic,
}

/// Why the files of a plan are not what is wanted.
#[derive(Debug)]
pub enum Unfit {
    /// Something has no place in a file.
    Unclear(Vec<Unclear>),
    /// With them the directory would have faults.
    Faulty(Vec<Fault>),
}

/// The files that a plan changes. They are a directory, and its records are what the plan says: that is looked at here.
///
/// # Errors
/// What has no place, and every fault that the directory would have.
pub fn amend(source: &Source, plan: &Plan) -> Result<Amended, Unfit> {
    if plan.planned.is_empty() && plan.list.is_none() {
        return Ok(Amended::default());
    }
    let amended = Amending::of(source, plan).files().map_err(Unfit::Unclear)?;
    let fault = |diagnostic| Fault { at: said_at(plan, &diagnostic), diagnostic };
    let faulty = |faults: Vec<Diagnostic>| Unfit::Faulty(faults.into_iter().map(fault).collect());
    let directory = load(&with(source, &amended.files), |_| ()).map_err(faulty)?;
    let missed = plan.planned.iter().filter(|it| !is_there(&directory, it));
    let unclear: Vec<Unclear> = missed.map(no_place).collect();
    if unclear.is_empty() { Ok(amended) } else { Err(Unfit::Unclear(unclear)) }
}

/// Where a file says what is marked as faulty: the cell, or the field, in which those very words stand.
fn said_at(plan: &Plan, fault: &Diagnostic) -> Option<At> {
    let marked = fault.place.text.get(fault.place.span.clone())?;
    let marked = ron::from_str::<String>(marked).unwrap_or_else(|_| marked.to_owned());
    let told = || plan.planned.iter().flat_map(|planned| &planned.told);
    let is_it = |told: &&Told| told.new.split(['\n', '|', '｜', '、']).any(|piece| piece.trim() == marked);
    told().find(is_it).map(|told| told.at.clone()).filter(|_| !marked.is_empty())
}

/// Whether a directory has a record as it is planned.
fn is_there(directory: &Directory, planned: &Planned) -> bool {
    let record = directory.index_of(&planned.id).and_then(|no| directory.record(no));
    record.map(Row::from).as_ref() == Some(&planned.new)
}

fn no_place(planned: &Planned) -> Unclear {
    Unclear { at: planned.at.clone(), doubt: Doubt::NoPlace(planned.id.clone()) }
}

/// The files of a directory with those that are amended in the place of what they were.
fn with(source: &Source, files: &[AmendedFile]) -> Source {
    let mut amended = source.clone();
    for file in files {
        let text = Cow::Owned(file.new.clone());
        if let Some(it) = amended.files.iter_mut().find(|it| it.path == file.path) {
            it.text = text;
        } else {
            let shown = format!("{}/{}", source.shown.trim_end_matches('/'), file.path);
            amended.files.push(SourceFile { path: file.path.clone(), shown, text });
        }
    }
    amended.files.sort_by(|a, b| a.path.cmp(&b.path));
    amended
}

/// What is done to a file.
enum Step {
    /// The value at this place becomes another.
    Set(FieldPath, String),
    /// Another one comes to the end of this list.
    Push(FieldPath, String),
}

/// Files that are being amended.
struct Amending<'a> {
    source: &'a Source,
    plan: &'a Plan,
    places: HashMap<String, RecordPlace>,
    /// By the number of the file.
    steps: BTreeMap<usize, Vec<Step>>,
    new: Vec<AmendedFile>,
    unclear: Vec<Unclear>,
    count: Option<(u32, u32)>,
}

impl<'a> Amending<'a> {
    fn of(source: &'a Source, plan: &'a Plan) -> Self {
        let wanted: HashSet<&str> =
            plan.planned.iter().filter(|it| it.old.is_some()).map(|it| it.id.as_str()).collect();
        Self {
            source,
            plan,
            places: places(source, &wanted),
            steps: BTreeMap::new(),
            new: Vec::new(),
            unclear: Vec::new(),
            count: None,
        }
    }

    fn files(mut self) -> Result<Amended, Vec<Unclear>> {
        for planned in &self.plan.planned {
            let is_placed = if planned.old.is_some() { self.change(planned) } else { self.add(planned) };
            if is_placed.is_none() {
                self.unclear.push(no_place(planned));
            }
        }
        self.change_list();
        self.count_societies();
        let mut files = self.new;
        for (number, steps) in &self.steps {
            match self.source.files.get(*number).map(|file| (file, edited(file, steps))) {
                Some((file, Some(new))) => {
                    files.push(AmendedFile { path: file.path.clone(), old: Some(file.text.to_string()), new });
                }
                _ => self.unclear.extend(self.plan.planned.first().map(no_place)),
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        if self.unclear.is_empty() { Ok(Amended { files, count: self.count }) } else { Err(self.unclear) }
    }

    /// A record that becomes another.
    fn change(&mut self, planned: &Planned) -> Option<()> {
        let RecordPlace { file, path } = self.places.get(planned.id.as_str())?.clone();
        let value = in_ron(&planned.new)?;
        self.steps.entry(file).or_default().push(Step::Set(path, value));
        Some(())
    }

    /// A record that is new: a file of its own, or another one in the list of its kind.
    fn add(&mut self, planned: &Planned) -> Option<()> {
        let value = in_ron(&planned.new)?;
        match &planned.new {
            Row::Service(it) => self.add_file(service_path(it.number), &value),
            Row::Profile(it) => {
                let name = it.id.as_str().trim_start_matches("profile-");
                self.add_file(format!("{PROFILES_FOLDER}/{name}.ron"), &value)
            }
            Row::Department(_) => match self.source.files.iter().position(|file| file.path == DEPARTMENTS) {
                Some(number) => {
                    self.steps.entry(number).or_default().push(Step::Push(FieldPath::default(), value));
                    Some(())
                }
                None => self.add_file(DEPARTMENTS.to_owned(), &format!("[{value}]")),
            },
            Row::Society(discipline, _) => {
                let number = discipline_files(self.source).into_iter().find(|it| it.id == discipline.as_str())?.file;
                let list = FieldPath::default().field("societies");
                self.steps.entry(number).or_default().push(Step::Push(list, value));
                Some(())
            }
            Row::Article(..) | Row::Preface(_) => None,
        }
    }

    fn add_file(&mut self, path: String, value: &str) -> Option<()> {
        let is_free = self.source.files.iter().all(|file| file.path != path);
        let new = layout(&format!("{value}\n")).ok()?;
        is_free.then(|| self.new.push(AmendedFile { path, old: None, new }))
    }

    /// What holds for all societies stands in a file of its own.
    fn change_list(&mut self) {
        let Some(list) = &self.plan.list else { return };
        let number = self.source.files.iter().position(|file| file.path == SOCIETIES);
        if let Some((number, new)) = number.zip(written(&list.new)) {
            self.steps.entry(number).or_default().push(Step::Set(FieldPath::default(), new));
        }
    }

    /// The list of societies says how many there are, so it says how many there are with the new ones.
    fn count_societies(&mut self) {
        let is_new = |it: &&Planned| it.old.is_none() && matches!(it.new, Row::Society(..));
        let added = self.plan.planned.iter().filter(is_new).count();
        let added = u32::try_from(added).unwrap_or(u32::MAX);
        let Some((number, path, count)) = society_count(self.source).filter(|_| added > 0) else { return };
        let new = count.saturating_add(added);
        self.count = Some((count, new));
        self.steps.entry(number).or_default().push(Step::Set(path, new.to_string()));
    }
}

/// The text of a file after what is done to it.
fn edited(file: &SourceFile, steps: &[Step]) -> Option<String> {
    let mut edits = Edits::of(&file.text, FileKind::of(&file.path)?).ok()?;
    for step in steps {
        match step {
            Step::Set(path, value) => edits.set(path, value),
            Step::Push(path, value) => edits.push(path, value),
        }
        .ok()?;
    }
    edits.finish().ok()
}

/// A record as a file has it.
fn in_ron(row: &Row) -> Option<String> {
    match row {
        Row::Service(it) => written(it),
        Row::Society(_, it) => written(it),
        Row::Department(it) => written(it),
        Row::Profile(it) => written(it),
        Row::Article(_, it) => written(it),
        Row::Preface(it) => written(it),
    }
}
