//! Every value that the types of a directory can hold, and among them those that satisfy the rules.

use std::ops::Range;

use kechuang::directory::{
    AgeLimit, Article, Asks, Audience, AudienceTerm, Benefit, BenefitKind, Block, Bound, Category, Chapter, Charter,
    Confirmation, Contact, Contents, Criterion, Degree, Department, DirectoryInfo, Discipline, Document, Eligibility,
    Email, Event, EventPlace, Exclusion, Figure, Force, Id, Item, Means, Part, Party, Phone, PhoneKind, Preface,
    Profile, Provider, ProviderRole, Rank, Schedule, Section, Service, Sex, Society, SocietyList, Term, Thesaurus,
    ThesaurusGroup, Trait, Url, Window,
};
use proptest::collection::vec;
use proptest::num::f64;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A list as the records hold it.
fn list<T: Strategy>(item: T, size: Range<usize>) -> impl Strategy<Value = Box<[T::Value]>> {
    vec(item, size).prop_map(Vec::into_boxed_slice)
}

/// What stands at the ends of the branches.
#[derive(Clone)]
pub(crate) struct Leaves {
    text: BoxedStrategy<String>,
    english: BoxedStrategy<String>,
    id: BoxedStrategy<Id>,
    date: BoxedStrategy<String>,
    month: BoxedStrategy<String>,
    phone: BoxedStrategy<String>,
    email: BoxedStrategy<String>,
    url: BoxedStrategy<String>,
    postal_code: BoxedStrategy<String>,
    value: BoxedStrategy<f64>,
    window: BoxedStrategy<Window>,
    /// How many items a list holds at least that must not be empty.
    least: usize,
}

impl Leaves {
    /// Everything there is: empty texts, control characters, signs of RON, numbers that no calendar has.
    pub(crate) fn any() -> Self {
        let text = prop_oneof![
            2 => "\\PC{0,8}",
            1 => any::<String>().prop_map(|text| text.chars().take(8).collect()),
            1 => r#"["\\#'rb(){},:/* \n\r\t]{0,10}"#,
            1 => "[一-龥“”（）]{0,8}",
            1 => Just("None".to_owned()),
        ]
        .boxed();
        let window = window([(); 4].map(|()| any::<u8>().boxed()), any::<(u8, u16, u16)>().boxed(), text.clone());
        Self {
            id: text.clone().prop_map(Id::from).boxed(),
            date: text.clone(),
            month: text.clone(),
            phone: text.clone(),
            email: text.clone(),
            url: text.clone(),
            postal_code: text.clone(),
            value: (f64::POSITIVE | f64::NEGATIVE | f64::NORMAL | f64::SUBNORMAL | f64::ZERO).boxed(),
            window,
            english: text.clone(),
            text,
            least: 0,
        }
    }

    /// Only what the rules on single values allow.
    pub(crate) fn good() -> Self {
        let text = r#"[一-龥a-z0-9“”（）、"\\ ]{0,6}[一-龥a-z]"#.boxed();
        let cycle = (1_u8..50, 1900_u16..2100);
        let cycle = cycle.prop_map(|(years, from)| (years, from, from + u16::from(years) - 1));
        let bounds = [(1..=12_u8).boxed(), (1..=5_u8).boxed(), (1..=28_u8).boxed(), (1..=50_u8).boxed()];
        let window = window(bounds, cycle.boxed(), text.clone());
        Self {
            id: "[a-z]{1,5}(-[0-9]{1,2})?".prop_map(Id::from).boxed(),
            date: "(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?".boxed(),
            month: "(19|20)[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?".boxed(),
            phone: "0[0-9]{2}-[2-9][0-9]{7}(-[0-9]{1,4})?".boxed(),
            email: r"[a-z0-9]{1,6}(\.[a-z]{1,3})?@[a-z]{1,6}\.(com|cn)".boxed(),
            url: r"(https?://)?[a-z]{1,5}\.[a-z]{1,5}\.cn(/[a-z0-9?=&#_~.-]{0,8})?".boxed(),
            postal_code: "[0-9]{6}".boxed(),
            value: (0.0..1e12).boxed(),
            window,
            english: "[A-Za-z0-9][A-Za-z0-9 ,.'()-]{0,6}[a-z]".boxed(),
            text,
            least: 1,
        }
    }

    fn texts(&self) -> impl Strategy<Value = Box<[String]>> + use<> {
        list(self.text.clone(), 0..3)
    }

    fn english(&self) -> impl Strategy<Value = Option<String>> + use<> {
        option::of(self.english.clone())
    }

