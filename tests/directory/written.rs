//! Whatever a directory can hold is written in its format and read back as it was.

mod lookups;
mod settle;
pub(crate) mod strategies;

use std::path::Path;

use bytes::Bytes;
use kechuang::directory::{Contents, Directory, Kind, RECORDS_SECTION, RecordIdx, ron_options};
use kechuang::document::layout::{LayoutOptions, page};
use kechuang::loader::{Source, SourceFile, load};
use kechuang::messages::Lang;
use kechuang::text::{GlyphSet, Glyphs};
use lookups::compiled;
use proptest::prelude::*;
use proptest::sample::Index;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;
use settle::settle;
use strategies::{Leaves, contents};

fn write<T: Serialize>(path: impl Into<String>, value: &T) -> SourceFile {
    let path = path.into();
    let text = ron_options().to_string_pretty(value, PrettyConfig::default()).unwrap();
    SourceFile { shown: path.clone(), path, text: text.into() }
}

/// A directory's files.
fn files(it: &Contents) -> Vec<SourceFile> {
    let mut files = vec![write("directory.ron", &it.info), write("departments.ron", &it.departments)];
    files.extend(it.society_list.iter().map(|list| write("societies.ron", list)));
    files.extend(it.charter.iter().map(|charter| write("charter.ron", charter)));
    files.extend((!it.thesaurus.is_empty()).then(|| write("thesaurus.ron", &it.thesaurus)));
    let numbered = |folder: &str, n: usize| format!("{folder}/{n:02}.ron");
    files.extend(it.services.iter().enumerate().map(|(n, it)| write(numbered("services", n), it)));
    files.extend(it.disciplines.iter().enumerate().map(|(n, it)| write(numbered("societies", n), it)));
    files.extend(it.profiles.iter().enumerate().map(|(n, it)| write(numbered("profiles", n), it)));
    files
}

/// The files read one by one, whatever the rules say.
fn read(files: &[SourceFile]) -> Contents {
    fn all<T: DeserializeOwned>(files: &[SourceFile], wanted: impl Fn(&str) -> bool) -> Vec<T> {
        let wanted = files.iter().filter(|file| wanted(&file.path));
        wanted.map(|file| ron_options().from_str(&file.text).unwrap_or_else(|e| panic!("{e}\n{}", file.text))).collect()
    }
    fn one<T: DeserializeOwned>(files: &[SourceFile], path: &str) -> Option<T> {
        all(files, |it| it == path).pop()
    }
    Contents {
        info: one(files, "directory.ron").unwrap(),
        departments: one(files, "departments.ron").unwrap(),
        society_list: one(files, "societies.ron"),
        charter: one(files, "charter.ron"),
        thesaurus: one(files, "thesaurus.ron").unwrap_or_default(),
        services: all(files, |path| path.starts_with("services/")),
        disciplines: all(files, |path| path.starts_with("societies/")),
        profiles: all(files, |path| path.starts_with("profiles/")),
    }
}

