//! Whom to call: HSDS `contact` and `phone`, with the printed labels kept.

use serde::{Deserialize, Serialize};

use super::{Confirmation, Id};

/// A 联系方式 block of the booklet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The department that answers: the id of a [`Department`](super::Department).
    /// A service's contact always names one; an organisation's own contact does not.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub department: Option<Id>,
    /// The department's name as printed here, where it differs from the department's own `name`.
    /// It must then be one of that department's `alternate_names`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub printed: Option<String>,
    /// Numbers in the order printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub phones: Box<[Phone]>,
    /// E-mail addresses in the order printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub emails: Box<[Email]>,
    /// Web addresses in the order printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub urls: Box<[Url]>,
    /// The postal address, as printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub address: Option<String>,
    /// The postcode, six digits, as printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub postal_code: Option<String>,
    /// That every number and every address of it was found right. None in print.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub confirmed: Option<Box<Confirmation>>,
}

impl Contact {
    /// Whether the department with this id answers.
    #[must_use]
    pub fn is_answered_by(&self, department: &Id) -> bool {
        self.department.as_ref() == Some(department)
    }
}

/// A telephone or fax number (HSDS `phone`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phone {
    /// The number as printed, area code and subscriber joined by `-`, for example `022-27122522`.
    pub number: String,
    /// Voice unless the booklet says 传真.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub kind: PhoneKind,
    /// A doubt about this number, in words.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub note: Option<String>,
}

/// What answers at a number (HSDS `phone.type`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhoneKind {
    /// A person.
    #[default]
    Voice,
    /// A fax machine.
    Fax,
}

/// An e-mail address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Email {
    /// The address as printed.
    pub address: String,
    /// The printed label, for example `电子邮箱`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub label: Option<String>,
}

/// A web address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Url {
    /// The address as printed: some carry no scheme (`www.tast.org.cn`).
    pub url: String,
    /// What the booklet says it is, where it says more than 网址.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub label: Option<String>,
}