    fn maybe(&self) -> impl Strategy<Value = Option<String>> + use<> {
        option::of(self.text.clone())
    }

    /// A list that must not be empty.
    fn some<T: Strategy>(&self, item: T) -> impl Strategy<Value = Box<[T::Value]>> + use<T> {
        list(item, self.least..3)
    }
}

fn window(
    [month, week, day, years]: [BoxedStrategy<u8>; 4],
    cycle: BoxedStrategy<(u8, u16, u16)>,
    what: BoxedStrategy<String>,
) -> BoxedStrategy<Window> {
    prop_oneof![
        years.clone().prop_map(|years| Window::Every { years }),
        (years, month.clone(), month.clone(), what.clone()).prop_map(|(years, from, to, what)| Window::Months {
            years,
            from,
            to,
            what
        }),
        (month.clone(), week, what.clone()).prop_map(|(month, week, what)| Window::Week { month, week, what }),
        (month, day, what).prop_map(|(month, day, what)| Window::Deadline { month, day, what }),
        cycle.prop_map(|(years, from, to)| Window::Cycle { years, from, to }),
        Just(Window::OnDemand),
    ]
    .boxed()
}

/// A strategy for a struct from one for each of its fields.
macro_rules! record {
    ($type:ident { $($field:ident: $strategy:expr),* $(,)? }) => {
        record!(@values $($strategy,)*).prop_map(|record!(@names $($field,)*)| $type { $($field,)* }).boxed()
    };
    (@values) => { Just(()) };
    (@values $first:expr, $($rest:expr,)*) => { ($first, record!(@values $($rest,)*)) };
    (@names) => { () };
    (@names $first:ident, $($rest:ident,)*) => { ($first, record!(@names $($rest,)*)) };
}

pub(crate) fn contents(l: &Leaves) -> BoxedStrategy<Contents> {
    record!(Contents {
        info: about(l),
        services: vec(service(l), 0..3),
        society_list: option::of(society_list(l)),
        disciplines: vec(discipline(l), 0..3),
        departments: vec(department(l), l.least..3),
        profiles: vec(profile(l), 0..3),
        charter: option::of(charter(l)),
        thesaurus: thesaurus(l),
    })
}

fn about(l: &Leaves) -> BoxedStrategy<DirectoryInfo> {
    let preface = record!(Preface { id: l.id.clone(), title: l.text.clone(), body: blocks(l), signed: l.text.clone() });
    let category = record!(Category {
        id: l.id.clone(),
        name: l.text.clone(),
        english: l.english(),
        english_printed: any::<bool>(),
    });
    let part = record!(Part {
        id: l.id.clone(),
        number: any::<u32>(),
        name: l.text.clone(),
        english: l.english(),
        english_printed: any::<bool>(),
        categories: list(category, 0..3)
    });
    let audience = record!(AudienceTerm {
        id: l.id.clone(),
        name: l.text.clone(),
        english: l.english.clone(),
        alternate_names: l.texts(),
        organization: any::<bool>(),
        broader: list(l.id.clone(), 0..2),
        everybody: any::<bool>(),
        sex: option::of(sex()),
    });
    let term = record!(Term {
        id: l.id.clone(),
        name: l.text.clone(),
        english: l.english.clone(),
        alternate_names: l.texts(),
        broader: list(l.id.clone(), 0..2),
    });
    record!(DirectoryInfo {
        title: l.text.clone(),
        alternate_titles: l.texts(),
        short_title: l.text.clone(),
        edition: l.maybe(),
        publisher: l.text.clone(),
        published: l.date.clone(),
        common_prefixes: l.texts(),
        preface: option::of(preface),
        parts: l.some(part),
        audiences: l.some(audience),
        fields: l.some(term.clone()),
        places: l.some(term),
    })
}

