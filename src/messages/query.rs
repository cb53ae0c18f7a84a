//! The words of the query language, and what of a query could not be understood.

use super::Messages;
use super::catalogue::messages;
use crate::directory::Kind;
use crate::search::{FIELDS, Field, FieldRole, Operator, OperatorRole, Problem};

messages! {
    /// What of a query could not be understood.
    Problems {
        unknown_field(name, all): "没有字段 {name}；可用：{all}", "There is no field {name}; there are {all}";
        unknown_field_closest(name, closest):
            "没有字段 {name}；是否想写 {closest}:",
            "There is no field {name}; did you mean {closest}:";
        unknown_kind(name, all): "没有“{name}”这一类；有：{all}", "There is no kind “{name}”; there are: {all}";
        unknown_kind_closest(name, closest, all):
            "没有“{name}”这一类；是否想写 {closest}；有：{all}",
            "There is no kind “{name}”; did you mean {closest}; there are: {all}";
        unknown_value(field, value, all):
            "{field}: 没有“{value}”；有：{all}",
            "{field}: nothing here is “{value}”; there are: {all}";
        not_a_number(field, value, from, to):
            "{field}: 后面写 {from} 至 {to} 的数，不是“{value}”",
            "{field}: takes a number from {from} to {to}, not “{value}”";
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
            "这个年龄可以申报的服务，写明年龄的在前",
            "what a person of this age may apply for, stated limits first";
        month:
            "这个月可能开放的服务，写明月份的在前",
            "what may be open in this month, stated months first";
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
            FieldRole::Month => said.month,
        }
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

    /// What of the query could not be understood, and what may have been meant.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let said = &self.problems;
        match problem {
            Problem::UnknownField { name, closest: Some(closest) } => said.unknown_field_closest(name, closest),
            Problem::UnknownField { name, closest: None } => {
                let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
                said.unknown_field(name, names.join(" "))
            }
            Problem::UnknownKind { value, closest: Some(closest) } => {
                said.unknown_kind_closest(value, closest, kinds())
            }
            Problem::UnknownKind { value, closest: None } => said.unknown_kind(value, kinds()),
            Problem::UnknownValue { field, value, known } => said.unknown_value(field, value, known.join(" ")),
            Problem::NotANumber { field, value, from, to } => said.not_a_number(field, value, from, to),
            Problem::TooLong { most } => said.too_long(most),
            Problem::TooManyTerms { most } => said.too_many_terms(most),
        }
    }
}

fn kinds() -> String {
    Kind::ALL.map(Kind::slug).join(" ")
}
