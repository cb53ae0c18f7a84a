//! HSDS, held to the schemas of the standard.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::{Retrieve, Uri, Validator};
use kechuang::directory::{
    AgeLimit, Contact, Directory, Email, Force, Kind, Phone, Record, Schedule, Trait, Url, Window,
};
use kechuang::export::{ExportFormat, Leaving, write};
use kechuang::messages::Lang;
use kechuang::tabular::Row;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::shipped::SHIPPED;
use crate::written::strategies::{Leaves, contents};

/// The schemas by name, as published; closed ones allow no property that is not the standard's.
#[derive(Clone)]
struct Schemas(BTreeMap<String, Value>);

impl Schemas {
    fn read(closed: bool) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/standards/hsds-3.1");
        let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
        let schemas = files.filter(|path| path.extension().is_some_and(|it| it == "json")).map(|path| {
            let mut schema: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            if closed {
                assert!(schema.get("additionalProperties").is_none());
                schema["additionalProperties"] = false.into();
            }
            (path.file_name().unwrap().to_str().unwrap().to_owned(), schema)
        });
        Self(schemas.collect())
    }

    fn validator(&self, name: &str) -> Validator {
        let options = jsonschema::options().should_validate_formats(true).with_base_uri(format!("hsds:/{name}"));
        options.with_retriever(self.clone()).build(&self.0[name]).unwrap()
    }
}

impl Retrieve for Schemas {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let name = uri.as_str().rsplit('/').next().unwrap_or_default();
        self.0.get(name).cloned().ok_or_else(|| format!("no schema {uri}").into())
    }
}

/// What holds services and what holds organisations to the standard, first as published, then closed.
static VALIDATORS: LazyLock<[[Validator; 2]; 2]> = LazyLock::new(|| {
    [false, true].map(|closed| {
        let schemas = Schemas::read(closed);
        ["service.json", "organization.json"].map(|name| schemas.validator(name))
    })
});

fn exported(directory: &Directory, lang: Lang) -> Value {
    let mut out = Vec::new();
    let records = directory.all();
    let left = write(ExportFormat::Hsds, &Leaving::new(directory, &records, lang), &mut out, &mut |_| ()).unwrap();
    assert_eq!(left.records, directory.len());
    serde_json::from_slice(&out).unwrap()
}

/// The services and the organisations of a file.
fn lists(whole: &Value) -> [&Vec<Value>; 2] {
    ["services", "organizations"].map(|name| whole[name].as_array().unwrap())
}

fn check(whole: &Value) {
    let [open, closed] = &*VALIDATORS;
    for (at, list) in lists(whole).into_iter().enumerate() {
        for entry in list {
            let faults: Vec<String> = open[at].iter_errors(entry).map(|it| it.to_string()).collect();
            assert!(faults.is_empty(), "{faults:?}\n{entry:#}");
            // One property is ours, and no other.
            let mut bare = entry.clone();
            assert!(bare.as_object_mut().unwrap().remove("kechuang").is_some());
            let faults: Vec<String> = closed[at].iter_errors(&bare).map(|it| it.to_string()).collect();
            assert!(faults.is_empty(), "{faults:?}\n{bare:#}");
        }
    }
}

#[test]
fn the_standard_s_own_faults_are_found() {
    let [[service, organization], [closed, _]] = &*VALIDATORS;
    let id = "ac148810-d857-441c-9679-408f346de14b";
    let good = json!({ "id": id, "name": "求是", "status": "active" });
    assert!(service.is_valid(&good) && closed.is_valid(&good));
    for (field, value) in [
        ("id", "service-01".into()),
        ("status", "有效".into()),
        ("url", "天津".into()),
        ("email", "a@".into()),
        ("schedules", json!([{ "id": id, "freq": "YEARLY" }])),
        ("contacts", json!([{ "id": id, "phones": [{ "id": "1", "number": "1" }] }])),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(!service.is_valid(&bad), "{bad}");
    }
    assert!(!closed.is_valid(&json!({ "id": id, "name": "求是", "status": "active", "nmae": "" })));
    assert!(!organization.is_valid(&json!({ "id": id, "name": "学会" })), "it must be described");
}

#[test]
fn the_shipped_directory_is_what_the_schemas_ask_for() {
    for lang in Lang::ALL {
        let whole = exported(&SHIPPED.0, lang);
        assert_eq!(whole["version"], "3.1");
        check(&whole);
        let [services, organizations] = lists(&whole).map(Vec::len);
        let of = |kind| SHIPPED.0.of_kind(kind).len();
        assert_eq!(services, of(Kind::Service));
        assert_eq!(organizations, of(Kind::Society) + of(Kind::Department) + of(Kind::Profile));
        assert_eq!(whole["kechuang"]["texts"].as_array().unwrap().len(), of(Kind::Article) + of(Kind::Preface));
    }
}

