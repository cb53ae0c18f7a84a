//! The shipped directory is the booklet's: its order, its counts, its titles, and ten services' contacts to the letter.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::Path;

use kechuang::directory::{Contact, Directory, PhoneKind, Service};
use kechuang::loader::{Source, load};
use kechuang::snapshot::Snapshot;

use crate::contents;

fn directory() -> Directory {
    load(&Source::shipped(), |_| ()).expect("the shipped data have no fault")
}

fn service(number: u32) -> &'static Service {
    contents().services.iter().find(|it| it.number == number).expect("every number from 1 to 72 is a service")
}

/// The directory inside the program is compiled when it is built. Its source are the files, read here from the disk.
#[test]
fn the_shipped_directory_is_what_the_files_say() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = load(&Source::folder(&data).unwrap(), |_| ()).expect("the shipped data have no fault");
    let shipped = Snapshot::shipped().directory().unwrap();
    assert_eq!(shipped.len(), files.len());
    for (no, record) in files.records() {
        assert_eq!(shipped.heading(no), files.heading(no));
        assert_eq!(format!("{:?}", shipped.record(no).unwrap()), format!("{record:?}"));
    }
    assert_eq!(shipped.contents(), files.contents());
    assert_eq!(Snapshot::shipped().origin().digest, Source::folder(&data).unwrap().digest());
}

/// A table under `coverage/`, read from the booklet's contents and lists.
fn table(text: &'static str) -> Vec<[&'static str; 3]> {
    let lines = text.lines().skip(1);
    lines.map(|line| line.split('\t').collect::<Vec<_>>().try_into().expect("every row has three columns")).collect()
}

#[test]
fn all_72_services_have_the_printed_order_titles_and_pages() {
    let numbers: Vec<u32> = contents().services.iter().map(|it| it.number).collect();
    assert_eq!(numbers, (1..=72).collect::<Vec<_>>());
    for (it, [number, page, title]) in contents().services.iter().zip(table(include_str!("coverage/services.tsv"))) {
        assert_eq!(it.id.as_str(), format!("service-{number}"));
        assert_eq!((it.name.as_str(), it.page), (title, page.parse().unwrap()), "service {number}");
    }
    assert!(contents().services.is_sorted_by(|a, b| a.page < b.page), "two services never begin on one page");
}

#[test]
fn five_parts_hold_the_services_that_the_contents_put_there() {
    let directory = directory();
    let parts: Vec<&str> = directory.info().parts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        parts,
        [
            "服务科技工作者",
            "服务创新驱动发展",
            "服务全民科学素质提升",
            "服务党和政府科学决策",
            "服务企事业科协组织建设"
        ]
    );
    let ranges = [1..=21, 22..=48, 49..=59, 60..=67, 68..=72];
    for (part, range) in directory.info().parts.iter().zip(ranges) {
        let inside: Vec<u32> = contents().services.iter().filter(|it| it.part == part.id).map(|it| it.number).collect();
        assert_eq!(inside, range.collect::<Vec<u32>>(), "{}", part.name);
    }
}

#[test]
fn five_categories_divide_the_first_two_parts_and_no_other() {
    let directory = directory();
    let expected: [(&str, &str, RangeInclusive<u32>); 5] = [
        ("服务科技工作者", "国家级人才举荐与服务", 1..=8),
        ("服务科技工作者", "市级人才举荐与服务", 9..=21),
        ("服务创新驱动发展", "促进科技经济深度融合", 22..=36),
        ("服务创新驱动发展", "促进科技创业", 37..=42),
        ("服务创新驱动发展", "促进交流合作", 43..=48),
    ];
    for part in &directory.info().parts {
        let names: Vec<&str> = part.categories.iter().map(|it| it.name.as_str()).collect();
        let wanted: Vec<&str> = expected.iter().filter(|it| it.0 == part.name).map(|it| it.1).collect();
        assert_eq!(names, wanted, "{}", part.name);
    }
    for (_, name, range) in expected {
        let category = directory.info().parts.iter().flat_map(|it| &it.categories).find(|it| it.name == name).unwrap();
        let inside: Vec<u32> = contents()
            .services
            .iter()
            .filter(|it| it.category.as_ref() == Some(&category.id))
            .map(|it| it.number)
            .collect();
        assert_eq!(inside, range.collect::<Vec<_>>(), "{name}");
    }
    assert!(contents().services.iter().filter(|it| it.number >= 49).all(|it| it.category.is_none()));
}

