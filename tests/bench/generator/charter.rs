//! What there is one of, or two: the directory itself, the charter, the profiles.

use std::fmt::Write as _;

use super::Plan;
use super::random::Random;
use super::text::{Vocabulary, Word, month, quoted, telephone};

/// Numbers as articles are labelled with.
fn in_characters(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10 % 10, number % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

/// `directory.ron`.
pub(super) fn directory(vocabulary: &Vocabulary, random: &mut Random) -> String {
    let mut file = String::from(
        "(\n    title: \"科技服务与学会名录\",\n    short_title: \"科服名录\",\n    edition: \"2024 版\",\n    \
         publisher: \"科学技术服务联盟\",\n    published: \"2024-05\",\n    common_prefixes: [\"石家庄市\", \"重庆市\"],\n    \
         preface: (\n        id: \"preface\",\n        title: \"前言\",\n        body: [\n",
    );
    for _ in 0..4 {
        let _ = writeln!(file, "            Text({}),", quoted(&vocabulary.paragraph(3, random)));
    }
    file += "        ],\n        signed: \"编者\",\n    ),\n    parts: [\n";
    for (number, part) in (1..).zip(&vocabulary.parts) {
        let Some((name, categories)) = part.split_first() else { continue };
        let _ = write!(file, "        (\n            id: \"part-{number}\",\n            number: {number},\n");
        let _ = write!(file, "            name: {},\n            categories: [\n", quoted(name.text));
        for Word { text, reading } in categories {
            let _ = writeln!(file, "                (id: {}, name: {}),", quoted(reading), quoted(text));
        }
        file += "            ],\n        ),\n";
    }
    file += "    ],\n    audiences: [\n";
    for (terms, organization) in [(&vocabulary.people, ""), (&vocabulary.bodies, ", organization: true")] {
        for Word { text, reading } in terms {
            let (id, name) = (quoted(reading), quoted(text));
            let _ = writeln!(file, "        (id: {id}, name: {name}, english: {id}{organization}),");
        }
    }
    file + "    ],\n)\n"
}

/// `charter.ron`.
pub(super) fn charter(vocabulary: &Vocabulary, random: &mut Random) -> String {
    let mut file = String::from("(\n    title: \"《学会工作通则》\",\n    page: 5,\n    chapters: [\n");
    let chapters = vocabulary.chapters.len();
    let mut number = 0;
    for (chapter, title) in (1..).zip(&vocabulary.chapters) {
        let _ = write!(file, "        (\n            number: {chapter},\n            title: {},\n", quoted(title.text));
        file += "            articles: [\n";
        while number < Plan::ARTICLES * chapter / chapters {
            number += 1;
            let (label, subject) = (in_characters(number), vocabulary.word("thing", random));
            let _ = write!(
                file,
                "                (\n                    id: \"article-{number:02}\",\n                    number: {number},\n"
            );
            let _ = write!(
                file,
                "                    label: \"第{label}条\",\n                    subject: {},\n",
                quoted(subject)
            );
            let body = vocabulary.paragraph(2, random);
            let _ = write!(file, "                    body: [Text({})],\n                ),\n", quoted(&body));
        }
        file += "            ],\n        ),\n";
    }
    file + "    ],\n)\n"
}

/// A file of `profiles/`.
pub(super) fn profile(number: usize, name: String, vocabulary: &Vocabulary, random: &mut Random) -> String {
    let mut file =
        format!("(\n    id: \"profile-{number:02}\",\n    number: {number},\n    name: {},\n", quoted(&name));
    drop(name);
    let _ =
        write!(file, "    page: {number},\n    summary: {},\n    history: [\n", quoted(&vocabulary.sentence(random)));
    for (year, event) in (1985..).step_by(6).zip(&vocabulary.events) {
        let _ = writeln!(file, "        (date: \"{}\", what: {}),", month(year, random), quoted(event.text));
    }
    let _ = write!(
        file,
        "    ],\n    contacts: [\n        (\n            phones: [(number: \"{}\")],\n            \
         urls: [(url: \"http://www.example.cn\")],\n            address: \"{}{}号\",\n            \
         postal_code: \"{:06}\",\n        ),\n    ],\n    sections: [\n        (\n            heading: \"简介\",\n            \
         body: [\n",
        telephone(random),
        random.pick(&vocabulary.streets).text,
        random.between(1, 300),
        random.between(100_000, 800_000),
    );
    for _ in 0..5 {
        let _ = writeln!(file, "                Text({}),", quoted(&vocabulary.paragraph(3, random)));
    }
    file + "            ],\n        ),\n    ],\n)\n"
}
