#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
use jiff::civil::{Date, date};

use super::{Births, Judgement, Person, Place, Studies, age_on, judge};
use crate::directory::{
    AgeLimit, Asks, Audience, AudienceTerm, Criterion, Degree, DirectoryInfo, Eligibility, Exclusion, Force, Party,
    Rank, Service, Sex, Term, Trait,
};

const TODAY: Date = date(2026, 11, 26);

/// What a judgement is, with its printed words: `fits 甲/乙`, `excluded 甲`, `read 甲`.
fn said(service: &Service, person: &Person, on: Date) -> String {
    let words = |all: &[super::Condition<'_>]| all.iter().map(|it| it.printed.to_owned()).collect::<Vec<_>>().join("/");
    match judge(&info(), service, person, on) {
        Judgement::Fits { by, .. } => format!("fits {}", words(&by)),
        Judgement::Excluded { by } => format!("excluded {}", words(&by)),
        Judgement::ToBeRead { what } => format!("read {}", words(&what)),
    }
}

fn info() -> DirectoryInfo {
    let person = |id: &str, broader: &[&str]| AudienceTerm {
        id: id.into(),
        broader: broader.iter().map(|it| (*it).into()).collect(),
        ..AudienceTerm::default()
    };
    let body = |id: &str| AudienceTerm { organization: true, ..person(id, &[]) };
    let term = |id: &str, broader: &[&str]| Term {
        id: id.into(),
        broader: broader.iter().map(|it| (*it).into()).collect(),
        ..Term::default()
    };
    DirectoryInfo {
        audiences: [
            person("researchers", &[]),
            person("young", &["researchers"]),
            person("founders", &[]),
            AudienceTerm { sex: Some(Sex::Female), ..person("women", &[]) },
            AudienceTerm { everybody: true, ..person("public", &[]) },
            body("firms"),
            body("schools"),
        ]
        .into(),
        fields: [term("medicine", &[]), term("clinic", &["medicine"])].into(),
        places: [term("here", &["land"]), term("there", &["land"]), term("land", &[])].into(),
        ..DirectoryInfo::default()
    }
}

fn limit(printed: &str, min: Option<u8>, max: Option<u8>) -> AgeLimit {
    AgeLimit { min, max, printed: printed.to_owned(), ..AgeLimit::default() }
}

fn of_group(limit: AgeLimit, group: &str, who: &[Trait]) -> AgeLimit {
    AgeLimit { group: group.to_owned(), who: who.into(), ..limit }
}

fn ages(ages: impl Into<Box<[AgeLimit]>>) -> Service {
    asking(Eligibility { ages: ages.into(), ..Eligibility::default() })
}

fn asking(who: Eligibility) -> Service {
    Service { eligibility: Some(who), ..Service::default() }
}

fn criterion(asks: Asks) -> Service {
    let criterion = Criterion { asks, printed: "条件".to_owned(), ..Criterion::default() };
    asking(Eligibility { criteria: [criterion].into(), ..Eligibility::default() })
}

fn aged(age: u8) -> Person {
    Person { born: Births::of_ages(age, age, TODAY), ..Person::default() }
}

fn born(day: Date) -> Person {
    Person { born: Some(Births::on(day)), ..Person::default() }
}

/// 男 40, 女 45, each with the first birthday admitted.
fn by_sex() -> Service {
    let from = |limit: AgeLimit, day: &str| AgeLimit { born_from: Some(day.to_owned()), ..limit };
    ages([
        of_group(from(limit("男40", None, Some(40)), "1981-01-01"), "男", &[Trait::Male]),
        of_group(from(limit("女45", None, Some(45)), "1976-01-01"), "女", &[Trait::Female]),
    ])
}

/// 32 for all, up to two years more for women and in the clinic, if whoever decides thinks fit.
fn relaxed() -> Service {
    let more = AgeLimit { force: Force::Discretionary, ..limit("放宽", None, Some(34)) };
    let who = [Trait::Female, Trait::Field("clinic".into())];
    ages([limit("32", None, Some(32)), of_group(more, "女性或临床", &who)])
}

#[test]
fn a_year_is_completed_on_the_birthday() {
    for (born, on, age) in [
        (date(1986, 11, 26), TODAY, Some(40)),
        (date(1986, 11, 27), TODAY, Some(39)),
        (date(2000, 2, 29), date(2021, 2, 27), Some(20)),
        (date(2000, 2, 29), date(2021, 2, 28), Some(21)),
        (date(2000, 2, 29), date(2024, 2, 28), Some(23)),
        (date(2000, 2, 29), date(2024, 2, 29), Some(24)),
        (TODAY, TODAY, Some(0)),
        (date(2026, 11, 27), TODAY, None),
    ] {
        assert_eq!(age_on(born, on), age, "{born} {on}");
    }
}

#[test]
fn an_age_is_every_birthday_that_gives_it() {
    for on in [TODAY, date(2023, 2, 28), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2026, 1, 1)] {
        for age in [0, 1, 22, 23, 24, 40, 150] {
            let births = Births::of_ages(age, age, on).unwrap();
            assert_eq!(births.ages_on(on), Some((age, age)), "{age} on {on}");
            let outside = [births.earliest().yesterday().unwrap(), births.latest().tomorrow().unwrap()];
            assert!(outside.iter().all(|day| age_on(*day, on) != Some(age)), "{age} on {on}: {births:?}");
        }
    }
    assert_eq!(Births::of_ages(40, 35, TODAY), None);
}

