//! What every change of a text leaves as it was.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "tests")]

use proptest::prelude::*;
use ron::Value;

use super::{EditError, Edits, layout, place_of, quoted, written};
use crate::directory::{Service, ron_options};
use crate::loader::layout::FileKind;
use crate::loader::syntax_tree::{FieldPath, SyntaxKind, SyntaxNode};
use crate::loader::{Source, load};

/// The comments of a text, in their order.
fn comments(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut ends = Vec::new();
    SyntaxNode::read(text).walk(&mut |node| {
        if matches!(node.parts, SyntaxKind::Text(_) | SyntaxKind::Plain) {
            ends.push(node.span.clone());
        }
    });
    ends.push(text.len()..text.len());
    for word in ends {
        for each in crate::loader::syntax_tree::between(text, at..word.start) {
            let each = &text[each.span()];
            if each != "," {
                found.push(each.trim_end().to_owned());
            }
        }
        at = word.end;
    }
    found
}

fn value(text: &str) -> Value {
    ron_options().from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A value without `Some(…)`, which need not be written.
fn bare(value: Value) -> Value {
    match value {
        Value::Option(Some(inside)) => bare(*inside),
        Value::Seq(items) => Value::Seq(items.into_iter().map(bare).collect()),
        Value::Map(map) => Value::Map(map.into_iter().map(|(key, value)| (bare(key), bare(value))).collect()),
        other => other,
    }
}

fn root() -> FieldPath {
    FieldPath::default()
}

const SERVICE: &str = r##"// A service.
(
    id: "service-01", // first
    number: 1,
    /* its /* printed */ name */
    name: r#"甲"乙"#,
    part: "part-1",
    page: 2,
    summary: "丙",

    // Whom to call.
    contacts: [
        // The office.
        (department: Some("d"), phones: [(number: "022-1")]), // mornings
        (department: "e"),
    ],
    notes: ["一", /* two */ "二"],
)
"##;

fn edited(text: &str, edit: impl FnOnce(&mut Edits<'_>) -> Result<(), EditError>) -> String {
    let mut edits = Edits::of(text, FileKind::Service).unwrap();
    edit(&mut edits).unwrap();
    edits.finish().unwrap()
}

#[test]
fn a_changed_value_leaves_all_others_as_they_are_written() {
    let path = root().field("contacts").at(0).field("department");
    let new = edited(SERVICE, |edits| edits.set(&path, r#""f""#)?.set(&root().field("page"), "3").map(drop));
    assert_eq!(new, SERVICE.replace(r#"Some("d")"#, r#"Some("f")"#).replace("page: 2", "page: 3"));
}

#[test]
fn a_new_field_stands_at_its_place_in_the_order_of_the_type() {
    let new = edited(SERVICE, |edits| {
        edits.set(&root().field("english"), r#""A""#)?.set(&root().field("alternate_names"), r#"["丁"]"#)?;
        edits.set(&root().field("contacts").at(0).field("printed"), r#""戊""#).map(drop)
    });
    let with = SERVICE
        .replace("    part:", "    english: \"A\",\n    alternate_names: [\"丁\"],\n    part:")
        .replace("phones:", "printed: \"戊\", phones:");
    assert_eq!(new, with);
}

#[test]
fn what_is_taken_out_goes_with_its_comma_and_its_comments() {
    let new = edited(SERVICE, |edits| {
        edits.remove(&root().field("contacts").at(0))?.remove(&root().field("notes").at(1))?;
        edits.remove(&root().field("name")).map(drop)
    });
    let without = SERVICE
        .replace(
            "        // The office.\n        (department: Some(\"d\"), phones: [(number: \"022-1\")]), // mornings\n",
            "",
        )
        .replace(", /* two */ \"二\"", "")
        .replace("    /* its /* printed */ name */\n    name: r#\"甲\"乙\"#,\n", "");
    assert_eq!(new, without);
}

#[test]
fn items_are_added_where_the_list_ends() {
    let new = edited(SERVICE, |edits| {
        edits.push(&root().field("contacts"), "(department: \"g\")")?.push(&root().field("notes"), "\"三\"")?;
        edits.push(&root().field("keywords"), "\"a\"")?.push(&root().field("keywords"), "\"b\"")?;
        edits.insert(&root().field("contacts"), 1, "(department: \"h\")").map(drop)
    });
    let with = SERVICE
        .replace(
            "        (department: \"e\"),\n",
            "        (department: \"h\"),\n        (department: \"e\"),\n        (department: \"g\"),\n",
        )
        .replace("\"二\"]", "\"二\", \"三\"]")
        .replace("    part:", "    keywords: [\"a\", \"b\"],\n    part:");
    assert_eq!(new, with);
}

#[test]
fn lines_end_as_they_did() {
    let text = SERVICE.replace('\n', "\r\n");
    let new = edited(&text, |edits| edits.push(&root().field("contacts"), "(department: \"g\")").map(drop));
    assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    assert_eq!(new.matches('\n').count(), text.matches('\n').count() + 1);
}

#[test]
fn changes_of_one_piece_or_of_nothing_are_refused() {
    let mut edits = Edits::of(SERVICE, FileKind::Service).unwrap();
    let contact = root().field("contacts").at(0);
    edits.remove(&contact).unwrap().set(&contact.field("department"), "\"x\"").unwrap();
    assert_eq!(edits.finish(), Err(EditError::Overlapping));
    let mut edits = Edits::of(SERVICE, FileKind::Service).unwrap();
    let far = root().field("contacts").at(7);
    assert_eq!(edits.remove(&far).err(), Some(EditError::NoSuchPlace(Box::new(far.clone()))));
    assert_eq!(edits.set(&far, "()").err(), Some(EditError::NoSuchPlace(Box::new(far))));
    assert!(matches!(edits.set(&root().field("page"), "(").err(), Some(EditError::Value(_))));
    assert!(matches!(Edits::new("(a: ").err(), Some(EditError::Text)));
}

#[test]
fn a_list_that_is_set_keeps_what_stays_of_it() {
    let text = "(notes: [\n    \"a\", // one\n    // of b\n    r\"b\",\n    \"c\", /* three */\n])\n";
    let set = |ron| edited(text, |edits| edits.set(&root().field("notes"), ron).map(drop));
    assert_eq!(set(r#"["a", "b", "c", "d"]"#), text.replace("*/\n", "*/\n    \"d\",\n"));
    assert_eq!(set(r#"["a", "c"]"#), text.replace("    // of b\n    r\"b\",\n", ""));
    assert_eq!(set(r#"["a", "b", "x"]"#), text.replace("\"c\"", "\"x\""));
}

#[test]
fn every_shipped_record_is_found_where_it_stands() {
    let source = Source::shipped();
    let directory = load(&source, |_| ()).unwrap();
    let mut ids = 0;
    for (_, heading) in directory.headings() {
        let place = place_of(&source, heading.id).unwrap_or_else(|| panic!("{} stands nowhere", heading.id));
        let line = source.files[place.file].text.lines().nth(place.line - 1).unwrap();
        assert!(line.contains(&format!("id: {:?}", heading.id)), "{}: {line}", heading.id);
        let tree = SyntaxNode::read(&source.files[place.file].text);
        let record = tree.find(&source.files[place.file].text, &place.at).unwrap();
        assert!(source.files[place.file].text[record.span.clone()].contains(heading.id));
        ids += 1;
    }
    assert!(ids > 200);
    assert_eq!(place_of(&source, "chapter-2").unwrap().at, root().field("chapters").at(1));
    assert_eq!(place_of(&source, "service-99"), None);
}

#[test]
fn a_value_is_written_as_a_person_would() {
    assert_eq!(quoted("甲\"\\'\n\u{7}"), r#""甲\"\\'\n\u{7}""#);
    let shipped = Source::shipped();
    let service = shipped.files.iter().find(|file| file.path == "services/12.ron").unwrap();
    let read: Service = ron_options().from_str(&service.text).unwrap();
    let text = written(&read).unwrap();
    assert_eq!(ron_options().from_str::<Service>(&text).unwrap(), read);
    assert!(text.contains("\n    name: \"评选天津青年科技奖\",\n") && !text.contains("Some("), "{text}");
}

#[test]
fn the_layout_of_the_shipped_directory_says_the_same() {
    for file in Source::shipped().files {
        let laid_out = layout(&file.text).unwrap();
        assert_eq!(value(&laid_out), value(&file.text), "{}", file.path);
        assert_eq!(comments(&laid_out), comments(&file.text), "{}", file.path);
        assert_eq!(layout(&laid_out).unwrap(), laid_out, "{}", file.path);
    }
}

/// Blanks and comments.
fn gap() -> BoxedStrategy<String> {
    let piece = prop_oneof![
        4 => Just(" "), 3 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\n\n\n"), 1 => Just("\t"),
        1 => Just("// c ] \"\n"), 1 => Just("/* b */"), 1 => Just("/* b /* ( */\n b */"), 1 => Just("//\n"),
        1 => Just("/**/"),
    ];
    prop::collection::vec(piece, 0..3).prop_map(|pieces| pieces.concat()).boxed()
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("1".to_owned()),
        Just("-2.5".to_owned()),
        Just("true".to_owned()),
        Just("None".to_owned()),
        Just("'('".to_owned()),
        Just("'\"'".to_owned()),
        Just(r#""a \" // b""#.to_owned()),
        Just("r#\"c\"/*\"#".to_owned()),
        Just("\"科协\\u{1F600}\"".to_owned()),
        Just("r\"two\nlines\"".to_owned()),
        "[\\PC&&[^\"\\\\]]{0,40}".prop_map(|text| quoted(&text)),
        "[a-z科]{30,70}".prop_map(|text| quoted(&text)),
    ]
}

/// RON of any kind, with blanks and comments wherever they may stand.
fn any_ron() -> impl Strategy<Value = String> {
    let node = word().prop_recursive(5, 60, 6, |inner| {
        let item = (gap(), inner.clone(), gap())
            .prop_map(|(before, value, behind)| format!("{before}{value}{behind}"))
            .boxed();
        let items = prop::collection::vec(item.clone(), 0..6);
        let name = prop_oneof![Just("a"), Just("bc"), Just("r#type"), Just("名")];
        let field = (gap(), name, gap(), item.clone());
        let fields = prop::collection::vec(field, 1..6);
        let entries = prop::collection::vec((gap(), word(), gap(), item.clone()), 0..5);
        let end = prop_oneof![Just(""), Just(","), Just(" ,\n"), Just("/* e */,// f\n")];
        let close = |list: Vec<String>, end: &str| {
            if list.is_empty() { String::new() } else { format!("{}{end}", list.join(",")) }
        };
        prop_oneof![
            (items.clone(), end.clone()).prop_map(move |(list, end)| format!("[{}]", close(list, end))),
            (gap(), item).prop_map(|(_, item)| format!("Some({item})")),
            (prop_oneof![Just(""), Just("Name"), Just("Name ")], fields, end.clone()).prop_map(
                move |(name, list, end)| {
                    let list: Vec<String> = list
                        .into_iter()
                        .enumerate()
                        .map(|(number, (before, name, between, item))| {
                            format!("{before}{name}{number}{between}:{item}")
                        })
                        .collect();
                    format!("{name}({})", close(list, end))
                }
            ),
            (entries, end, gap()).prop_map(move |(list, end, empty)| {
                let list: Vec<String> = list
                    .into_iter()
                    .map(|(before, key, between, item)| format!("{before}{key}{between}:{item}"))
                    .collect();
                format!("{{{}{empty}}}", close(list, end))
            }),
            gap().prop_map(|gap| format!("[{gap}]")),
        ]
    });
    (gap(), node, gap()).prop_map(|(before, node, behind)| format!("{before}{node}{behind}\n"))
}

/// Every path of a text whose last step leads to an item of a list.
fn lists(node: &SyntaxNode, text: &str, path: &FieldPath, found: &mut Vec<(FieldPath, usize)>) {
    let node = node.inside_some(text);
    match &node.parts {
        SyntaxKind::Items(items) => {
            if text[node.span.clone()].starts_with('[') {
                found.push((path.clone(), items.len()));
            }
            for (index, item) in items.iter().enumerate() {
                lists(item, text, &path.at(index), found);
            }
        }
        SyntaxKind::Fields(fields) => {
            for (index, field) in fields.iter().enumerate() {
                lists(&field.value, text, &path.value(index), found);
            }
        }
        SyntaxKind::Entries(entries) => {
            for (index, (_, value)) in entries.iter().enumerate() {
                lists(value, text, &path.value(index), found);
            }
        }
        _ => {}
    }
}

proptest! {
    #[test]
    fn any_text_that_ron_accepts_is_laid_out_once_and_for_all(text in any_ron()) {
        let Ok(before) = ron_options().from_str::<Value>(&text) else { return Ok(()) };
        let once = layout(&text).unwrap();
        prop_assert_eq!(value(&once), before, "{}", once);
        prop_assert_eq!(comments(&once), comments(&text), "{}", once);
        prop_assert_eq!(&layout(&once).unwrap(), &once);
    }

    #[test]
    fn a_change_of_any_list_changes_it_alone(text in any_ron(), pick in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), how in 0..4) {
        if ron_options().from_str::<Value>(&text).is_err() {
            return Ok(());
        }
        let tree = SyntaxNode::read(&text);
        let mut all = Vec::new();
        lists(&tree, &text, &root(), &mut all);
        if all.is_empty() {
            return Ok(());
        }
        let (path, count) = pick.get(&all).clone();
        let items = |text: &str, path: &FieldPath| -> Vec<String> {
            let tree = SyntaxNode::read(text);
            let SyntaxKind::Items(items) = &tree.find(text, path).unwrap().inside_some(text).parts else { return Vec::new() };
            items.iter().map(|item| format!("{:?}", value(&text[item.inside_some(text).span.clone()]))).collect()
        };
        let mut wanted = items(&text, &path);
        let mut edits = Edits::new(&text).unwrap();
        let index = if count == 0 { 0 } else { at.index(count) };
        let new = format!("{:?}", value("\"new\""));
        match how {
            0 => { edits.push(&path, "\"new\"").unwrap(); wanted.push(new); }
            1 => { edits.insert(&path, index, "\"new\"").unwrap(); wanted.insert(index, new); }
            2 if count > 0 => { edits.set(&path.at(index), "\"new\"").unwrap(); wanted[index] = new; }
            3 if count > 0 => {
                edits.remove(&path.at(index)).unwrap().push(&path, "\"new\"").unwrap();
                wanted.remove(index);
                wanted.push(new);
            }
            _ => return Ok(()),
        }
        let made = edits.finish().unwrap();
        prop_assert!(ron_options().from_str::<Value>(&made).is_ok(), "{}", made);
        prop_assert_eq!(items(&made, &path), wanted, "{}", made);
        if how < 3 {
            prop_assert_eq!(comments(&made), comments(&text), "{}", made);
        }
        // All else is as it was: with the list as it was, the whole is.
        let mut back = Edits::new(&made).unwrap();
        let old = &text[tree.find(&text, &path).unwrap().span.clone()];
        back.set(&path, old).unwrap();
        prop_assert_eq!(bare(value(&back.finish().unwrap())), bare(value(&text)));
    }
}
