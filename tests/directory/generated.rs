//! The directories that the benches measure with are well formed, and the same every time.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::folder::Folder;

#[path = "../bench/generator/mod.rs"]
mod generator;

use generator::{Plan, generate};

/// Every file below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in std::fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn check_finds_no_fault_in_a_generated_directory() {
    for (records, seed) in [(Plan::LEAST, 1), (1_500, 2)] {
        let (folder, plan) = (Folder::empty(), Plan::of(records).unwrap());
        let names = generate(&folder.mine(), &plan, seed).unwrap();
        let checked = folder.run(&["check", "mine", "--lang", "en"]);
        let Plan { services, societies, departments, .. } = plan;
        let (profiles, articles) = (Plan::PROFILES, Plan::ARTICLES);
        let expected = format!(
            "no fault; services: {services}, societies: {societies}, departments: {departments}, \
             organizations: {profiles}, articles: {articles}\n"
        );
        assert_eq!((checked.code, checked.output, checked.errors), (0, expected, String::new()));
        assert_eq!(names.len(), services + societies);
        assert_eq!(plan.records(), records);
    }
}

#[test]
fn the_same_seed_generates_the_same_bytes() {
    let generated = |seed| {
        let folder = Folder::empty();
        generate(&folder.mine(), &Plan::of(500).unwrap(), seed).unwrap();
        files(&folder.mine())
    };
    let first = generated(7);
    assert_eq!(first, generated(7));
    let other = generated(8);
    assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    assert_ne!(first, other);
}

#[test]
fn generated_services_have_a_file_each_and_pages_of_text() {
    let folder = Folder::empty();
    let plan = Plan::of(1_000).unwrap();
    generate(&folder.mine(), &plan, 1).unwrap();
    let files = files(&folder.mine());
    let services = files.iter().filter(|(path, _)| path.starts_with("services/"));
    let sizes: Vec<usize> = services.map(|(_, text)| text.len()).collect();
    assert_eq!(sizes.len(), plan.services);
    let mean = sizes.iter().sum::<usize>() / sizes.len();
    assert!((3_000..3_700).contains(&mean), "{mean} bytes");
}

#[test]
fn too_few_records_are_no_directory() {
    assert_eq!(Plan::of(Plan::LEAST - 1), None);
}
