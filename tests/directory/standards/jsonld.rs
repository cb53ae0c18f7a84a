//! JSON-LD, held to the properties that schema.org has for each type.

use std::collections::HashMap;

use kechuang::directory::{Directory, Kind, Record};
use kechuang::export::jsonld;
use kechuang::messages::Lang;
use serde_json::{Map, Value};

use kechuang::export::{ExportFormat, Leaving, write};
use proptest::prelude::*;

use crate::support::shipped::SHIPPED;
use crate::written::strategies::{Leaves, contents};

/// The types of schema.org that are used, and the properties that they have.
struct Vocabulary {
    broader: HashMap<&'static str, Vec<&'static str>>,
    /// The types that have a property, and the types of its values.
    properties: HashMap<&'static str, [Vec<&'static str>; 2]>,
}

impl Vocabulary {
    fn read() -> Self {
        let (mut broader, mut properties) = (HashMap::new(), HashMap::new());
        for line in include_str!("schema.org.tsv").lines() {
            let words = |field: &'static str| field.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>();
            match *line.split('\t').collect::<Vec<_>>() {
                ["class", name, above] => assert!(broader.insert(name, words(above)).is_none()),
                ["property", name, of, values] => {
                    assert!(properties.insert(name, [of, values].map(words)).is_none());
                }
                _ => panic!("{line}"),
            }
        }
        Self { broader, properties }
    }

    /// Whether something of a type is of one of others.
    fn is_one(&self, kind: &str, of: &[&str]) -> bool {
        let above = self.broader.get(kind).unwrap_or_else(|| panic!("{kind} is no type of schema.org that is used"));
        of.contains(&kind) || above.iter().any(|it| self.is_one(it, of))
    }

    fn check_object(&self, object: &Map<String, Value>) {
        let kind = object["@type"].as_str().unwrap();
        for (name, value) in object.iter().filter(|(name, _)| !name.starts_with('@')) {
            let [of, values] = self.properties.get(&**name).unwrap_or_else(|| panic!("no property {name}"));
            assert!(self.is_one(kind, of), "{kind} has no {name}");
            for value in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
                self.check_value(value, values, name);
            }
        }
        assert!(object.len() > 1, "a {kind} that says nothing");
    }

    fn check_value(&self, value: &Value, kinds: &[&str], name: &str) {
        match value {
            Value::Object(it) if it.contains_key("@value") => {
                assert!(kinds.contains(&"Text") && it["@language"] == "en" && it["@value"].is_string(), "{name}");
            }
            Value::Object(it) => {
                assert!(self.is_one(it["@type"].as_str().unwrap(), kinds), "{name} is no {it:?}");
                self.check_object(it);
            }
            Value::Number(it) => assert!(kinds.iter().any(|it| ["Integer", "Number"].contains(it)), "{name} {it}"),
            Value::String(it) if kinds.contains(&"Text") => assert!(!it.is_empty(), "{name}"),
            Value::String(it) if kinds.contains(&"URL") => assert!(it.contains("://"), "{name} {it}"),
            // `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601).
            Value::String(it) if kinds.contains(&"Date") => assert!(it.starts_with(['1', '2']), "{name} {it}"),
            other => panic!("{name} is no {other}"),
        }
    }
}