#[test]
fn all_147_societies_stand_under_5_disciplines_as_printed() {
    let directory = directory();
    let counts: Vec<(&str, usize)> =
        contents().disciplines.iter().map(|it| (it.name.as_str(), it.societies.len())).collect();
    assert_eq!(counts, [("理学", 26), ("工学", 54), ("医学", 26), ("农学", 7), ("交叉", 34)]);

    let listed: Vec<(String, String, String)> = contents()
        .disciplines
        .iter()
        .flat_map(|it| it.societies.iter().map(|of| (it.name.clone(), of.number.to_string(), of.name.clone())))
        .collect();
    let printed: Vec<(String, String, String)> = table(include_str!("coverage/societies.tsv"))
        .into_iter()
        .map(|[discipline, number, name]| (discipline.into(), number.into(), name.into()))
        .collect();
    assert_eq!(listed, printed);

    let list = contents().society_list.as_ref().unwrap();
    assert_eq!((list.title.as_str(), list.as_of.as_str(), list.page), ("天津市科协所属学会清单", "2023-04-30", 126));
    assert_eq!(usize::try_from(list.count), Ok(printed.len()));
    assert_eq!(block(&directory, &list.contacts[0]), "市科协学会学术部（院士专家部） 022-27122522");
    assert_eq!(list.contacts.len(), 1);
}

#[test]
fn nine_departments_answer_spelt_as_printed_with_the_service() {
    let names: Vec<&str> = contents().departments.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "市科协组人部",
            "市科协学会学术部（院士专家部）",
            "市科协科创部（企事业部）",
            "市科协宣传文化部",
            "市科协办公室",
            "天津科技工作者之家",
            "天津科技馆",
            "市科协科普部",
            "市科协战略发展部"
        ]
    );
    let mut variants: Vec<(&str, u32)> = Vec::new();
    for service in &contents().services {
        let printed = service.contacts.iter().filter_map(|it| it.printed.as_deref());
        variants.extend(printed.map(|spelling| (spelling, service.number)));
    }
    assert_eq!(
        variants,
        [
            ("市科协学会学术部(院士专家部)", 13),
            ("市科协科创部（企业事业部）", 18),
            ("市科协科创部（企业事业部）", 30),
            ("市科协科创部（企业事业部）", 31),
            ("市科协科创部（企业事业部）", 37),
            ("市科协科创部（企业部）", 38),
            ("市科协科创部(企业事业部)", 43),
            ("市科协学会学术部(院士专家部)", 44),
        ]
    );
    let known: BTreeSet<&str> =
        contents().departments.iter().flat_map(|it| &it.alternate_names).map(String::as_str).collect();
    assert!(variants.iter().all(|(spelling, _)| known.contains(spelling)));
}

#[test]
fn each_service_has_the_department_that_the_booklet_names() {
    let expected: [(&str, &[u32]); 9] = [
        ("市科协组人部", &[1, 14]),
        ("市科协学会学术部（院士专家部）", &[2, 4, 9, 11, 12, 13, 16, 39, 44, 46, 47, 48]),
        (
            "市科协科创部（企事业部）",
            &[
                3, 7, 8, 10, 17, 18, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 35, 36, 37, 38, 40, 41, 42, 43, 45,
                66, 67, 68, 69, 70, 71, 72,
            ],
        ),
        ("市科协宣传文化部", &[5, 6, 15, 21]),
        ("市科协办公室", &[19]),
        ("天津科技工作者之家", &[20]),
        ("天津科技馆", &[33, 34]),
        ("市科协科普部", &[49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59]),
        ("市科协战略发展部", &[60, 61, 62, 63, 64, 65]),
    ];
    for (department, (name, services)) in contents().departments.iter().zip(expected) {
        assert_eq!(department.name, name);
        let answers = |it: &&Service| it.contacts.iter().any(|of| of.department.as_ref() == Some(&department.id));
        let answered: Vec<u32> = contents().services.iter().filter(answers).map(|it| it.number).collect();
        assert_eq!(answered, services, "{name}");
        assert_eq!(department.page, service(services[0]).page, "{name} first stands there");
    }
}