fn service(l: &Leaves) -> BoxedStrategy<Service> {
    let role =
        prop_oneof![Just(ProviderRole::Organizer), Just(ProviderRole::Supervisor), Just(ProviderRole::Implementer)];
    let provider =
        record!(Provider { role: role, label: l.text.clone(), names: l.some(l.text.clone()), remark: l.maybe() });
    let audience = record!(Audience {
        label: l.text.clone(),
        printed: l.text.clone(),
        terms: l.some(l.id.clone()),
        parties: list(select(Party::ALL.to_vec()), 0..3),
        place: option::of(l.id.clone()),
        exhaustive: any::<bool>(),
        wider: any::<bool>(),
    });
    let schedule = record!(Schedule {
        label: l.text.clone(),
        printed: l.text.clone(),
        windows: list(l.window.clone(), 0..3),
        confirmed: confirmed(l)
    });
    let kind = prop_oneof![
        Just(BenefitKind::Quota),
        Just(BenefitKind::Amount),
        Just(BenefitKind::Term),
        Just(BenefitKind::Other)
    ];
    let benefit = record!(Benefit {
        kind: kind,
        what: l.text.clone(),
        bound: bound(),
        value: l.value.clone(),
        printed: l.text.clone(),
    });
    let document = record!(Document {
        title: l.text.clone(),
        number: l.maybe(),
        issuer: l.maybe(),
        date: option::of(l.date.clone()),
        url: option::of(l.url.clone()),
        what: l.text.clone(),
    });
    record!(Service {
        id: l.id.clone(),
        number: any::<u32>(),
        name: l.text.clone(),
        english: l.english(),
        english_printed: any::<bool>(),
        alternate_names: l.texts(),
        keywords: l.texts(),
        pinyin: l.maybe(),
        part: l.id.clone(),
        category: option::of(l.id.clone()),
        page: any::<u16>(),
        summary: l.text.clone(),
        providers: list(provider, 0..3),
        audiences: list(audience, 0..3),
        eligibility: option::of(eligibility(l)),
        schedules: list(schedule, 0..3),
        benefits: list(benefit, 0..3),
        figures: figures(l),
        history: history(l),
        documents: list(document, 0..3),
        contacts: l.some(contact(l)),
        urls: list(url(l), 0..3),
        sections: sections(l),
        notes: l.texts(),
    })
}

fn sex() -> impl Strategy<Value = Sex> + Clone {
    select(Sex::ALL.to_vec())
}

fn force() -> impl Strategy<Value = Force> + Clone {
    select(vec![Force::Strict, Force::Usual, Force::Discretionary])
}

fn traits(l: &Leaves) -> BoxedStrategy<Box<[Trait]>> {
    let one = prop_oneof![
        select(vec![Trait::Female, Trait::Male, Trait::Individual, Trait::Team, Trait::Body]),
        l.id.clone().prop_map(Trait::Field),
        l.id.clone().prop_map(Trait::Audience),
        select(Degree::ALL.to_vec()).prop_map(Trait::Studying),
    ];
    list(one, 0..2).boxed()
}

fn asks(l: &Leaves) -> BoxedStrategy<Asks> {
    prop_oneof![
        sex().prop_map(Asks::Sex),
        option::of(l.id.clone()).prop_map(|place| Asks::Nationality { place }),
        option::of(l.id.clone()).prop_map(|place| Asks::Residence { place }),
        option::of(select(Degree::ALL.to_vec())).prop_map(|min| Asks::Degree { min }),
        option::of(select(Rank::ALL.to_vec())).prop_map(|min| Asks::Rank { min }),
        Just(Asks::Other),
    ]
    .boxed()
}

fn eligibility(l: &Leaves) -> BoxedStrategy<Eligibility> {
    let age = record!(AgeLimit {
        group: l.text.clone(),
        who: traits(l),
        min: option::of(any::<u8>()),
        max: option::of(any::<u8>()),
        born_from: option::of(l.date.clone()),
        force: force(),
        printed: l.text.clone(),
    });
    let criterion = record!(Criterion {
        asks: asks(l),
        group: l.text.clone(),
        who: traits(l),
        force: force(),
        printed: l.text.clone(),
    });
    let exclusion = record!(Exclusion { who: traits(l), printed: l.text.clone() });
    record!(Eligibility {
        ages: list(age, 0..3),
        criteria: list(criterion, 0..3),
        excluded: list(exclusion, 0..3),
        sections: l.texts(),
    })
}

fn contact(l: &Leaves) -> BoxedStrategy<Contact> {
    let phone = record!(Phone {
        number: l.phone.clone(),
        kind: prop_oneof![Just(PhoneKind::Voice), Just(PhoneKind::Fax)],
        note: l.maybe(),
    });
    let email = record!(Email { address: l.email.clone(), label: l.maybe() });
    record!(Contact {
        department: option::of(l.id.clone()),
        printed: l.maybe(),
        phones: list(phone, 0..3),
        emails: list(email, 0..3),
        urls: list(url(l), 0..3),
        address: l.maybe(),
        postal_code: option::of(l.postal_code.clone()),
        confirmed: confirmed(l),
    })
}

fn confirmed(l: &Leaves) -> BoxedStrategy<Option<Box<Confirmation>>> {
    let one = record!(Confirmation { on: l.month.clone(), by: l.text.clone(), how: select(Means::ALL.to_vec()) });
    option::of(one.prop_map(Box::new)).boxed()
}