/// Every id of things of a sort, by the name of the list they stand in.
fn each_id<'a>(value: &'a Value, list: &'a str, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::Array(values) => values.iter().for_each(|it| each_id(it, list, found)),
        Value::Object(fields) => {
            found.extend(fields.get("id").and_then(Value::as_str).map(|id| (list, id)));
            fields.iter().filter(|(name, _)| *name != "kechuang").for_each(|(name, it)| each_id(it, name, found));
        }
        _ => {}
    }
}

#[test]
fn each_thing_has_an_id_of_its_own_and_the_same_each_time() {
    let whole = exported(&SHIPPED.0, Lang::Zh);
    assert_eq!(whole.to_string(), exported(&SHIPPED.0, Lang::Zh).to_string());
    let mut found = Vec::new();
    each_id(&whole, "", &mut found);
    // A body and a word of a list stand wherever they are meant.
    let shared = ["organization", "taxonomy_term", "taxonomy_detail"];
    let (again, once): (Vec<_>, Vec<_>) = found.into_iter().partition(|(list, _)| shared.contains(list));
    let ids: HashSet<&str> = once.iter().map(|(_, id)| *id).collect();
    assert_eq!(ids.len(), once.len());
    assert!(ids.len() > 1000, "{}", ids.len());
    let elsewhere: HashSet<&str> =
        again.iter().filter(|(list, _)| *list != "organization").map(|(_, id)| *id).collect();
    assert!(elsewhere.is_disjoint(&ids));
    let english = exported(&SHIPPED.0, Lang::En);
    assert_eq!(english["services"][0]["id"], whole["services"][0]["id"], "in whatever language");
    let mut contents = crate::contents().clone();
    contents.info.edition = Some("下一版".into());
    let other = exported(&contents.into(), Lang::Zh);
    assert_ne!(other["services"][0]["id"], whole["services"][0]["id"], "another edition may count anew");
}