/// A contact in one line: the department as printed, numbers, e-mail addresses and web addresses in their order,
/// each with what the booklet prints beside it.
fn block(directory: &Directory, contact: &Contact) -> String {
    let named = contact.department.as_ref().map(|id| directory.department(id).unwrap().name.clone());
    let mut pieces: Vec<String> = contact.printed.clone().or(named).into_iter().collect();
    let labelled = |value: &str, label: Option<&String>| match label {
        Some(label) => format!("{value} [{label}]"),
        None => value.to_owned(),
    };
    pieces.extend(contact.address.clone());
    pieces.extend(contact.postal_code.clone());
    pieces.extend(contact.phones.iter().map(|it| match it.kind {
        PhoneKind::Voice => it.number.clone(),
        PhoneKind::Fax => format!("{} [传真]", it.number),
    }));
    pieces.extend(contact.emails.iter().map(|it| labelled(&it.address, it.label.as_ref())));
    pieces.extend(contact.urls.iter().map(|it| labelled(&it.url, it.label.as_ref())));
    pieces.join(" ")
}

#[test]
fn twelve_services_of_all_parts_have_contacts_to_the_letter() {
    let directory = directory();
    let expected = [
        (
            3,
            "市科协科创部（企事业部） 022-27114778 www.tast.org.cn \
             http://www.tast.org.cn/tzgg/system/2022/10/09/030016993.shtml \
             [关于提名第二十五届中国科协求是杰出青年成果转化奖天津地区候选人的通知 - 通知公告 - 天津市科学技术协会]",
        ),
        (7, "市科协科创部（企事业部） 022-27124778 https://cast-cse.webtrn.cn/cms"),
        (20, "天津科技工作者之家 022-88973888"),
        (
            22,
            "市科协科创部（企事业部） 022-27114778 https://www.kczg.org.cn/ [“科创中国”平台] \
             https://tj.kczg.org.cn/ [科创中国-天津中心]",
        ),
        (33, "天津科技馆 022-83219475 http://cxffds.scei.org.cn"),
        (39, "市科协学会学术部（院士专家部） 022-27122522"),
        (43, "市科协科创部(企业事业部) 022-27114778"),
        (49, "市科协科普部 022-27128948 022-27121418"),
        (55, "市科协科普部 022-27128948 022-27111200 [传真]"),
        (57, "市科协科普部 022-27128948 022-27121418 skxkpb@tj.gov.cn [电子邮箱]"),
        (60, "市科协战略发展部 022-27121489 cingai@nankai.edu.cn [联系邮箱] cingai.nankai.edu.cn"),
        (69, "市科协科创部（企事业部） 022-27121449 http://qyqx.scei.org.cn/"),
    ];
    for (number, contact) in expected {
        let blocks: Vec<String> = service(number).contacts.iter().map(|it| block(&directory, it)).collect();
        assert_eq!(blocks, [contact], "service {number}");
    }
}

#[test]
fn the_number_that_looks_misprinted_is_kept_and_says_so() {
    let doubtful = &service(7).contacts[0].phones[0];
    assert_eq!(doubtful.number, "022-27124778");
    assert!(doubtful.note.as_ref().unwrap().contains("022-27114778"));
}

#[test]
fn the_two_profiles_give_address_postcode_telephone_and_site() {
    let directory = directory();
    let profiles: Vec<(&str, u16, Vec<String>)> = contents()
        .profiles
        .iter()
        .map(|it| (it.name.as_str(), it.page, it.contacts.iter().map(|of| block(&directory, of)).collect()))
        .collect();
    let of = |line: &str| vec![line.to_owned()];
    assert_eq!(
        profiles,
        [
            ("中国科学技术协会", 115, of("北京市海淀区复兴路3号 100863 010-68571875 https://www.cast.org.cn")),
            ("天津市科学技术协会", 118, of("天津市和平区和平路287号 300041 022-27126422 http://www.tast.org.cn")),
        ]
    );
}

#[test]
fn forty_five_articles_stand_in_eight_chapters() {
    let charter = contents().charter.as_ref().unwrap();
    assert_eq!((charter.title.as_str(), charter.page), ("《企业科学技术协会组织通则》", 121));
    let chapters: Vec<(&str, usize)> =
        charter.chapters.iter().map(|it| (it.title.as_str(), it.articles.len())).collect();
    assert_eq!(
        chapters,
        [
            ("总则", 3),
            ("任务", 8),
            ("建立和注销", 7),
            ("会员", 5),
            ("领导机构", 11),
            ("办事机构", 5),
            ("经费", 2),
            ("附则", 4)
        ]
    );
    let articles: Vec<&str> = charter.chapters.iter().flat_map(|it| &it.articles).map(|it| it.label.as_str()).collect();
    assert_eq!((articles.len(), articles[0], articles[9], articles[44]), (45, "第一条", "第十条", "第四十五条"));
    let numbers = charter.chapters.iter().flat_map(|it| &it.articles).map(|it| it.number);
    assert!(numbers.eq(1..=45));
}