fn url(l: &Leaves) -> BoxedStrategy<Url> {
    record!(Url { url: l.url.clone(), label: l.maybe() })
}

fn bound() -> impl Strategy<Value = Bound> {
    prop_oneof![Just(Bound::Exactly), Just(Bound::AtMost), Just(Bound::AtLeast), Just(Bound::About)]
}

fn place() -> impl Strategy<Value = EventPlace> {
    prop_oneof![Just(EventPlace::Text), Just(EventPlace::Caption), Just(EventPlace::Picture)]
}

fn figures(l: &Leaves) -> impl Strategy<Value = Box<[Figure]>> + use<> {
    let figure = record!(Figure {
        what: l.text.clone(),
        bound: bound(),
        value: l.value.clone(),
        printed: l.text.clone(),
        as_of: option::of(l.date.clone()),
        place: place(),
    });
    list(figure, 0..3)
}

fn history(l: &Leaves) -> impl Strategy<Value = Box<[Event]>> + use<> {
    list(record!(Event { date: l.date.clone(), what: l.text.clone(), edition: any::<bool>(), place: place() }), 0..3)
}

fn sections(l: &Leaves) -> impl Strategy<Value = Box<[Section]>> + use<> {
    list(record!(Section { heading: l.text.clone(), body: blocks(l) }), 0..3)
}

fn blocks(l: &Leaves) -> impl Strategy<Value = Box<[Block]>> + use<> {
    let items = l.some(item(l)).prop_map(Block::List);
    l.some(prop_oneof![l.text.clone().prop_map(Block::Text), items])
}

/// Items within items, three deep.
fn item(l: &Leaves) -> BoxedStrategy<Item> {
    let text = l.text.clone();
    let leaf = record!(Item { mark: text.clone(), text: text.clone(), items: Just(Box::default()) });
    let branch = move |inner| record!(Item { mark: text.clone(), text: text.clone(), items: list(inner, 0..3) });
    leaf.prop_recursive(3, 9, 3, branch).boxed()
}

fn society_list(l: &Leaves) -> BoxedStrategy<SocietyList> {
    record!(SocietyList {
        title: l.text.clone(),
        as_of: l.date.clone(),
        page: any::<u16>(),
        count: any::<u32>(),
        contacts: list(contact(l), 0..3),
    })
}

fn discipline(l: &Leaves) -> BoxedStrategy<Discipline> {
    let society = record!(Society {
        id: l.id.clone(),
        number: any::<u32>(),
        name: l.text.clone(),
        english: l.english(),
        english_printed: any::<bool>(),
        alternate_names: l.texts(),
        pinyin: l.maybe(),
        notes: l.texts(),
    });
    record!(Discipline {
        id: l.id.clone(),
        number: any::<u32>(),
        name: l.text.clone(),
        english: l.english(),
        english_printed: any::<bool>(),
        alternate_names: l.texts(),
        societies: list(society, 0..3),
    })
}

fn department(l: &Leaves) -> BoxedStrategy<Department> {
    record!(Department {
        id: l.id.clone(),
        name: l.text.clone(),
        english: l.english(),
        english_printed: any::<bool>(),
        alternate_names: l.texts(),
        pinyin: l.maybe(),
        page: any::<u16>(),
        notes: l.texts(),
    })
}

fn profile(l: &Leaves) -> BoxedStrategy<Profile> {
    record!(Profile {
        id: l.id.clone(),
        number: any::<u32>(),
        name: l.text.clone(),
        english: l.english(),
        english_printed: any::<bool>(),
        alternate_names: l.texts(),
        pinyin: l.maybe(),
        page: any::<u16>(),
        summary: l.text.clone(),
        history: history(l),
        figures: figures(l),
        contacts: list(contact(l), 0..3),
        sections: sections(l),
        notes: l.texts(),
    })
}

fn thesaurus(l: &Leaves) -> BoxedStrategy<Thesaurus> {
    let word = || list(l.text.clone(), 0..3);
    let group = record!(ThesaurusGroup { words: word(), leads_to: word() });
    record!(Thesaurus { ignored: word(), groups: list(group, 0..3) })
}

fn charter(l: &Leaves) -> BoxedStrategy<Charter> {
    let article = record!(Article {
        id: l.id.clone(),
        number: any::<u32>(),
        label: l.text.clone(),
        subject: l.text.clone(),
        body: blocks(l),
    });
    let chapter = record!(Chapter { number: any::<u32>(), title: l.text.clone(), articles: list(article, 0..3) });
    record!(Charter { title: l.text.clone(), page: any::<u16>(), chapters: list(chapter, 0..3) })
}
