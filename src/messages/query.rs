//! The words of the query language, and what of a query could not be understood.

use super::catalogue::messages;
use super::{Lang, Messages};
use crate::directory::Kind;
use crate::search::{
    Condition, FIELDS, Field, FieldRole, Found, Naming, Operator, OperatorRole, Problem, Query, Standing, UnknownWord,
    kind_word, trait_word, trait_words, value_words,
};

messages! {
    /// What of a query could not be understood.
    Problems {
        unknown_field(name, all): "没有字段 {name}；可用：{all}", "There is no field {name}; there are {all}";
        unknown_field_closest(name, closest, value):
            "没有字段 {name}；是否想写 {closest}:{value}",
            "There is no field {name}; did you mean {closest}:{value}";
        unknown_kind(name, all): "没有“{name}”这一类；有：{all}", "There is no kind “{name}”; there are: {all}";
        unknown_kind_closest(name, closest, all):
            "没有“{name}”这一类；是否想写 {closest}；有：{all}",
            "There is no kind “{name}”; did you mean {closest}; there are: {all}";
        unknown_trait(field, value, all):
            "{field}: 没有“{value}”；有：{all}",
            "{field}: takes {all}, not “{value}”";
        unknown_value(field, value, all):
            "{field}: 没有“{value}”；有：{all}",
            "{field}: nothing here is “{value}”; there are: {all}";
        unknown_value_near(field, value, near):
            "{field}: 没有“{value}”；相近的有：{near}",
            "{field}: nothing here is “{value}”; near it: {near}";
        not_an_age(field, value, from, to):
            "{field}: 后面写 {from} 至 {to} 的年龄，如 38、35-45、<40，不是“{value}”",
            "{field}: takes an age from {from} to {to}, like 38, 35-45 or <40, not “{value}”";
        reversed(field, value, from, to):
            "{field}: “{value}”前大后小；写 {from}-{to}",
            "{field}: “{value}” ends before it begins; write {from}-{to}";
        not_a_step(field, value, all):
            "{field}: 后面写 {all}，可加“以上”，不是“{value}”",
            "{field}: takes {all}, not “{value}”";
        not_a_page(field, value):
            "{field}: 后面写页码，如 73、70-75，不是“{value}”",
            "{field}: takes pages, like 73 or 70-75, not “{value}”";
        not_a_month(field, value):
            "{field}: 后面写 1 至 12 的月份，如 9、9-11、9,10，或 秋、下半年，不是“{value}”",
            "{field}: takes months from 1 to 12, like 9, 9-11 or 9,10, or autumn, not “{value}”";
        not_a_day(field, value):
            "{field}: 没有“{value}”这一天；写 今天，或 2026-10-01 这样的日期",
            "{field}: there is no day “{value}”; write today, or a date like 2026-10-01";
        not_a_sex(field, value):
            "{field}: 后面写 女 或 男，不是“{value}”",
            "{field}: takes female or male, not “{value}”";
        contradiction(field, first, second):
            "{field}: “{first}”与“{second}”不能同时成立；删去一个，或写 {field}:{first},{second}（其一即可）",
            "{field}: nobody is both “{first}” and “{second}”; leave one out, or write {field}:{first},{second} (either)";
        too_long(most): "查找内容至多 {most} 个字，请缩短", "A query has at most {most} characters; shorten it";
        too_many_terms(most):
            "至多 {most} 个词和字段，请删去一些",
            "A query has at most {most} words and fields; leave some out";
    }

    /// What each field of the query language asks for.
    Fields {
        department: "负责的部门", "the department that answers";
        phone: "电话号码中的几位", "digits of a phone number";
        audience: "服务对象", "for whom it is";
        part:
            "第几部分，或部分、类别、学科的名称",
            "number or name of a part, a category or a discipline";
        cycle: "周期", "how often it takes place";
        kind: "条目的类型", "what sort of entry";
        age:
            "这个年龄可以申报的服务，如 38、35-45、<40；未载明的列在后面",
            "what a person of this age may apply for, like 38, 35-45 or <40; what states none follows";
        sex:
            "女或男可以申报的服务；与年龄一起判断",
            "what a woman or a man may apply for; judged together with the age";
        degree:
            "有这个学历可以申报的服务，如 博士、硕士以上；与年龄一起判断",
            "what somebody with this degree may apply for, like doctor; judged together with the age";
        rank:
            "有这个职称可以申报的服务，如 副高、正高；与年龄一起判断",
            "what somebody of this rank may apply for, like associate or full; judged together with the age";
        month:
            "这几个月开放的服务，如 9、9-11、9,10、秋、下半年；未载明月份的列在后面",
            "what is open in these months, like 9, 9-11, 9,10 or autumn; what states none follows";
        also(sentence, name): "{sentence}；也可写 {name}:", "{sentence}; also {name}:";
        open:
            "这一天开放的服务：今天，或 2026-10-01 这样的日期",
            "what is open on this day: today, or a date like 2026-10-01";
        page:
            "印本这一页上的条目，如 73、70-75；学会和章程按清单、章程的首页",
            "what stands on this page of the printed book, like 73 or 70-75; a society by the first page of its list";
        is:
            "您收藏的、写过批注的或最近看过的条目：收藏、批注、最近",
            "your favourites, what you noted or have read lately: favourite, noted, recent";
        has:
            "有批注、电话、邮箱或网址的条目",
            "entries with a note of yours, a phone number, an e-mail or a web address: note, phone, email, url";
    }

    /// How answers stand to what a query tells of a person and of a time.
    Standings {
        fits: "适合", "Fits";
        to_read: "待读", "To read";
        excluded: "不合", "Excluded";
        counted(standing, count): "{standing} {count} 条", "{standing}: {count}";
        unstated(counted, what):
            "{counted}：未载明或未定（{what}），请看条文",
            "{counted} ({what} not stated, or not to be decided here)";
        day: "日期", "day";
        comma: "、", ", ";
        left_out(count): "另有 {count} 条印明不合", "{count} more are excluded by what is printed";
    }

    /// What each operator of the query language does.
    Operators {
        not: "名称中没有这个词", "the name does not hold the word";
        exact: "原样出现，不猜错字", "as it stands, no slip forgiven";
        start: "名称以它开头", "the name begins with it";
        end: "名称以它结尾", "the name ends with it";
        or: "两者有其一即可", "one of the two is enough";
    }
}