#[test]
fn a_service_is_told_in_the_words_of_the_standard() {
    let whole = exported(&SHIPPED.0, Lang::Zh);
    let it = &whole["services"][1];
    assert_eq!(it["name"], "推荐中国青年科技奖天津市候选人");
    assert_eq!(it["alternate_name"], "Nomination for the China Youth Science and Technology Award");
    assert_eq!((&it["status"], &it["maximum_age"]), (&"active".into(), &45.into()));
    assert!(it.get("assured_date").is_none() && it.get("last_modified").is_none(), "nobody has checked it");
    assert!(it["eligibility_description"].as_str().unwrap().contains("男性：不超过40周岁"));
    // The body has a profile: it is the same organisation.
    let profile =
        whole["organizations"].as_array().unwrap().iter().find(|it| it["kechuang"]["id"] == "profile-tast").unwrap();
    assert_eq!((&it["organization"]["name"], &it["organization_id"]), (&"市科协".into(), &profile["id"]));
    let said = |what: &str| {
        let all = it["attributes"].as_array().unwrap().iter().filter(move |it| it["link_type"] == what);
        all.map(|it| it.get("value").unwrap_or(&it["taxonomy_term"]["code"]).as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(said("organizer"), ["市委组织部", "市人社局", "市科协", "团市委"]);
    assert_eq!((said("part"), said("category")), (vec!["part-1"], vec!["national-talent"]));
    assert_eq!(said("audience"), ["青年科技工作者"]);
    let contact = &it["contacts"][0];
    assert_eq!(
        (&contact["phones"][0]["number"], &contact["phones"][0]["type"]),
        (&"022-27122522".into(), &"voice".into())
    );
    assert!(contact["department"].as_str().unwrap().contains("学会"), "{contact}");
    assert_eq!((&it["schedules"][0]["freq"], &it["schedules"][0]["interval"]), (&"MONTHLY".into(), &24.into()));
}

/// A service of which only so much is known.
fn alone(schedules: &[Schedule], ages: &[AgeLimit], contacts: &[Contact]) -> Value {
    let mut contents = super::small();
    let service = &mut contents.services[0];
    (service.schedules, service.contacts) = (schedules.into(), contacts.into());
    service.eligibility = Some(kechuang::directory::Eligibility { ages: ages.into(), ..Default::default() });
    let whole = exported(&contents.into(), Lang::Zh);
    check(&whole);
    whole["services"][0].clone()
}

#[test]
fn every_sort_of_window_is_a_rule_of_the_standard() {
    let told = |windows: &[Window]| {
        let schedule =
            Schedule { label: "时间".into(), printed: "如印".into(), windows: windows.into(), confirmed: None };
        let whole = alone(&[schedule], &[], &[]);
        let schedules = whole["schedules"].as_array().unwrap().iter();
        let field = |it: &Value, name: &str| it.get(name).map(|it| it.to_string().replace('"', "")).unwrap_or_default();
        let fields = ["freq", "interval", "dtstart", "bymonthday", "valid_to"];
        schedules.map(|it| fields.map(|name| field(it, name)).join(" ")).collect::<Vec<_>>()
    };
    let what = String::new;
    let year = &crate::contents().info.published[..4];
    let every = (1..=31).map(|day| day.to_string()).collect::<Vec<_>>().join(",");
    assert_eq!(
        told(&[Window::Months { years: 1, from: 12, to: 1, what: what() }]),
        [format!("MONTHLY 12 {year}-12-01 {every} "), format!("MONTHLY 12 {year}-01-01 {every} ")]
    );
    assert_eq!(told(&[Window::Deadline { month: 3, day: 5, what: what() }]), [format!("MONTHLY 12 {year}-03-05 5 ")]);
    assert_eq!(
        told(&[Window::Week { month: 9, week: 3, what: what() }]),
        [format!("MONTHLY 12 {year}-09-15 15,16,17,18,19,20,21 ")]
    );
    // Nobody says in which year.
    assert_eq!(told(&[Window::Every { years: 2 }]), ["MONTHLY 24   "]);
    assert_eq!(told(&[Window::Months { years: 3, from: 4, to: 5, what: what() }]), ["MONTHLY 36   "]);
    assert_eq!(told(&[Window::Cycle { years: 5, from: 2021, to: 2025 }]), ["MONTHLY 60 2021-01-01  2025-12-31"]);
    // The words alone.
    assert_eq!((told(&[Window::OnDemand]), told(&[])), (vec!["    ".to_owned()], vec!["    ".to_owned()]));
}

#[test]
fn an_age_is_told_where_it_is_the_end_for_everybody() {
    let limit = |who: &[Trait], min, max, force| AgeLimit {
        group: if who.is_empty() { String::new() } else { "组".into() },
        who: who.into(),
        min,
        max,
        force,
        printed: "如印".into(),
        born_from: None,
    };
    let told = |ages: &[AgeLimit]| {
        let whole = alone(&[], ages, &[]);
        [&whole["minimum_age"], &whole["maximum_age"]].map(Value::as_u64)
    };
    let firm = Force::Strict;
    let (men, women) = (limit(&[Trait::Male], None, Some(40), firm), limit(&[Trait::Female], Some(18), Some(45), firm));
    assert_eq!(told(&[men.clone(), women.clone()]), [None, Some(45)]);
    assert_eq!(told(std::slice::from_ref(&women)), [None, None], "men are not limited");
    assert_eq!(told(&[limit(&[], Some(18), Some(35), firm), women]), [Some(18), Some(45)]);
    assert_eq!(told(&[limit(&[], None, Some(45), Force::Usual)]), [None, None], "some are taken all the same");
    assert_eq!(told(&[men, limit(&[], None, None, firm)]), [None, None]);
}

#[test]
fn what_is_no_address_elsewhere_stays_ours() {
    let phone = |number: &str, note: Option<&str>| Phone {
        number: number.into(),
        note: note.map(str::to_owned),
        ..Phone::default()
    };
    let contact = Contact {
        department: crate::contents().departments.first().map(|it| it.id.clone()),
        phones: [phone("022-27122522转801", None), phone("022-27122522转801", Some("印作两样"))].into(),
        emails: ["不是", "a@b.cn"].map(|it| Email { address: it.into(), label: None }).into(),
        urls: ["天津", "www.a.cn/天", "b.cn"].map(|it| Url { url: it.into(), label: Some("网".into()) }).into(),
        ..Contact::default()
    };
    let it = alone(&[], &[], &[contact]);
    assert_eq!(it["url"], "http://www.a.cn/%E5%A4%A9");
    assert!(it["additional_urls"].as_array().unwrap().iter().any(|it| it["url"] == "http://b.cn"));
    let contact = &it["contacts"][0];
    assert_eq!((&contact["email"], &contact["attributes"][0]["value"]), (&"a@b.cn".into(), &"不是".into()));
    assert_eq!(
        (&contact["phones"][0]["number"], &contact["phones"][0]["extension"]),
        (&"02227122522".into(), &801.into())
    );
    assert_eq!(contact["phones"][1]["number"], "022-27122522转801", "in doubt: as printed");
    assert_eq!(contact["phones"][1]["description"], "印作两样");
    assert_eq!(it["kechuang"]["data"]["contacts"][0]["urls"][0]["url"], "天津");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_directory_holds_is_hsds(contents in contents(&Leaves::any())) {
        let directory = Directory::from(contents);
        let whole = exported(&directory, Lang::En);
        check(&whole);
        let count = lists(&whole).map(Vec::len).iter().sum::<usize>() + whole["kechuang"]["texts"].as_array().unwrap().len();
        prop_assert_eq!(count, directory.len());
    }
}

/// Every record of a file as it is read back, by its id.
fn back(whole: &Value) -> Vec<Row> {
    let incoming = kechuang::import::read(whole.to_string().as_bytes()).unwrap();
    assert!(incoming.unclear.is_empty() && incoming.rows.is_empty(), "{:?}", incoming.unclear);
    incoming.records.into_iter().map(|it| it.value).collect()
}

fn check_equal(row: &Row, directory: &Directory) {
    let record = |id: &str| directory.record(directory.index_of(id).unwrap()).unwrap();
    match row {
        Row::Service(it) => assert!(matches!(record(it.id.as_str()), Record::Service(left) if *left == **it)),
        Row::Society(discipline, it) => {
            let Record::Society(of, left) = record(it.id.as_str()) else { panic!() };
            assert_eq!((of.id, left), (discipline, &**it));
        }
        Row::Department(it) => assert!(matches!(record(it.id.as_str()), Record::Department(left) if *left == **it)),
        Row::Profile(it) => assert!(matches!(record(it.id.as_str()), Record::Profile(left) if *left == **it)),
        Row::Article(_, it) => assert!(matches!(record(it.id.as_str()), Record::Article(_, left) if *left == **it)),
        other @ Row::Preface(_) => panic!("{other:?}"),
    }
}

#[test]
fn every_record_comes_back_as_it_left() {
    for lang in Lang::ALL {
        let rows = back(&exported(&SHIPPED.0, lang));
        // The preface stands in the file of the directory itself, and is passed over.
        assert_eq!(rows.len(), SHIPPED.0.len() - SHIPPED.0.of_kind(Kind::Preface).len());
        for row in &rows {
            check_equal(row, &SHIPPED.0);
        }
    }
}

#[test]
fn hsds_of_others_is_refused_with_what_would_be_right() {
    let whole = exported(&SHIPPED.0, Lang::Zh);
    let told = |change: &dyn Fn(&mut Value)| {
        let mut changed = whole.clone();
        change(&mut changed);
        let bad = kechuang::import::read(changed.to_string().as_bytes()).unwrap_err();
        bad.told(Lang::En.messages(), "a.json")
    };
    for (said, expected) in [
        (told(&|it| it["version"] = "3.0".into()), "version 3.0; it should be 3.1"),
        (told(&|it| it["version"] = "3.10".into()), "version 3.10; it should be 3.1"),
        (told(&|it| it["version"] = Value::Null), "does not say of which version"),
        (told(&|it| drop(it["organizations"][3].as_object_mut().unwrap().remove("kechuang"))), "organizations"),
        (told(&|it| *it = json!({ "contents": it["services"] })), "neither an export of a directory nor HSDS"),
        (told(&|it| *it = it["services"][0].take()), "neither an export of a directory nor HSDS"),
    ] {
        assert!(said.contains(expected) && said.starts_with("a.json") && !said.contains('\n'), "{said}");
        assert!(said.contains("kechuang export --format"), "{said}");
    }
    let mut newer = whole.clone();
    newer["version"] = "3.1.3".into();
    assert!(kechuang::import::read(newer.to_string().as_bytes()).is_ok(), "a version with corrections");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Quotes, line ends, emoji and what means something to HTML and to Markdown, up to 10,000 characters long.
    #[test]
    fn whatever_is_said_comes_back(said in super::any_said()) {
        let mut contents = super::small();
        let service = &mut contents.services[1];
        service.name.clone_from(&said);
        service.summary.clone_from(&said);
        service.notes = [said.clone()].into();
        let directory = Directory::from(contents);
        let whole = exported(&directory, Lang::Zh);
        check(&whole);
        prop_assert_eq!(whole["services"][1]["name"].as_str(), Some(&*said));
        for row in &back(&whole) {
            check_equal(row, &directory);
        }
    }
}

#[test]
fn only_what_is_asked_for_is_in_the_file() {
    let directory = &SHIPPED.0;
    let mut out = Vec::new();
    let mut told = Vec::new();
    let records = directory.of_kind(Kind::Profile);
    let leaving = Leaving::new(directory, &records, Lang::Zh);
    write(ExportFormat::Hsds, &leaving, &mut out, &mut |done| told.push(done)).unwrap();
    let whole: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(lists(&whole).map(Vec::len), [0, records.len()]);
    assert_eq!(told, [1, 2]);
    let Some(Record::Profile(profile)) = records.get(0).and_then(|no| directory.record(no)) else { panic!() };
    assert_eq!(whole["organizations"][0]["kechuang"]["id"], profile.id.as_str());
}
