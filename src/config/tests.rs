#![allow(clippy::unwrap_used, reason = "tests")]
use super::*;
use crate::search::Scheme;
use crate::text::GlyphSet;
use crate::tui::keymap::{Keymap, Preset};

fn place() -> Place {
    Place { path: "/c.ron".into(), is_named: false }
}

/// The settings, and what is wrong: the excerpt and the kind.
fn read(text: &str) -> (Config, Vec<String>) {
    let read = Config::of(place(), text);
    let told = |it: &Diagnostic| format!("{} {:?}", &it.place.text[it.place.span.clone()], it.kind);
    let faults = read.faults.iter().map(told).collect();
    (read, faults)
}

fn begin_with(faults: &[String], expected: &[&str]) {
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.starts_with(expected), "{fault} and not {expected}");
    }
}

#[test]
fn what_is_right_holds_beside_what_is_not() {
    let (read, faults) = read("(lang: \"em\", glyphs: wide, mouse: yes, clipbord: \"osc52\", double_pinyin: 1)");
    assert_eq!((read.values.lang, read.values.glyphs, read.values.mouse), (None, None, None));
    assert!(read.clipboard().is_some(), "a misspelt field is taken for the one it is like");
    begin_with(
        &faults,
        &[
            "\"em\" UnknownVariant { found: \"em\", expected: [\"auto\", \"zh\", \"en\"], nearest: None }",
            "wide WrongType(Text)",
            "yes WrongType(Truth)",
            "clipbord UnknownField",
            "1 WrongType(Text)",
        ],
    );
    let (read, faults) = self::read("(glyphs: \"ascii\", lang: \"xx\", mouse: true)");
    assert_eq!((read.values.glyphs, read.values.lang, read.values.mouse), (Some(GlyphSet::Ascii), None, Some(true)));
    assert_eq!(faults.len(), 1);
}

#[test]
fn whatever_stands_in_one_setting_leaves_the_others_in_force() {
    let odd = [
        "()",
        "[]",
        "{}",
        "'x'",
        "b\"x\"",
        "-1",
        "1.5",
        "99999999999999999999999",
        "None",
        "Some(1)",
        "Some(Some(\"y\"))",
        "x",
        "x(1)",
        "x(a: 1)",
        "(a: {\"b\": [{}]})",
        "{(): ()}",
        "[[[]]]",
        "\"\"",
        "\"\u{1}\"",
        "{\"a\": \"b\", \"a\": \"b\"}",
        "true",
        "65536",
        "{1: 2}",
        "(1, 2)",
    ];
    for setting in SETTINGS {
        for value in odd {
            let text = format!("(links: false, {}: {value}, title: false)", setting.name);
            if matches!(setting.name, "links" | "title") {
                continue;
            }
            let (read, _) = read(&text);
            assert_eq!((read.values.links, read.values.title), (Some(false), Some(false)), "{text}: {:?}", read.faults);
        }
    }
}