impl Messages {
    /// What a field asks for.
    #[must_use]
    pub const fn field(&self, field: &Field) -> &'static str {
        let said = &self.fields;
        match field.role {
            FieldRole::Department => said.department,
            FieldRole::Phone => said.phone,
            FieldRole::Audience => said.audience,
            FieldRole::Part => said.part,
            FieldRole::Cycle => said.cycle,
            FieldRole::Kind => said.kind,
            FieldRole::Age => said.age,
            FieldRole::Sex => said.sex,
            FieldRole::Month => said.month,
            FieldRole::Degree => said.degree,
            FieldRole::Rank => said.rank,
            FieldRole::Open => said.open,
            FieldRole::Page => said.page,
            FieldRole::Is => said.is,
            FieldRole::Has => said.has,
        }
    }

    /// What a field asks for, and what it is called in the other language.
    #[must_use]
    pub fn field_with_names(&self, field: &Field) -> String {
        self.fields.also(self.field(field), field.named(self.naming().other()))
    }

    /// What a field is called.
    #[must_use]
    pub fn field_name(&self, role: FieldRole) -> &'static str {
        let field = FIELDS.iter().find(|field| field.role == role);
        field.map_or("", |field| field.named(self.naming()))
    }

    /// A condition as it is read: `年龄 ≤45`.
    #[must_use]
    pub fn read_condition(&self, read: &Condition) -> String {
        let value = match (read.role, read.value.parse::<u8>()) {
            (FieldRole::Cycle, Ok(1)) => self.calendar.every_year.to_owned(),
            (FieldRole::Cycle, Ok(years)) => self.calendar.every(years),
            _ => read.value.replace("<=", "≤").replace(">=", "≥"),
        };
        format!("{} {value}", self.field_name(read.role))
    }

    /// Conditions as they are read, the first before the others: `年龄 45 · 对象 企业家`.
    #[must_use]
    pub fn conditions(&self, read: &[Condition]) -> String {
        read.iter().map(|it| self.read_condition(it)).collect::<Vec<_>>().join(" · ")
    }

    /// How a query was understood that no name answers, a line for each thing there is to say; nothing where one does.
    #[must_use]
    pub fn understood(&self, found: &Found) -> Vec<String> {
        let Some(meaning) = &found.meaning else { return Vec::new() };
        let read = (!meaning.conditions.is_empty()).then(|| self.cli.search_read(self.conditions(&meaning.conditions)));
        let by_meaning = (found.total > 0).then(|| self.panes.by_meaning(found.total));
        let unknown = meaning.unknown.iter().map(|it| self.unknown_word(it));
        by_meaning.into_iter().chain(read).chain(unknown).collect()
    }

    /// A word that the directory does not know, and what is near it.
    #[must_use]
    pub fn unknown_word(&self, word: &UnknownWord) -> String {
        match &word.near {
            Some(near) => self.panes.near_word(&word.text, near),
            None => self.panes.unknown_word(&word.text),
        }
    }

    /// The language in which words of the query language are shown.
    #[must_use]
    pub fn naming(&self) -> Naming {
        if std::ptr::eq(self, Lang::Zh.messages()) { Naming::Chinese } else { Naming::English }
    }

    /// What an operator does.
    #[must_use]
    pub const fn operator(&self, operator: &Operator) -> &'static str {
        let said = &self.operators;
        match operator.role {
            OperatorRole::Not => said.not,
            OperatorRole::Exact => said.exact,
            OperatorRole::Start => said.start,
            OperatorRole::End => said.end,
            OperatorRole::Or => said.or,
        }
    }

    /// The word for how an answer stands.
    #[must_use]
    pub const fn standing(&self, standing: Standing) -> &'static str {
        let said = &self.standings;
        match standing {
            Standing::Fits => said.fits,
            Standing::ToRead => said.to_read,
            Standing::Excluded => said.excluded,
        }
    }

    /// What stands above so many answers that stand so: of those that are to be read what was asked and is not stated.
    #[must_use]
    pub fn standing_heading(&self, standing: Standing, count: usize, query: &Query) -> String {
        let said = &self.standings;
        let counted = said.counted(self.standing(standing), count);
        let asked: Vec<&str> = query.told_fields().map(|role| self.told_of(role)).collect();
        if standing == Standing::ToRead { said.unstated(counted, asked.join(said.comma)) } else { counted }
    }

    /// What a field tells.
    fn told_of(&self, role: FieldRole) -> &'static str {
        if role == FieldRole::Open { self.standings.day } else { self.field_name(role) }
    }

    /// What of the query could not be understood, and what may have been meant.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let said = &self.problems;
        match problem {
            Problem::UnknownField { name, closest: Some(closest), having } => {
                let value = having.map_or("", |it| trait_word(*closest, it, self.naming()));
                said.unknown_field_closest(name, self.field_name(*closest), value)
            }
            Problem::UnknownField { name, closest: None, .. } => {
                let names: Vec<&str> = FIELDS.iter().map(|field| self.field_name(field.role)).collect();
                said.unknown_field(name, names.join(" "))
            }
            Problem::UnknownKind { value, closest: Some(closest) } => {
                said.unknown_kind_closest(value, closest, self.kind_words())
            }
            Problem::UnknownKind { value, closest: None } => said.unknown_kind(value, self.kind_words()),
            Problem::UnknownTrait { field, value } => {
                let words: Vec<&str> = trait_words(*field, self.naming()).collect();
                said.unknown_trait(self.field_name(*field), value, words.join(" "))
            }
            Problem::UnknownValue { field, value, near, .. } if !near.is_empty() => {
                said.unknown_value_near(self.field_name(*field), value, near.join(" "))
            }
            Problem::UnknownValue { field, value, known, .. } => {
                said.unknown_value(self.field_name(*field), value, known.join(" "))
            }
            Problem::NotANumber { field, value, from, to } => said.not_an_age(self.field_name(*field), value, from, to),
            Problem::Reversed { field, value, from, to } => said.reversed(self.field_name(*field), value, from, to),
            Problem::NotAStep { field, value } => {
                said.not_a_step(self.field_name(*field), value, value_words(*field, self.naming()).join(" "))
            }
            Problem::NotAPage { value } => said.not_a_page(self.field_name(FieldRole::Page), value),
            Problem::NotAMonth { value } => said.not_a_month(self.field_name(FieldRole::Month), value),
            Problem::NotADay { value } => said.not_a_day(self.field_name(FieldRole::Open), value),
            Problem::NotASex { value } => said.not_a_sex(self.field_name(FieldRole::Sex), value),
            Problem::Contradiction { field, first, second } => {
                said.contradiction(self.field_name(*field), first, second)
            }
            Problem::TooLong { most } => said.too_long(most),
            Problem::TooManyTerms { most } => said.too_many_terms(most),
        }
    }

    /// The words by which kinds are asked for.
    fn kind_words(&self) -> String {
        Kind::ALL.map(|kind| kind_word(kind, self.naming())).join(" ")
    }
}