#[test]
fn the_limit_itself_is_within_it() {
    let service = ages([limit("35至45", Some(35), Some(45))]);
    for (age, answer) in [(34, "excluded 35至45"), (35, "fits 35至45"), (45, "fits 35至45"), (46, "excluded 35至45")]
    {
        assert_eq!(said(&service, &aged(age), TODAY), answer, "{age}");
    }
    let last = date(1980, 11, 27);
    assert_eq!(said(&service, &born(last), TODAY), "fits 35至45");
    assert_eq!(said(&service, &born(last.yesterday().unwrap()), TODAY), "excluded 35至45");
    assert_eq!(said(&service, &born(last.yesterday().unwrap()), TODAY.yesterday().unwrap()), "fits 35至45");
}

#[test]
fn who_was_born_on_a_leap_day_is_older_from_the_28th_on() {
    let service = ages([limit("40", None, Some(40))]);
    let leap = born(date(1984, 2, 29));
    for (on, answer) in [
        (date(2025, 2, 27), "fits 40"),
        (date(2025, 2, 28), "excluded 40"),
        (date(2025, 3, 1), "excluded 40"),
        (date(2024, 2, 28), "fits 40"),
        (date(2024, 2, 29), "fits 40"),
    ] {
        assert_eq!(said(&service, &leap, on), answer, "{on}");
    }
    // The first birthday admitted is one, too.
    let from =
        |day: &str| AgeLimit { born_from: Some(day.to_owned()), ..limit("1984年2月29日及以后", None, None) };
    let service = ages([from("1984-02-29")]);
    assert!(said(&service, &leap, TODAY).starts_with("fits"));
    assert!(said(&service, &born(date(1984, 2, 28)), TODAY).starts_with("excluded"));
}

#[test]
fn a_span_of_ages_is_judged_where_all_of_it_agrees() {
    let service = ages([limit("40", None, Some(40))]);
    let span = |min, max| Person { born: Births::of_ages(min, max, TODAY), ..Person::default() };
    assert_eq!(said(&service, &span(30, 40), TODAY), "fits 40");
    assert_eq!(said(&service, &span(35, 45), TODAY), "read 40");
    assert_eq!(said(&service, &span(41, 50), TODAY), "excluded 40");
}

#[test]
fn men_and_women_have_their_own_limits() {
    let sex = |age, sex| Person { sex, ..aged(age) };
    for (age, who, answer) in [
        (38, Some(Sex::Female), "fits 女45"),
        (43, Some(Sex::Female), "fits 女45"),
        (43, Some(Sex::Male), "excluded 男40"),
        (46, Some(Sex::Female), "excluded 女45"),
        // Whose sex is not told is judged where both limits say the same.
        (38, None, "fits 男40/女45"),
        (43, None, "read 男40/女45"),
        (46, None, "excluded 男40/女45"),
    ] {
        assert_eq!(said(&by_sex(), &sex(age, who), TODAY), answer, "{age} {who:?}");
    }
    assert_eq!(said(&by_sex(), &Person::default(), TODAY), "read 男40/女45");
}

