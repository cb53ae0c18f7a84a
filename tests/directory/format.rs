//! `data/README.md` tells the whole format, and its example is a directory.

use crate::support::folder::Folder;
use kechuang::directory::ron_options;
use kechuang::directory::{
    AgeLimit, Article, Asks, Audience, AudienceTerm, Benefit, BenefitKind, Block, Bound, Category, Chapter, Charter,
    Confirmation, Contact, Criterion, Degree, Department, DirectoryInfo, Discipline, Document, Eligibility, Email,
    Event, EventPlace, Exclusion, Figure, Force, Item, Means, Part, Party, Phone, PhoneKind, Preface, Profile,
    Provider, ProviderRole, Rank, Schedule, Section, Service, Society, SocietyList, Term, Thesaurus, ThesaurusGroup,
    Trait, Url, Window,
};
use kechuang::loader::{Source, load};
use ron::error::Error;
use serde::de::DeserializeOwned;

const README: &str = include_str!("../../data/README.md");

/// The files of the example: a path in quotes, a blank line, a block.
fn example() -> Vec<(&'static str, &'static str)> {
    let blocks = README.split("\n\n```ron\n").collect::<Vec<_>>();
    let named = blocks.windows(2).map(|pair| {
        let path = pair[0].lines().last().unwrap().trim_matches('`');
        (path.strip_prefix("my-dir/").unwrap(), pair[1].split_once("```").unwrap().0)
    });
    named.collect()
}

fn my_dir() -> Folder {
    let folder = Folder::empty();
    for (path, text) in example() {
        folder.write_to("my-dir", path, text);
    }
    folder
}

#[test]
fn the_example_has_a_file_of_every_sort_and_is_a_directory() {
    let folder = my_dir();
    let directory = load(&Source::folder(&folder.root().join("my-dir")).unwrap(), |_| ()).unwrap();
    assert_eq!(directory.info().title, "海河市科技服务目录");
    assert_eq!(directory.contents().services[0].eligibility.as_ref().unwrap().ages[0].max, Some(40));
    assert_eq!(directory.contents().disciplines[0].societies.len(), 2);
    let every_sort = ["directory.ron", "departments.ron", "services/", "societies.ron", "societies/", "profiles/"];
    for sort in every_sort.iter().chain(&["charter.ron", "thesaurus.ron"]) {
        assert!(example().iter().any(|(path, _)| path.starts_with(sort)), "{sort}");
    }
}

#[test]
fn the_first_file_alone_with_no_parts_is_a_directory() {
    let folder = Folder::empty();
    let (path, text) = example()[0];
    let (before, behind) = text.split_once("    parts: [").unwrap();
    let behind = behind.split_once("\n    ],\n").unwrap().1;
    folder.write(path, format!("{before}    parts: [],\n{behind}"));
    assert_eq!(folder.run(&["check", "mine"]).code, 0);
}

#[test]
fn the_commands_do_to_the_example_what_is_said() {
    let folder = my_dir();
    let console = README.split_once("```console\n").unwrap().1.split_once("```").unwrap().0;
    let steps: Vec<(&str, &str)> =
        console.split("$ kechuang ").skip(1).map(|it| it.split_once('\n').unwrap()).collect();
    assert_eq!(steps.iter().map(|(line, _)| *line).collect::<Vec<_>>(), ["check my-dir --lang en", "--data my-dir"]);
    let words = |line: &'static str| line.split(' ').collect::<Vec<_>>();
    let checked = folder.run(&words(steps[0].0));
    assert_eq!((checked.code, checked.output.as_str()), (0, steps[0].1));
    let (_, shown) = folder.run_in_terminal_until("海河青年科技奖", &words(steps[1].0));
    assert!(shown.contains("\u{1b}[?1049h") && shown.contains("海河青年科技奖"), "{shown}");
}

/// The fields of a struct or the variants of an enum, as the format itself names them.
fn names<T: DeserializeOwned>() -> Vec<&'static str> {
    let refused = |text| ron_options().from_str::<T>(text).err().map(|error| error.code);
    match (refused("(zzz: 0)"), refused("Zzz")) {
        (Some(Error::NoSuchStructField { expected, .. }), _) | (_, Some(Error::NoSuchEnumVariant { expected, .. })) => {
            expected.to_vec()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_field_and_every_word_of_the_format_is_told() {
    let told = [
        ("Directory", names::<DirectoryInfo>()),
        ("Preface", names::<Preface>()),
        ("Part", names::<Part>()),
        ("Category", names::<Category>()),
        ("Audience term", names::<AudienceTerm>()),
        ("Department", names::<Department>()),
        ("Service", names::<Service>()),
        ("Provider", names::<Provider>()),
        ("Audience", names::<Audience>()),
        ("Eligibility", names::<Eligibility>()),
        ("Age limit", names::<AgeLimit>()),
        ("Age limit", names::<Trait>()),
        ("Age limit", names::<Force>()),
        ("Criterion", names::<Criterion>()),
        ("Criterion", names::<Asks>()),
        ("Criterion", names::<Degree>()),
        ("Criterion", names::<Rank>()),
        ("Exclusion", names::<Exclusion>()),
        ("Audience", names::<Party>()),
        ("Term", names::<Term>()),
        ("Schedule", names::<Schedule>()),
        ("Benefit", names::<Benefit>()),
        ("Document", names::<Document>()),
        ("List of societies", names::<SocietyList>()),
        ("Discipline", names::<Discipline>()),
        ("Society", names::<Society>()),
        ("Organization", names::<Profile>()),
        ("Charter", names::<Charter>()),
        ("Chapter", names::<Chapter>()),
        ("Article", names::<Article>()),
        ("Thesaurus", names::<Thesaurus>()),
        ("Group", names::<ThesaurusGroup>()),
        ("Contact", names::<Contact>()),
        ("Confirmation", names::<Confirmation>()),
        ("Confirmation", names::<Means>()),
        ("Phone", names::<Phone>()),
        ("E-mail", names::<Email>()),
        ("Web address", names::<Url>()),
        ("Section", names::<Section>()),
        ("Section", names::<Item>()),
        ("Figure", names::<Figure>()),
        ("Event", names::<Event>()),
        ("Provider", names::<ProviderRole>()),
        ("Benefit", names::<BenefitKind>()),
        ("Phone", names::<PhoneKind>()),
        ("Figure", names::<Bound>()),
        ("Figure", names::<EventPlace>()),
        ("Section", names::<Block>()),
        ("Window", names::<Window>()),
    ];
    for (record, names) in told {
        // What is said of a record goes on to the next bullet of its level or a higher one.
        let (before, from) = README.split_once(&format!("**{record}**")).unwrap_or_else(|| panic!("no {record}"));
        let indent = before.rsplit('\n').next().unwrap().chars().take_while(|c| *c == ' ').count();
        let ends = |line: &&str| {
            line.starts_with('#')
                || line.trim_start().starts_with("- ") && line.len() - line.trim_start().len() <= indent
        };
        let said: Vec<&str> =
            from.lines().enumerate().take_while(|(n, line)| *n == 0 || !ends(line)).map(|(_, line)| line).collect();
        let said = said.join("\n");
        for name in names {
            let is_told = [format!("`{name}`"), format!("`{name}(")].iter().any(|it| said.contains(it));
            assert!(is_told, "{record}: {name}\n{said}");
        }
    }
}