fn source(files: Vec<SourceFile>) -> Source {
    Source { shown: "mine".to_owned(), files, misnamed: Vec::new() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_directory_is_written_and_read_back_equal(contents in contents(&Leaves::any())) {
        prop_assert_eq!(read(&files(&contents)), contents);
    }

    #[test]
    fn any_directory_that_satisfies_the_rules_is_accepted(contents in contents(&Leaves::good()).prop_map(settle)) {
        match load(&source(files(&contents)), |_| ()) {
            Ok(directory) => prop_assert_eq!(directory.contents(), contents.clone()),
            Err(faults) => prop_assert!(false, "{:#?}", faults.iter().map(|it| (&it.kind, &it.place.text)).collect::<Vec<_>>()),
        }
    }

    #[test]
    fn a_compiled_directory_is_what_was_compiled(contents in contents(&Leaves::any())) {
        prop_assert_eq!(compiled(&contents.clone().into()).contents(), contents);
    }

    #[test]
    fn a_lookup_finds_what_a_scan_of_all_records_finds(contents in contents(&Leaves::good()).prop_map(settle)) {
        lookups::agree(&contents);
    }

    #[test]
    fn any_other_directory_is_refused_with_places_in_its_files(contents in contents(&Leaves::any())) {
        for fault in load(&source(files(&contents)), |_| ()).err().unwrap_or_default() {
            prop_assert!(fault.place.text.get(fault.place.span.clone()).is_some(), "{:?}", fault.kind);
        }
    }

    #[test]
    fn a_file_that_is_damaged_anywhere_is_read_or_refused(
        (file, from, length, put) in
            (any::<Index>(), any::<Index>(), 0_usize..12, r#"[(){}\[\]",:“，\\/*#a1 ]{0,3}"#)
    ) {
        let mut source = Source::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/check/clean")).unwrap();
        let files = source.files.len();
        let file = &mut source.files[file.index(files)];
        let mut chars: Vec<char> = file.text.chars().collect();
        let from = from.index(chars.len());
        let to = (from + length).min(chars.len());
        chars.splice(from..to, put.chars());
        file.text = chars.into_iter().collect::<String>().into();
        for fault in load(&source, |_| ()).err().unwrap_or_default() {
            prop_assert!(fault.place.text.get(fault.place.span.clone()).is_some(), "{:?}", fault.kind);
        }
    }

    #[test]
    fn a_file_of_one_thing_over_and_over_is_read_or_refused(
        (file, at, what, times) in
            (any::<Index>(), any::<Index>(), r#"[(\[{"'a:, /*#\\]{1,6}|Some\(|\(items: \["#, 1_usize..3000)
    ) {
        let mut source = Source::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/check/clean")).unwrap();
        let files = source.files.len();
        let file = &mut source.files[file.index(files)];
        let places: Vec<usize> = file.text.char_indices().map(|(at, _)| at).collect();
        let at = places[at.index(places.len())];
        file.text.to_mut().insert_str(at, &what.repeat(times));
        for fault in load(&source, |_| ()).err().unwrap_or_default() {
            prop_assert!(fault.place.text.get(fault.place.span.clone()).is_some(), "{:?}", fault.kind);
        }
    }
}

#[test]
fn the_lookups_of_the_shipped_directory_find_what_a_scan_finds() {
    lookups::agree(crate::contents());
}

#[test]
fn the_shipped_directory_compiled_is_what_its_files_say() {
    let directory = Directory::from(crate::contents().clone());
    assert_eq!(compiled(&directory).contents(), *crate::contents());
}

/// Whatever a damaged file holds, a directory is refused or answers.
#[test]
fn a_damaged_column_is_refused_or_read_without_harm() {
    let directory = Directory::from(crate::contents().clone());
    let columns = directory.columns(|_| ()).unwrap();
    let mut refused = 0;
    for (damaged, all) in &columns {
        let step = (all.len() / 12).max(1);
        for at in (0..all.len()).step_by(step) {
            let mut flipped = all.to_vec();
            flipped[at] ^= 0x81;
            for bytes in [flipped.into(), all.slice(..at)] {
                let get = |name| columns.iter().find(|(it, _)| *it == name).map(|(_, bytes)| bytes.clone());
                let get = |name| if name == *damaged { Some(Bytes::clone(&bytes)) } else { get(name) };
                match Directory::from_columns(get) {
                    Ok(directory) => ask_everything(&directory),
                    Err(error) => {
                        assert!(error.section == *damaged || *damaged == "dir.kinds", "{damaged}: {error:?}");
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(refused > columns.len(), "{refused}");
}

fn ask_everything(directory: &Directory) {
    for (no, heading) in directory.headings().take(300) {
        let _ = (directory.index_of(heading.id), directory.record(no).map(|record| directory.path(record)));
    }
    for part in &directory.info().parts {
        assert!(directory.services_in(&part.id).iter().count() < 10_000);
    }
    for department in directory.of_kind(Kind::Department).iter().filter_map(|no| directory.heading(no)) {
        assert!(directory.answered_by(&department.id.into()).iter().count() < 10_000);
    }
    let _ = (directory.disciplines().count(), directory.chapters().count(), directory.contents());
}

#[test]
fn a_record_that_was_damaged_has_its_name_and_says_so() {
    let directory = Directory::from(crate::contents().clone());
    let columns = directory.columns(|_| ()).unwrap();
    let get = |name| {
        let bytes = columns.iter().find(|(column, _)| *column == name).map(|(_, bytes)| bytes.to_vec());
        bytes.map(|mut bytes| {
            if name == RECORDS_SECTION {
                let last = bytes.len() - 1;
                bytes[last] ^= 1;
            }
            Bytes::from(bytes)
        })
    };
    let damaged = Directory::from_columns(get).unwrap();
    let missing: Vec<RecordIdx> =
        damaged.headings().map(|(no, _)| no).filter(|no| damaged.record(*no).is_none()).collect();
    let [no] = missing[..] else { panic!("{missing:?}") };
    let glyphs = Glyphs::of(GlyphSet::Narrow);
    let options = LayoutOptions { width: 60, lang: Lang::Zh, glyphs, is_beside: false, fold: None };
    let page = page(&damaged, no, options);
    let text: String = page.lines_from(&damaged, 0).map(|line| line.text()).collect();
    assert!(text.contains(directory.heading(no).unwrap().name) && text.contains("已损坏"), "{text}");
}