#[test]
fn a_first_birthday_is_a_limit_of_its_own() {
    let on = date(2021, 12, 23);
    let man = |day| Person { sex: Some(Sex::Male), ..born(day) };
    assert_eq!(said(&by_sex(), &man(date(1981, 1, 1)), on), "fits 男40");
    // On that day 40 years old, and born before the first birthday admitted.
    assert_eq!(said(&by_sex(), &man(date(1980, 12, 31)), on), "excluded 男40");
    // Of an age alone it is not told on which side of it the birthday is.
    let aged = Person { born: Births::of_ages(40, 40, on), sex: Some(Sex::Male), ..Person::default() };
    assert_eq!(said(&by_sex(), &aged, on), "read 男40");
    assert_eq!(said(&by_sex(), &man(date(1985, 1, 1)), TODAY), "excluded 男40");
}

#[test]
fn a_relaxed_limit_stands_beside_the_one_for_all() {
    let clinic = || vec!["clinic".into()];
    let case = |age, sex, fields| Person { sex, fields, ..aged(age) };
    let (woman, man) = (Some(Sex::Female), Some(Sex::Male));
    for (person, answer) in [
        (case(32, woman, vec![]), "fits 32"),
        (case(34, woman, vec![]), "read 32/放宽"),
        (case(35, woman, vec![]), "excluded 32/放宽"),
        (case(33, man, clinic()), "read 32/放宽"),
        (case(33, man, vec!["medicine".into()]), "read 32/放宽"),
        (case(33, man, vec!["elsewhere".into()]), "excluded 32"),
        // Whether he works in the clinic is not told.
        (case(33, man, vec![]), "read 32/放宽"),
        (case(30, None, vec![]), "fits 32"),
        (case(38, None, vec![]), "excluded 32/放宽"),
    ] {
        assert_eq!(said(&relaxed(), &person, TODAY), answer, "{person:?}");
    }
}

#[test]
fn an_age_beyond_a_usual_limit_is_left_to_be_read() {
    let service = ages([AgeLimit { force: Force::Usual, ..limit("一般60", None, Some(60)) }]);
    assert_eq!(said(&service, &aged(60), TODAY), "fits 一般60");
    assert_eq!(said(&service, &aged(61), TODAY), "read 一般60");
}

#[test]
fn a_limit_of_a_group_says_nothing_of_others() {
    let service = ages([of_group(limit("80", Some(80), None), "对象", &[Trait::Audience("founders".into())])]);
    let with = |age, role: &str| Person { roles: vec![role.into()], ..aged(age) };
    assert_eq!(said(&service, &with(85, "founders"), TODAY), "fits 80");
    assert_eq!(said(&service, &with(38, "founders"), TODAY), "excluded 80");
    // Researchers may be founders as well.
    assert_eq!(said(&service, &with(38, "researchers"), TODAY), "read 80");
    let unnamed = ages([of_group(limit("80", Some(80), None), "对象", &[])]);
    assert_eq!(said(&unnamed, &aged(85), TODAY), "read 80", "the words of the group are not compared");
}

#[test]
fn a_body_has_no_age_and_no_sex() {
    let body = Person { bodies: vec!["firms".into()], ..Person::default() };
    assert_eq!(body.applies_as(), Some(Party::Body));
    assert_eq!(said(&by_sex(), &body, TODAY), "read ");
    assert_eq!(said(&criterion(Asks::Sex(Sex::Female)), &body, TODAY), "read 条件");
}