fn read(directory: &Directory, record: Record<'_>, lang: Lang) -> Value {
    let text = jsonld(directory, record, lang.messages(), Some("https://example.org/a?b=1&c=2")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn shipped(id: &str) -> Value {
    let directory = &SHIPPED.0;
    read(directory, directory.record(directory.index_of(id).unwrap()).unwrap(), Lang::Zh)
}

#[test]
fn every_record_is_in_the_words_of_schema_org() {
    let vocabulary = Vocabulary::read();
    for lang in Lang::ALL {
        for (_, record) in SHIPPED.0.records() {
            let whole = read(&SHIPPED.0, record, lang);
            assert_eq!(whole["@context"], "https://schema.org");
            assert_eq!(whole["identifier"], record.id().as_str());
            assert_eq!(whole["name"], record.name());
            let kind = match record.kind() {
                Kind::Service => "GovernmentService",
                Kind::Society | Kind::Department | Kind::Profile => "Organization",
                Kind::Article | Kind::Preface => "CreativeWork",
            };
            assert_eq!(whole["@type"], kind);
            vocabulary.check_object(whole.as_object().unwrap());
        }
    }
}

#[test]
fn a_service_says_who_for_whom_when_and_where_to_call() {
    let it = shipped("service-02");
    let names = |list: &Value| list.as_array().unwrap().iter().map(|it| it["name"].clone()).collect::<Vec<_>>();
    assert_eq!(names(&it["provider"]), ["市委组织部", "市人社局", "市科协", "团市委"]);
    assert_eq!(names(&it["serviceOperator"]), ["市科协"]);
    assert_eq!(it["audience"][0]["audienceType"], "青年科技工作者");
    assert_eq!(
        (&it["audience"][2]["requiredMaxAge"], &it["audience"][2]["requiredGender"]),
        (&45.into(), &"female".into())
    );
    assert_eq!(it["subjectOf"][0]["eventSchedule"][0]["repeatFrequency"], "P2Y");
    let point = &it["availableChannel"][0]["servicePhone"][0];
    assert_eq!(point["telephone"][0], "+862227122522");
    assert_eq!(it["alternateName"][0]["@value"], "Nomination for the China Youth Science and Technology Award");
}

#[test]
fn every_printed_month_is_in_a_schedule() {
    let (mut months, mut days, mut weeks) = (0, 0, 0);
    for (_, record) in SHIPPED.0.records() {
        let Record::Service(service) = record else { continue };
        let whole = read(&SHIPPED.0, record, Lang::Zh);
        let events = whole["subjectOf"].as_array().map_or(&[] as &[_], Vec::as_slice);
        let told: Vec<&Value> = events.iter().filter_map(|it| it["eventSchedule"].as_array()).flatten().collect();
        let windows: Vec<_> = service.schedules.iter().flat_map(|it| &it.windows).collect();
        for month in 1..=12_u8 {
            let printed = windows.iter().any(|it| it.states_months() && it.covers_month(month));
            let on_demand = whole.get("hoursAvailable").is_some();
            let has = |it: &&Value| {
                let months = &it["byMonth"];
                *months == month || months.as_array().is_some_and(|all| all.contains(&month.into()))
            };
            assert!(on_demand || printed == told.iter().any(has), "{} {month}", service.id);
        }
        months += told.iter().filter(|it| it["byMonth"].is_array()).count();
        days += told.iter().filter(|it| it["byMonthDay"].is_number()).count();
        weeks += told.iter().filter(|it| it["byMonthWeek"].is_number()).count();
    }
    assert!(months > 5 && days > 0 && weeks > 0, "{months} {days} {weeks}");
}

#[test]
fn it_stands_in_a_page_whatever_it_says() {
    let mut contents = crate::contents().clone();
    let said = "</script><!--<script> & \u{2028} 天津 \"'\r\n]]>";
    contents.services[0].name = said.to_owned();
    let directory = Directory::from(contents);
    let (_, record) = directory.records().next().unwrap();
    let text = jsonld(&directory, record, Lang::Zh.messages(), Some("</script>")).unwrap();
    assert!(!text.contains(['<', '>', '&', '\n', '\r', '\u{2028}']), "{text}");
    let whole: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&whole["name"], &whole["mainEntityOfPage"]), (&said.into(), &"</script>".into()));
}

/// All records of a directory as one graph.
fn graph(directory: &Directory, lang: Lang) -> Value {
    let (records, mut out) = (directory.all(), Vec::new());
    write(ExportFormat::Jsonld, &Leaving::new(directory, &records, lang), &mut out, &mut |_| ()).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn one_graph_has_every_record_as_it_is_alone() {
    let whole = graph(&SHIPPED.0, Lang::En);
    assert_eq!(whole["@context"], "https://schema.org");
    let nodes = whole["@graph"].as_array().unwrap();
    assert_eq!(nodes.len(), SHIPPED.0.len());
    for (node, (_, record)) in nodes.iter().zip(SHIPPED.0.records()) {
        let alone = read(&SHIPPED.0, record, Lang::En);
        let fields = node.as_object().unwrap();
        assert!(fields.iter().all(|(name, value)| alone[name] == *value), "{node}");
        assert_eq!(fields.len() + 2, alone.as_object().unwrap().len(), "but for the vocabulary and the page");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_directory_holds_is_json(contents in contents(&Leaves::any())) {
        let directory = Directory::from(contents);
        let whole = graph(&directory, Lang::Zh);
        prop_assert_eq!(whole["@graph"].as_array().unwrap().len(), directory.len());
    }

    #[test]
    fn whatever_is_said_is_read_back(said in super::any_said()) {
        let mut contents = super::small();
        contents.services[0].name.clone_from(&said);
        contents.services[0].summary.clone_from(&said);
        let directory = Directory::from(contents);
        let (_, record) = directory.records().next().unwrap();
        let text = jsonld(&directory, record, Lang::Zh.messages(), None).unwrap();
        let foreign = ['<', '>', '&', '\n', '\r', '\u{2028}', '\u{1b}', '\u{202e}'];
        prop_assert!(!text.contains(foreign));
        let whole: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!((&whole["name"], &whole["description"]), (&said.as_str().into(), &said.as_str().into()));
    }
}
