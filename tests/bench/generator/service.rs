//! A service: about 3.3 kB of fields and text, as a booklet has them.

use std::fmt::Write as _;

use super::random::Random;
use super::text::{Vocabulary, month, quoted, telephone};
use super::{Department, Plan};

/// A file of `services/`.
pub(super) fn service(
    number: usize,
    plan: &Plan,
    name: &str,
    departments: &[Department],
    vocabulary: &Vocabulary,
    random: &mut Random,
) -> String {
    let mut one = Service { file: String::with_capacity(4096), vocabulary, random };
    let part = (number - 1) * vocabulary.parts.len() / plan.services;
    one.head(number, name, part);
    one.providers();
    one.audiences();
    one.eligibility();
    one.schedules();
    one.numbers();
    one.history();
    one.documents();
    one.contacts(departments);
    one.sections();
    one.file += ")\n";
    one.file
}

/// A service's file while it is written.
struct Service<'a> {
    file: String,
    vocabulary: &'a Vocabulary,
    random: &'a mut Random,
}

impl Service<'_> {
    fn line(&mut self, indent: usize, line: &str) {
        let _ = writeln!(self.file, "{:indent$}{line}", "");
    }

    fn word(&mut self, slot: &str) -> &'static str {
        self.vocabulary.word(slot, self.random)
    }

    fn head(&mut self, number: usize, name: &str, part: usize) {
        let categories = self.vocabulary.parts[part].get(1..).unwrap_or_default();
        let category = self.random.pick(categories).reading;
        let (field, other, thing) = (self.word("field"), self.word("field"), self.word("thing"));
        let _ = write!(
            self.file,
            "(\n    id: \"service-{number:02}\",\n    number: {number},\n    name: {},\n",
            quoted(name)
        );
        if self.random.chance(40) {
            let short = self.random.pick(&self.vocabulary.objects).text;
            self.line(4, &format!("alternate_names: [\"{short}{number}\"],"));
        }
        self.line(4, &format!("keywords: [\"{field}\", \"{other}\", \"{thing}\"],"));
        self.line(4, &format!("part: \"part-{}\",", part + 1));
        self.line(4, &format!("category: \"{category}\","));
        self.line(4, &format!("page: {number},"));
        let summary = self.vocabulary.sentence(self.random);
        self.line(4, &format!("summary: \"{summary}\","));
    }

    fn providers(&mut self) {
        let city = self.random.pick(&self.vocabulary.cities).text;
        let (first, second, third) = (self.word("body"), self.word("body"), self.word("place"));
        self.line(4, "providers: [");
        self.line(8, &format!("(role: Organizer, label: \"主办单位\", names: [\"{city}科协\", \"{city}{first}\"]),"));
        if self.random.chance(60) {
            self.line(8, &format!("(role: Implementer, label: \"实施单位\", names: [\"{second}\", \"{third}\"]),"));
        }
        self.line(4, "],");
    }

    fn audiences(&mut self) {
        let count = self.random.between(1, 2);
        let mut terms = self.random.some(&self.vocabulary.people, count);
        if self.random.chance(40) {
            terms.push(self.random.pick(&self.vocabulary.bodies));
        }
        let printed: Vec<&str> = terms.iter().map(|term| term.text).collect();
        let ids: Vec<String> = terms.iter().map(|term| quoted(term.reading)).collect();
        let (printed, ids) = (printed.join("、"), ids.join(", "));
        self.line(4, "audiences: [");
        self.line(8, &format!("(label: \"服务对象\", printed: \"{printed}\", terms: [{ids}]),"));
        self.line(4, "],");
    }

    fn eligibility(&mut self) {
        if !self.random.chance(55) {
            return;
        }
        self.line(4, "eligibility: (");
        if self.random.chance(60) {
            let most = self.random.between(30, 60);
            self.line(8, &format!("ages: [(max: {most}, printed: \"不超过{most}周岁\")],"));
        }
        self.line(8, "criteria: [");
        self.line(12, "(asks: Nationality(), printed: \"中国籍\"),");
        let city = self.random.pick(&self.vocabulary.cities).text;
        self.line(12, &format!("(asks: Residence(), printed: \"在{city}工作或者学习\"),"));
        self.line(8, "],");
        let (bad, thing) = (self.word("bad"), self.word("thing"));
        self.line(8, &format!("excluded: [(printed: \"{bad}的\"), (printed: \"前一年已凭{thing}入选的\")],"));
        self.line(4, "),");
    }

    fn schedules(&mut self) {
        let (first, day) = (self.random.between(1, 12), self.random.between(1, 28));
        let (printed, windows) = match self.random.below(5) {
            0 => ("每两年一次".to_owned(), "Every(years: 2)".to_owned()),
            1 => {
                let last = first % 12 + 1;
                (format!("每年{first}月至{last}月申报"), format!("Months(from: {first}, to: {last}, what: \"申报\")"))
            }
            2 => {
                let week = self.random.between(1, 4);
                (format!("{first}月第{week}周"), format!("Week(month: {first}, week: {week}, what: \"举办\")"))
            }
            3 => (format!("{first}月{day}日前提交"), format!("Deadline(month: {first}, day: {day}, what: \"提交\")")),
            _ => ("随时".to_owned(), "OnDemand".to_owned()),
        };
        self.line(4, "schedules: [");
        self.line(8, &format!("(label: \"时间\", printed: \"{printed}\", windows: [{windows}]),"));
        self.line(4, "],");
    }

    fn numbers(&mut self) {
        let (quota, money) = (self.random.between(5, 300), self.random.between(1, 50));
        self.line(4, "benefits: [");
        let quota =
            format!("(kind: Quota, what: \"入选者\", bound: AtMost, value: {quota}, printed: \"不超过{quota}名\"),");
        self.line(8, &quota);
        if self.random.chance(50) {
            let value = money * 10_000;
            self.line(8, &format!("(kind: Amount, what: \"每项经费\", value: {value}, printed: \"{money}万元\"),"));
        }
        self.line(4, "],");
        if self.random.chance(60) {
            let (place, count) = (self.word("place"), self.random.between(2, 900));
            let (who, many) = (self.word("who"), self.random.between(2, 90));
            self.line(4, "figures: [");
            self.line(8, &format!("(what: \"可用的{place}\", value: {count}, printed: \"{count}处\"),"));
            let many = format!("(what: \"服务{who}\", bound: About, value: {many}000, printed: \"约{many}千人次\"),");
            self.line(8, &many);
            self.line(4, "],");
        }
    }

    fn history(&mut self) {
        if !self.random.chance(60) {
            return;
        }
        let first = self.random.between(1995, 2010);
        let count = self.random.between(2, 4);
        let events = self.random.some(&self.vocabulary.events, count);
        self.line(4, "history: [");
        for (year, event) in (first..).step_by(4).zip(events) {
            let date = month(year, self.random);
            self.line(8, &format!("(date: \"{date}\", what: \"{}\"),", event.text));
        }
        self.line(4, "],");
    }

    fn documents(&mut self) {
        if !self.random.chance(45) {
            return;
        }
        let (field, year, number) = (self.word("field"), self.random.between(2015, 2023), self.random.between(1, 90));
        self.line(4, "documents: [");
        self.line(8, "(");
        self.line(12, &format!("title: \"《关于做好{field}服务工作的通知》\","));
        self.line(12, &format!("number: \"科服发〔{year}〕{number}号\","));
        let date = month(year, self.random);
        self.line(12, &format!("date: \"{date}\","));
        self.line(12, "what: \"办理的依据\",");
        self.line(8, "),");
        self.line(4, "],");
    }

    fn contacts(&mut self, departments: &[Department]) {
        self.line(4, "contacts: [");
        for _ in 0..=usize::from(self.random.chance(25)) {
            let department = self.random.pick(departments);
            self.line(8, "(");
            self.line(12, &format!("department: \"{}\",", department.id));
            if let Some(short) = department.short.as_ref().filter(|_| self.random.chance(50)) {
                self.line(12, &format!("printed: \"{short}\","));
            }
            let (voice, fax) = (telephone(self.random), telephone(self.random));
            let fax = if self.random.chance(30) { format!(", (number: \"{fax}\", kind: Fax)") } else { String::new() };
            self.line(12, &format!("phones: [(number: \"{voice}\"){fax}],"));
            if self.random.chance(40) {
                let box_number = self.random.between(1, 9999);
                self.line(12, &format!("emails: [(address: \"fuwu{box_number}@example.cn\")],"));
            }
            if self.random.chance(60) {
                let page = self.random.between(1, 99_999);
                self.line(12, &format!("urls: [(url: \"http://www.example.cn/fuwu/{page}.html\")],"));
            }
            if self.random.chance(40) {
                let (city, street) =
                    (self.random.pick(&self.vocabulary.cities).text, self.random.pick(&self.vocabulary.streets).text);
                let house = self.random.between(1, 400);
                let code = self.random.between(100_000, 800_000);
                self.line(12, &format!("address: \"{city}{street}{house}号\","));
                self.line(12, &format!("postal_code: \"{code}\","));
            }
            self.line(8, "),");
        }
        self.line(4, "],");
    }

    fn sections(&mut self) {
        let count = self.random.between(2, 3);
        let headings = self.random.some(&self.vocabulary.headings, count);
        self.line(4, "sections: [");
        for heading in headings {
            self.line(8, "(");
            self.line(12, &format!("heading: \"{}\",", heading.text));
            self.line(12, "body: [");
            let sentences = self.random.between(2, 3);
            let text = self.vocabulary.paragraph(sentences, self.random);
            self.line(16, &format!("Text(\"{text}\"),"));
            if self.random.chance(45) {
                self.list();
            }
            self.line(12, "],");
            self.line(8, "),");
        }
        self.line(4, "],");
        if self.random.chance(8) {
            let thing = self.word("thing");
            self.line(4, &format!("notes: [\"书中{thing}的名称前后不一，照录。\"],"));
        }
    }

    fn list(&mut self) {
        self.line(16, "List([");
        for mark in 1..=self.random.between(2, 4) {
            let (good, thing) = (self.word("good"), self.word("thing"));
            if self.random.chance(20) {
                self.line(20, "(");
                self.line(24, &format!("mark: \"{mark}.\","));
                self.line(24, &format!("text: \"准备{thing}，须{good}：\","));
                let (act, place) = (self.word("act"), self.word("place"));
                self.line(24, &format!("items: [(text: \"在{place}{act}\"), (text: \"由本人{act}\")],"));
                self.line(20, "),");
            } else {
                let (who, when) = (self.word("who"), self.word("when"));
                let text = format!("{when}，{who}提交{thing}，{good}的予以登记。");
                self.line(20, &format!("(mark: \"{mark}.\", text: \"{text}\"),"));
            }
        }
        self.line(16, "]),");
    }
}