#[test]
fn a_key_or_a_colour_that_is_wrong_leaves_the_others() {
    let text = "(
        colours: {\"label\": \"bold cyann\", \"labl\": \"red\", \"title\": 5, 3: \"x\", \"key\": \"blue\"},
        keys: {\"copy-phone\": [\"y\", \"Ctrl-yy\"], \"copy-fone\": \"x\", \"lst.open\": \"F6\", \"quit\": 7, \"zoom\": \"F7\"},
    )";
    let (read, faults) = read(text);
    begin_with(
        &faults,
        &[
            "\"bold cyann\" UnknownVariant { found: \"cyann\"",
            "\"labl\" UnknownVariant { found: \"labl\"",
            "5 WrongType(Text)",
            "3 WrongType(Text)",
            "\"Ctrl-yy\" Setting(NoKey(",
            "\"copy-fone\" Setting(UnknownCommand { found: \"copy-fone\", nearest: Some(\"copy-phone\") })",
            "\"lst.open\" UnknownVariant { found: \"lst\"",
            "7 Setting(NotKeys)",
        ],
    );
    let keys: Vec<_> = bindings(&read).0.into_iter().map(|entry| (entry.command, entry.keys)).collect();
    let of = |command: &str, key: &str| (command.to_owned(), vec![key.to_owned()]);
    assert_eq!(keys, [of("copy-phone", "y"), of("zoom", "F7")]);
    assert_eq!(read.theme(None).changes.len(), 1);
}

#[test]
fn a_file_that_says_nothing_is_no_fault() {
    for text in ["", "\n", "// nothing yet\n", "/* nothing */", "()", "( // nothing\n)"] {
        assert_eq!(read(text).1, Vec::<String>::new(), "{text:?}");
    }
    assert_eq!(read("/* no end").1.len(), 1);
    assert_eq!(read("(lang: \"en\")").0.values.lang, Some(Lang::En));
}

/// The reader's own keys.
fn bindings(config: &Config) -> Bindings {
    config.values.keys.as_ref().map(|keys| keys.bindings.clone()).unwrap_or_default()
}

/// What settings decide of the panes and the keys, and what they decide of the rest.
type InForce = ((Room, ThemeChoice, Vec<String>), Others);
type Others = (Option<Preference>, [Option<bool>; 3], Option<Scheme>);

/// Everything of the screen that settings decide.
fn in_force(config: &Config) -> InForce {
    let values = &config.values;
    let (keymap, faults) = Keymap::of(values.preset.unwrap_or_default(), &bindings(config), false);
    assert!(faults.is_empty(), "{faults:?}");
    let keys = keymap.commands().map(|bound| format!("{} {}", bound.command.id, bound.all_keys())).collect();
    let switches = [values.mouse, values.links, values.title];
    ((config.room(), config.theme(None), keys), (config.clipboard(), switches, values.double_pinyin))
}

#[test]
fn the_file_that_is_written_says_what_holds_anyway() {
    let defaults = Config::default();
    for lang in Lang::ALL {
        let file = template(lang);
        let (as_it_is, faults) = read(&file);
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(as_it_is.right, Vec::<&str>::new());
        assert_eq!(in_force(&as_it_is), in_force(&defaults));
        let uncommented: String = file
            .lines()
            .map(|line| {
                line.strip_prefix("    //").filter(|rest| !rest.starts_with(' ')).unwrap_or(line).to_owned() + "\n"
            })
            .collect();
        let (all, faults) = read(&uncommented);
        assert_eq!(faults, Vec::<String>::new(), "{uncommented}");
        assert_eq!(all.right, SETTINGS.iter().map(|setting| setting.name).collect::<Vec<_>>());
        assert_eq!(in_force(&all), in_force(&defaults));
        let is_short = |line: &str| crate::text::cells(line) <= 140;
        assert!(file.lines().all(is_short), "{:?}", file.lines().find(|line| !is_short(line)));
    }
}

#[test]
fn every_word_of_a_setting_is_taken() {
    for setting in SETTINGS {
        for word in setting.words() {
            assert_eq!(read(&format!("({}: {word})", setting.name)).1, Vec::<String>::new(), "{} {word}", setting.name);
        }
        for lang in Lang::ALL {
            assert!(!setting.about(lang).is_empty());
        }
    }
    assert_eq!(read("(preset: \"vim\")").0.values.preset, Some(Preset::Vim));
}

#[test]
fn each_value_is_told_with_where_it_comes_from() {
    let text = "(\n    lang: \"en\",\n    keys: {\n        \"zoom\": \"F7\",\n    },\n    mouse: \"auto\", glyphs: \"wdie\",\n)";
    let (config, _) = read(text);
    let given = |name: &str| (name == "lang").then(|| "\"zh\"".to_owned());
    let env = |name: &str| match name {
        "KECHUANG_CLIPBOARD" => Some("off".into()),
        "LANG" => Some("en_GB".into()),
        _ => None,
    };
    let rows = shown(&config, given, env);
    let row = |name: &str| rows.iter().find(|row| row.name == name).map(|row| (row.value.as_str(), &row.origin));
    assert_eq!(row("lang"), Some(("\"zh\"", &Origin::Option("--lang"))));
    assert_eq!(row("keys.zoom"), Some(("\"F7\"", &Origin::File(Some(4)))));
    assert_eq!(row("mouse"), Some(("\"auto\"", &Origin::File(Some(6)))));
    assert_eq!(row("glyphs"), Some(("\"auto\"", &Origin::Default)));
    assert_eq!(row("clipboard"), Some(("\"off\"", &Origin::Variable("KECHUANG_CLIPBOARD"))));
    let rows = shown(&config, |_| None, env);
    assert_eq!(rows[0].origin, Origin::File(Some(2)), "the file goes before the locale");
    let rows = shown(&Config::default(), |_| None, env);
    assert_eq!(rows[0].origin, Origin::Variable("LANG"));
}

#[test]
fn a_setting_that_is_wrong_when_read_again_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.ron");
    let write = |text: &str| std::fs::write(&path, text).unwrap();
    write("(lang: \"en\", mouse: true, keys: {\"zoom\": \"F7\"})");
    let config = Config::named(&path);
    write("(lang: \"xx\", mouse: false, keys: {\"zoom\": \"F88\"})");
    let config = config.again();
    assert_eq!((config.values.lang, config.values.mouse), (Some(Lang::En), Some(false)));
    assert_eq!((bindings(&config).0.len(), config.faults.len()), (1, 2));
    for text in ["(lang: \"zh\"", "\u{fffd}"] {
        write(text);
        let config = config.again();
        assert_eq!((config.values.lang, config.values.mouse), (Some(Lang::En), Some(false)), "{text}");
    }
    write("(double_pinyin: \"xiaohe\")");
    let again = config.again();
    assert_eq!((again.values.lang, again.for_next_start(&config)), (None, vec!["double_pinyin"]));
}