#[test]
fn places_hold_each_other() {
    let at = |place: Option<Place>| Person { residence: place.clone(), nationality: place, ..Person::default() };
    let known = |id: &str| Some(Place::Known(id.into()));
    let here = Asks::Residence { place: Some("here".into()) };
    let land = Asks::Nationality { place: Some("land".into()) };
    for (asks, place, answer) in [
        (&here, known("here"), "fits 条件"),
        (&here, known("land"), "read 条件"),
        (&here, known("there"), "excluded 条件"),
        (&here, Some(Place::Elsewhere), "excluded 条件"),
        (&here, None, "read 条件"),
        (&land, known("here"), "fits 条件"),
        (&land, Some(Place::Elsewhere), "excluded 条件"),
    ] {
        assert_eq!(said(&criterion(asks.clone()), &at(place.clone()), TODAY), answer, "{asks:?} {place:?}");
    }
    let unknown = criterion(Asks::Nationality { place: None });
    assert_eq!(said(&unknown, &at(known("land")), TODAY), "read 条件");
}

#[test]
fn degrees_and_ranks_are_ordered() {
    let degree = |degree| Person { degree: Some(degree), ..Person::default() };
    let rank = |rank| Person { rank: Some(rank), ..Person::default() };
    let asked = criterion(Asks::Degree { min: Some(Degree::Bachelor) });
    assert_eq!(said(&asked, &degree(Degree::College), TODAY), "excluded 条件");
    assert_eq!(said(&asked, &degree(Degree::Bachelor), TODAY), "fits 条件");
    assert_eq!(said(&asked, &degree(Degree::Doctor), TODAY), "fits 条件");
    let asked = criterion(Asks::Rank { min: Some(Rank::Associate) });
    assert_eq!(said(&asked, &rank(Rank::Intermediate), TODAY), "excluded 条件");
    assert_eq!(said(&asked, &rank(Rank::Full), TODAY), "fits 条件");
}

#[test]
fn who_is_left_out_is_left_out_and_nobody_else() {
    let students = Exclusion {
        who: [Trait::Studying(Degree::Master), Trait::Studying(Degree::Doctor)].into(),
        printed: "在读".to_owned(),
    };
    let winners = Exclusion { printed: "往届".to_owned(), ..Exclusion::default() };
    let service = asking(Eligibility { excluded: [students, winners].into(), ..Eligibility::default() });
    let studies = |studies| Person { studies, ..Person::default() };
    assert_eq!(said(&service, &studies(Some(Studies::For(Degree::Doctor))), TODAY), "excluded 在读");
    assert_eq!(said(&service, &studies(Some(Studies::For(Degree::Bachelor))), TODAY), "read 往届");
    assert_eq!(said(&service, &studies(Some(Studies::No)), TODAY), "read 往届");
    assert_eq!(said(&service, &studies(None), TODAY), "read 在读/往届");
}

fn audience(terms: &[&str], parties: &[Party]) -> Audience {
    Audience {
        printed: "面向".to_owned(),
        terms: terms.iter().map(|it| (*it).into()).collect(),
        parties: parties.into(),
        ..Audience::default()
    }
}

fn for_whom(audiences: impl Into<Box<[Audience]>>) -> Service {
    Service { audiences: audiences.into(), ..Service::default() }
}

#[test]
fn a_role_meets_its_own_words_and_the_wider_ones() {
    let is = |role: &str| Person { roles: vec![role.into()], ..Person::default() };
    let service = for_whom([audience(&["researchers"], &[Party::Individual])]);
    assert_eq!(said(&service, &is("researchers"), TODAY), "fits 面向");
    assert_eq!(said(&service, &is("young"), TODAY), "fits 面向");
    assert_eq!(said(&service, &is("founders"), TODAY), "read 面向", "a founder may be a researcher");
    assert_eq!(said(&service, &aged(38), TODAY), "read 面向");
    let young = for_whom([audience(&["young"], &[Party::Individual])]);
    assert_eq!(said(&young, &is("researchers"), TODAY), "read 面向");
    let few = Audience { wider: true, ..audience(&["researchers"], &[Party::Individual]) };
    assert_eq!(said(&for_whom([few]), &is("researchers"), TODAY), "read 面向", "the words mean only some of them");
    let all = for_whom([audience(&["public"], &[])]);
    assert_eq!(said(&all, &aged(38), TODAY), "fits 面向");
    let women = for_whom([audience(&["women"], &[])]);
    assert_eq!(said(&women, &Person { sex: Some(Sex::Female), ..aged(38) }, TODAY), "fits 面向");
}

