//! Directories of any size for measuring, in the files that a curator would have: a service each with pages of text,
//! societies by discipline, departments, profiles, a charter.
//!
//! Nothing in them is a fact: names and sentences are put together from `words.rs`, telephone numbers begin as no line's
//! number does, web addresses end in the names that are kept for examples. The same number of records and the same seed
//! give the same bytes.

mod charter;
mod names;
mod random;
mod service;
mod text;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::{fmt, io};

use names::Names;
pub(crate) use random::Random;
use text::{Vocabulary, quoted};

/// How many records of which kind a directory has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) services: usize,
    pub(crate) societies: usize,
    pub(crate) disciplines: usize,
    pub(crate) departments: usize,
}

impl Plan {
    /// The smallest directory there is a plan for.
    pub(crate) const LEAST: usize = 100;
    pub(crate) const PROFILES: usize = 2;
    pub(crate) const ARTICLES: usize = 45;
    /// The preface is a record too.
    const FIXED: usize = Self::PROFILES + Self::ARTICLES + 1;
    /// A folder of more text than 512 MiB is not read; so many services stay far below it.
    const MOST_SERVICES: usize = 65_000;
    const SOCIETIES_OF_A_DISCIPLINE: usize = 500;

    /// What a directory of so many records is made of, or nothing where they are too few.
    pub(crate) fn of(records: usize) -> Option<Self> {
        if records < Self::LEAST {
            return None;
        }
        let services = (records / 5).min(Self::MOST_SERVICES);
        let departments = (records / 500).max(9);
        let societies = records - services - departments - Self::FIXED;
        let disciplines = societies.div_ceil(Self::SOCIETIES_OF_A_DISCIPLINE).max(5);
        Some(Self { services, societies, disciplines, departments })
    }

    pub(crate) const fn records(&self) -> usize {
        self.services + self.societies + self.departments + Self::FIXED
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { services, societies, disciplines, departments } = self;
        write!(f, "{} records; services: {services}, societies: {societies}", self.records())?;
        write!(f, " (disciplines: {disciplines}), departments: {departments}")
    }
}

/// A department as services name it.
struct Department {
    id: String,
    /// Another spelling, which a contact may print.
    short: Option<String>,
}

/// Writes a directory into a folder, which is made if it is not there, and gives the names of the services and societies
/// in the order of the directory. Files that are there are written over; others stay.
pub(crate) fn generate(folder: &Path, plan: &Plan, seed: u64) -> io::Result<Vec<String>> {
    for below in ["services", "societies", "profiles"] {
        fs::create_dir_all(folder.join(below))?;
    }
    let vocabulary = Vocabulary::new();
    let mut random = Random::new(seed);
    let mut names = Names::new(&vocabulary);
    fs::write(folder.join("directory.ron"), charter::directory(&vocabulary, &mut random))?;
    fs::write(folder.join("charter.ron"), charter::charter(&vocabulary, &mut random))?;
    for number in 1..=Plan::PROFILES {
        let text = charter::profile(number, names.profile(number), &vocabulary, &mut random);
        fs::write(folder.join(format!("profiles/{number:02}.ron")), text)?;
    }
    let departments = departments(folder, plan, &mut names, &mut random)?;
    let mut all = Vec::with_capacity(plan.services + plan.societies);
    for number in 1..=plan.services {
        let name = names.service(&mut random);
        let text = service::service(number, plan, &name, &departments, &vocabulary, &mut random);
        fs::write(folder.join(format!("services/{number:05}.ron")), text)?;
        all.push(name);
    }
    societies(folder, plan, &mut names, &mut random, &mut all)?;
    Ok(all)
}

fn departments(folder: &Path, plan: &Plan, names: &mut Names, random: &mut Random) -> io::Result<Vec<Department>> {
    let mut file = String::from("[\n");
    let mut departments = Vec::with_capacity(plan.departments);
    for number in 1..=plan.departments {
        let (name, short) = names.department(random);
        let id = format!("department-{number:03}");
        let _ = write!(file, "    (id: \"{id}\", name: {}", quoted(&name));
        if let Some(short) = &short {
            let _ = write!(file, ", alternate_names: [{}]", quoted(short));
        }
        let _ = writeln!(file, ", page: {number}),");
        departments.push(Department { id, short });
    }
    file += "]\n";
    fs::write(folder.join("departments.ron"), file)?;
    Ok(departments)
}

fn societies(
    folder: &Path,
    plan: &Plan,
    names: &mut Names,
    random: &mut Random,
    all: &mut Vec<String>,
) -> io::Result<()> {
    let list = format!(
        "(\n    title: \"学会名录\",\n    as_of: \"2024-04-30\",\n    page: 3,\n    count: {},\n    contacts: [\n        \
         (department: \"department-001\", phones: [(number: \"{}\")]),\n    ],\n)\n",
        plan.societies,
        text::telephone(random),
    );
    fs::write(folder.join("societies.ron"), list)?;
    let mut left = plan.societies;
    for discipline in 1..=plan.disciplines {
        let count = left / (plan.disciplines + 1 - discipline);
        left -= count;
        let name = names.discipline(discipline);
        let mut file =
            format!("(\n    id: \"d{discipline:04}\",\n    number: {discipline},\n    name: {},\n", quoted(&name));
        file += "    societies: [\n";
        for number in 1..=count {
            let (name, reading) = names.society(random);
            let id = format!("society-d{discipline:04}-{number:02}");
            let _ = write!(file, "        (id: \"{id}\", number: {number}, name: {}", quoted(&name));
            if let Some(reading) = reading {
                let _ = write!(file, ", pinyin: {}", quoted(&reading));
            }
            file += "),\n";
            all.push(name);
        }
        file += "    ],\n)\n";
        fs::write(folder.join(format!("societies/{discipline:04}.ron")), file)?;
    }
    Ok(())
}
