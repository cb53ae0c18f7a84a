//! What the files of a directory become with a plan, and whether they would be a directory.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::changes::{Change, Edit, changes, written};
use super::commit::AmendedFile;
use super::grid::At;
use super::incoming::{Doubt, Unclear};
use super::places::{Places, RecordPlace};
use super::plan::{Plan, Planned, Told, in_ron};
use super::splice::splice;
use crate::directory::Directory;
use crate::loader::diagnostic::Diagnostic;
use crate::loader::layout::{DEPARTMENTS, DISCIPLINES_FOLDER, PROFILES_FOLDER, SERVICES_FOLDER, SOCIETIES};
use crate::loader::syntax_tree::{FieldPath, SyntaxNode};
use crate::loader::{Source, SourceFile, load};
use crate::tabular::Row;

/// The files that a plan changes.
#[derive(Debug, Default)]
pub struct Amended {
    /// The files.
    pub files: Vec<AmendedFile>,
    /// How many societies the list says that there are, and will say; where that changes.
    pub count: Option<(usize, usize)>,
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

/// Files that are being amended.
struct Amending<'a> {
    source: &'a Source,
    plan: &'a Plan,
    places: Places,
    /// The changes of each file, by its number.
    changes: HashMap<usize, Vec<Change>>,
    new: Vec<AmendedFile>,
    unclear: Vec<Unclear>,
    count: Option<(usize, usize)>,
}

impl<'a> Amending<'a> {
    fn of(source: &'a Source, plan: &'a Plan) -> Self {
        let wanted: HashSet<&str> =
            plan.planned.iter().filter(|it| it.old.is_some()).map(|it| it.id.as_str()).collect();
        let places = Places::of(source, &wanted);
        Self { source, plan, places, changes: HashMap::new(), new: Vec::new(), unclear: Vec::new(), count: None }
    }

    fn files(mut self) -> Result<Amended, Vec<Unclear>> {
        for planned in &self.plan.planned {
            let is_placed = match &planned.old {
                Some(old) => self.change(planned, old),
                None => self.add(planned),
            };
            if is_placed.is_none() {
                self.unclear.push(no_place(planned));
            }
        }
        self.change_list();
        self.count_societies();
        if !self.unclear.is_empty() {
            return Err(self.unclear);
        }
        let mut files = self.new;
        for (number, changes) in &self.changes {
            let Some(file) = self.source.files.get(*number) else { continue };
            let outline = self.places.outlines.get(number);
            let outline = outline.map_or_else(|| Cow::Owned(SyntaxNode::read(&file.text)), Cow::Borrowed);
            let new = splice(&file.text, &outline, changes);
            files.push(AmendedFile { path: file.path.clone(), old: Some(file.text.to_string()), new });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Amended { files, count: self.count })
    }

    /// A record that becomes another.
    fn change(&mut self, planned: &Planned, old: &Row) -> Option<()> {
        let RecordPlace { file, path } = self.places.records.get(planned.id.as_str())?;
        let outline = self.places.outlines.get(file)?;
        let text = &self.source.files.get(*file)?.text;
        let found = changes(text, outline, path, &in_ron(old).ok()?, &in_ron(&planned.new).ok()?);
        self.changes.entry(*file).or_default().extend(found);
        Some(())
    }

    /// A record that is new: a file of its own, or another one in the list of its kind.
    fn add(&mut self, planned: &Planned) -> Option<()> {
        let value = in_ron(&planned.new).ok()?;
        match &planned.new {
            Row::Service(it) => self.add_file(format!("{SERVICES_FOLDER}/{:02}.ron", it.number), &value),
            Row::Profile(it) => {
                let name = it.id.as_str().trim_start_matches("profile-");
                self.add_file(format!("{PROFILES_FOLDER}/{name}.ron"), &value)
            }
            Row::Department(_) => match self.source.files.iter().position(|file| file.path == DEPARTMENTS) {
                Some(number) => self.push(number, &FieldPath::default(), value),
                None => self.add_file(DEPARTMENTS.to_owned(), &format!("[{value}]")),
            },
            Row::Society(discipline, _) => {
                let id = written(discipline).ok()?;
                let mut files = self.source.files.iter();
                let number = files.position(|file| {
                    let path = FieldPath::default().field("id");
                    file.path.starts_with(DISCIPLINES_FOLDER) && file.path.contains('/') && {
                        let outline = SyntaxNode::read(&file.text);
                        file.text.get(outline.follow(&file.text, &path).span.clone()) == Some(&id)
                    }
                });
                self.push(number?, &FieldPath::default().field("societies"), value)
            }
            Row::Article(..) | Row::Preface(_) => None,
        }
    }

    fn add_file(&mut self, path: String, value: &str) -> Option<()> {
        let is_free = self.source.files.iter().all(|file| file.path != path);
        is_free.then(|| self.new.push(AmendedFile { path, old: None, new: format!("{value}\n") }))
    }

    fn push(&mut self, file: usize, path: &FieldPath, value: String) -> Option<()> {
        let change = Change { path: path.clone(), edit: Edit::Push, label: String::new(), old: None, new: Some(value) };
        self.changes.entry(file).or_default().push(change);
        Some(())
    }

    /// What holds for all societies stands in a file of its own.
    fn change_list(&mut self) {
        let Some(list) = &self.plan.list else { return };
        let number = self.source.files.iter().position(|file| file.path == SOCIETIES);
        let texts = written(&list.old).ok().zip(written(&list.new).ok());
        let Some((number, (old, new))) = number.zip(texts) else { return };
        let text = &self.source.files[number].text;
        let found = changes(text, &SyntaxNode::read(text), &FieldPath::default(), &old, &new);
        self.changes.entry(number).or_default().extend(found);
    }

    /// The list of societies says how many there are, so it says how many there are with the new ones.
    fn count_societies(&mut self) {
        let added =
            self.plan.planned.iter().filter(|it| it.old.is_none() && matches!(it.new, Row::Society(..))).count();
        let Some(number) = self.source.files.iter().position(|file| file.path == SOCIETIES).filter(|_| added > 0)
        else {
            return;
        };
        let path = FieldPath::default().field("count");
        let text = &self.source.files[number].text;
        let node = SyntaxNode::read(text);
        let count = text.get(node.follow(text, &path).span.clone()).and_then(|it| it.parse::<usize>().ok());
        let Some(count) = count else { return };
        self.count = Some((count, count + added));
        let new = Some((count + added).to_string());
        let change = Change { path, edit: Edit::Set, label: "count".to_owned(), old: Some(count.to_string()), new };
        self.changes.entry(number).or_default().push(change);
    }
}