#[test]
fn what_is_for_bodies_is_for_no_person() {
    let service = for_whom([audience(&["firms"], &[Party::Body])]);
    assert_eq!(said(&service, &aged(38), TODAY), "excluded 面向");
    // The firm she works in may apply.
    assert_eq!(said(&service, &Person { bodies: vec!["firms".into()], ..aged(38) }, TODAY), "read 面向");
    let firm = Person { bodies: vec!["firms".into()], ..Person::default() };
    assert_eq!(said(&service, &firm, TODAY), "fits 面向");
    assert_eq!(said(&for_whom([audience(&["young"], &[Party::Individual])]), &firm, TODAY), "excluded 面向");
    // 企业一线科技工作者: the firm may not, its people may.
    assert_eq!(said(&for_whom([audience(&["young", "firms"], &[Party::Individual])]), &firm, TODAY), "read 面向");
    let any = Person { party: Some(Party::Body), ..Person::default() };
    assert_eq!(said(&service, &any, TODAY), "read 面向");
}

#[test]
fn a_list_that_names_all_leaves_out_the_others() {
    let school = Person { bodies: vec!["schools".into()], ..Person::default() };
    let open = audience(&["firms"], &[Party::Body]);
    assert_eq!(said(&for_whom([open.clone()]), &school, TODAY), "read 面向");
    let all = Audience { exhaustive: true, ..open.clone() };
    assert_eq!(said(&for_whom([all.clone()]), &school, TODAY), "excluded 面向");
    // Of several audiences one is enough.
    assert_eq!(said(&for_whom([all, audience(&["schools"], &[])]), &school, TODAY), "fits 面向");
    let bound = Audience { place: Some("here".into()), ..open };
    let firm = |residence| Person { bodies: vec!["firms".into()], residence: Some(residence), ..Person::default() };
    assert_eq!(said(&for_whom([bound.clone()]), &firm(Place::Elsewhere), TODAY), "excluded 面向");
    assert_eq!(said(&for_whom([bound]), &firm(Place::Known("here".into())), TODAY), "fits 面向");
}

#[test]
fn a_team_is_neither_a_person_nor_a_body() {
    let team = Person { party: Some(Party::Team), ..Person::default() };
    let service = for_whom([audience(&["public"], &[Party::Individual, Party::Team])]);
    assert_eq!(said(&service, &team, TODAY), "fits 面向");
    let service = for_whom([audience(&["public"], &[Party::Individual])]);
    assert_eq!(said(&service, &team, TODAY), "excluded 面向");
}

#[test]
fn one_condition_that_is_not_met_decides() {
    let mut service = by_sex();
    service.audiences = [audience(&["public"], &[])].into();
    let man = Person { sex: Some(Sex::Male), ..aged(43) };
    assert_eq!(said(&service, &man, TODAY), "excluded 男40");
    let woman = Person { sex: Some(Sex::Female), ..aged(43) };
    assert_eq!(said(&service, &woman, TODAY), "fits 面向/女45");
}

#[test]
fn what_fits_names_what_is_left_to_be_read() {
    let other = Criterion { printed: "推荐".to_owned(), ..Criterion::default() };
    let citizen = Criterion {
        asks: Asks::Nationality { place: Some("land".into()) },
        printed: "公民".to_owned(),
        ..other.clone()
    };
    let service = asking(Eligibility {
        ages: [limit("45", None, Some(45))].into(),
        criteria: [citizen, other].into(),
        sections: ["标准".to_owned()].into(),
        ..Eligibility::default()
    });
    let info = info();
    let Judgement::Fits { by, to_read } = judge(&info, &service, &aged(38), TODAY) else { panic!("45 admits 38") };
    assert_eq!(by.iter().map(|it| it.printed).collect::<Vec<_>>(), ["45"]);
    assert_eq!(to_read.iter().map(|it| it.printed).collect::<Vec<_>>(), ["公民", "推荐", "标准"]);
}
