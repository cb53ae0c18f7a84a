//! The columns of a table of records.

use crate::directory::Kind;
use crate::messages::{Lang, Messages};

/// A table of records of one kind: a sheet of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SheetKind {
    /// Services.
    Services,
    /// Learned societies.
    Societies,
    /// Departments.
    Departments,
    /// Organisations described at length.
    Profiles,
    /// Articles of the charter, and behind them the preface.
    Articles,
}

impl SheetKind {
    /// Every sheet, in the order of a workbook.
    pub const ALL: [Self; 5] = [Self::Services, Self::Societies, Self::Departments, Self::Profiles, Self::Articles];

    /// The sheet on which records of a kind stand.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Service => Self::Services,
            Kind::Society => Self::Societies,
            Kind::Department => Self::Departments,
            Kind::Profile => Self::Profiles,
            Kind::Article | Kind::Preface => Self::Articles,
        }
    }

    /// The kind of its records; the preface stands behind the articles.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Services => Kind::Service,
            Self::Societies => Kind::Society,
            Self::Departments => Kind::Department,
            Self::Profiles => Kind::Profile,
            Self::Articles => Kind::Article,
        }
    }

    /// Its name in English for programs.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Societies => "societies",
            Self::Departments => "departments",
            Self::Profiles => "profiles",
            Self::Articles => "articles",
        }
    }

    /// Its name, which is that of a sheet of a workbook.
    #[must_use]
    pub const fn name(self, messages: &Messages) -> &'static str {
        let said = &messages.columns;
        match self {
            Self::Services => said.services,
            Self::Societies => said.societies,
            Self::Departments => said.departments,
            Self::Profiles => said.profiles,
            Self::Articles => said.articles,
        }
    }

    /// The sheet of a name in any language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        let is = |sheet: &Self| {
            sheet.slug().eq_ignore_ascii_case(name)
                || Lang::ALL.iter().any(|lang| sheet.name(lang.messages()).eq_ignore_ascii_case(name))
        };
        Self::ALL.into_iter().find(is)
    }
}

/// What an import may do with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It says which record it is.
    Key,
    /// It is read back.
    Editable,
    /// It shows what has its form only in the files, or what follows from other records. A changed one is refused.
    Shown,
}

/// How the cells of a column look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A whole number.
    Number,
    /// A short text on one line.
    Short,
    /// A text of a sentence or several.
    Long,
    /// Items, one a line.
    Lines,
    /// Telephone numbers, one a line: never a number to calculate with.
    Phones,
    /// Web or e-mail addresses, one a line.
    Links,
}

/// Columns: each with its name for programs, its heading in [`Messages`], the field of the record's file in which it
/// stands, and its form.
macro_rules! columns {
    ($($(#[$about:meta])* $column:ident: $slug:literal, $heading:ident, $field:literal, $form:ident;)*) => {
        /// A column of a table of records.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Column { $($(#[$about])* $column,)* }

        impl Column {
            /// Every column, in the order in which they stand in a table.
            pub const ALL: &'static [Self] = &[$(Self::$column,)*];

            /// Its name for programs, in `--fields`, and in a heading in English.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$column => $slug,)* }
            }

            /// Its name in the reader's language.
            #[must_use]
            pub const fn name(self, messages: &Messages) -> &'static str {
                match self { $(Self::$column => messages.columns.$heading,)* }
            }

            /// What it is, for who fills it in.
            #[must_use]
            pub const fn help(self, messages: &Messages) -> &'static str {
                match self { $(Self::$column => messages.column_help.$heading,)* }
            }

            /// The field of a record's file that it shows, or a part of; empty for one that follows from others.
            #[must_use]
            pub const fn field(self) -> &'static str {
                match self { $(Self::$column => $field,)* }
            }

            /// How its cells look.
            #[must_use]
            pub const fn form(self) -> Form {
                match self { $(Self::$column => Form::$form,)* }
            }
        }
    };
}

columns! {
    /// The stable id.
    Id: "id", id, "id", Short;
    /// What sort of record.
    Kind: "kind", kind, "", Short;
    /// The printed number.
    Number: "number", number, "number", Number;
    /// An article's number as printed: `第一条`.
    Label: "label", label, "label", Short;
    /// Name or title; of an article what it is about.
    Name: "name", name, "name", Short;
    /// The name in English.
    English: "english", english, "english", Short;
    /// Whether the booklet prints the name in English.
    EnglishPrinted: "english_printed", english_printed, "english_printed", Short;
    /// Other names.
    AlternateNames: "alternate_names", alternate_names, "alternate_names", Lines;
    /// Words a reader may type that the name does not hold.
    Keywords: "keywords", keywords, "keywords", Lines;
    /// The reading of the name.
    Pinyin: "pinyin", pinyin, "pinyin", Short;
    /// The part.
    Part: "part", part, "part", Short;
    /// The category within the part.
    Category: "category", category, "category", Short;
    /// The discipline.
    Discipline: "discipline", discipline, "", Short;
    /// The chapter.
    Chapter: "chapter", chapter, "", Short;
    /// The booklet's page.
    Page: "page", page, "page", Number;
    /// What it is, in a sentence.
    Summary: "summary", summary, "summary", Long;
    /// Who organises: heading and names.
    Organizers: "organizers", organizers, "providers", Lines;
    /// Who supervises.
    Supervisors: "supervisors", supervisors, "providers", Lines;
    /// Who carries it out.
    Implementers: "implementers", implementers, "providers", Lines;
    /// For whom: heading and words as printed.
    Audiences: "audiences", audiences, "audiences", Lines;
    /// The terms to which each of these is folded.
    AudienceTerms: "audience_terms", audience_terms, "audiences", Lines;
    /// Whether people, teams or bodies are meant.
    AudienceParties: "audience_parties", audience_parties, "audiences", Lines;
    /// The place they are bound to.
    AudiencePlaces: "audience_places", audience_places, "audiences", Lines;
    /// Whether the words name all of them, and whether the terms mean more than the words.
    AudienceScope: "audience_scope", audience_scope, "audiences", Lines;
    /// Who may apply.
    Conditions: "conditions", conditions, "eligibility", Lines;
    /// When, as printed and as windows.
    Schedules: "schedules", schedules, "schedules", Lines;
    /// Quotas, money, terms.
    Benefits: "benefits", benefits, "benefits", Lines;
    /// Which departments answer.
    Departments: "departments", departments_answering, "contacts", Lines;
    /// At which numbers.
    Phones: "phones", phones, "contacts", Phones;
    /// E-mail addresses.
    Emails: "emails", emails, "contacts", Links;
    /// Web addresses.
    Urls: "urls", urls, "contacts", Links;
    /// The postal address.
    Address: "address", address, "contacts", Short;
    /// The postcode.
    PostalCode: "postal_code", postal_code, "contacts", Phones;
    /// Web addresses in the running text.
    TextUrls: "text_urls", text_urls, "urls", Links;
    /// Official documents.
    Documents: "documents", documents, "documents", Lines;
    /// Numbers the booklet reports.
    Figures: "figures", figures, "figures", Lines;
    /// Dated events.
    History: "history", history, "history", Lines;
    /// The text under its headings.
    Sections: "sections", sections, "sections", Long;
    /// The text without headings: an article's, the preface's.
    Text: "text", text, "body", Long;
    /// Who signs the preface.
    Signed: "signed", signed, "signed", Short;
    /// Doubts about what is printed.
    Notes: "notes", notes, "notes", Lines;
}

impl Column {
    /// The columns of a sheet, in their order.
    #[must_use]
    pub const fn of(sheet: SheetKind) -> &'static [Self] {
        match sheet {
            SheetKind::Services => SERVICES,
            SheetKind::Societies => SOCIETIES,
            SheetKind::Departments => DEPARTMENTS,
            SheetKind::Profiles => PROFILES,
            SheetKind::Articles => ARTICLES,
        }
    }

    /// What an import may do with it on a sheet.
    #[must_use]
    pub const fn access(self, sheet: SheetKind) -> Access {
        match (self, sheet) {
            (Self::Id | Self::Kind, _) => Access::Key,
            (
                Self::Conditions
                | Self::Schedules
                | Self::Benefits
                | Self::Documents
                | Self::Figures
                | Self::History
                | Self::Sections
                | Self::Text
                | Self::Signed
                | Self::Chapter,
                _,
            )
            | (
                // Those of the list, or of all services that it answers for.
                Self::Phones | Self::Departments | Self::Page,
                SheetKind::Societies | SheetKind::Articles,
            )
            | (Self::Phones, SheetKind::Departments) => Access::Shown,
            _ => Access::Editable,
        }
    }

    /// The name that stands above it: its name in Chinese, or its [`slug`](Self::slug).
    #[must_use]
    pub const fn heading(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.name(lang.messages()),
            Lang::En => self.slug(),
        }
    }

    /// The column of a heading: a slug, or a name in any language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        let is = |column: &Self| {
            column.slug().eq_ignore_ascii_case(name)
                || Lang::ALL.iter().any(|lang| column.name(lang.messages()).eq_ignore_ascii_case(name))
        };
        Self::ALL.iter().copied().find(is)
    }
}

const SERVICES: &[Column] = &[
    Column::Id,
    Column::Number,
    Column::Name,
    Column::English,
    Column::EnglishPrinted,
    Column::AlternateNames,
    Column::Keywords,
    Column::Pinyin,
    Column::Part,
    Column::Category,
    Column::Page,
    Column::Summary,
    Column::Organizers,
    Column::Supervisors,
    Column::Implementers,
    Column::Audiences,
    Column::AudienceTerms,
    Column::AudienceParties,
    Column::AudiencePlaces,
    Column::AudienceScope,
    Column::Conditions,
    Column::Schedules,
    Column::Benefits,
    Column::Departments,
    Column::Phones,
    Column::Emails,
    Column::Urls,
    Column::Address,
    Column::PostalCode,
    Column::TextUrls,
    Column::Documents,
    Column::Figures,
    Column::History,
    Column::Sections,
    Column::Notes,
];

const SOCIETIES: &[Column] = &[
    Column::Id,
    Column::Number,
    Column::Name,
    Column::English,
    Column::EnglishPrinted,
    Column::AlternateNames,
    Column::Pinyin,
    Column::Discipline,
    Column::Page,
    Column::Departments,
    Column::Phones,
    Column::Notes,
];

const DEPARTMENTS: &[Column] = &[
    Column::Id,
    Column::Name,
    Column::English,
    Column::EnglishPrinted,
    Column::AlternateNames,
    Column::Pinyin,
    Column::Page,
    Column::Phones,
    Column::Notes,
];

const PROFILES: &[Column] = &[
    Column::Id,
    Column::Number,
    Column::Name,
    Column::English,
    Column::EnglishPrinted,
    Column::AlternateNames,
    Column::Pinyin,
    Column::Page,
    Column::Summary,
    Column::Departments,
    Column::Phones,
    Column::Emails,
    Column::Urls,
    Column::Address,
    Column::PostalCode,
    Column::Figures,
    Column::History,
    Column::Sections,
    Column::Notes,
];

const ARTICLES: &[Column] = &[
    Column::Id,
    Column::Kind,
    Column::Number,
    Column::Label,
    Column::Name,
    Column::Chapter,
    Column::Page,
    Column::Text,
    Column::Signed,
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Column, SheetKind};
    use crate::messages::Lang;

    #[test]
    fn every_heading_names_one_column() {
        for &column in Column::ALL {
            for lang in Lang::ALL {
                assert_eq!(Column::named(column.name(lang.messages())), Some(column), "{}", column.slug());
            }
            assert_eq!(Column::named(column.slug()), Some(column));
        }
        for sheet in SheetKind::ALL {
            for lang in Lang::ALL {
                assert_eq!(SheetKind::named(sheet.name(lang.messages())), Some(sheet));
            }
        }
    }

    #[test]
    fn the_columns_of_a_sheet_stand_in_the_order_of_all() {
        let mut used: HashSet<Column> = HashSet::new();
        for sheet in SheetKind::ALL {
            let places: Vec<_> = Column::of(sheet).iter().map(|it| Column::ALL.iter().position(|o| o == it)).collect();
            assert!(places.is_sorted(), "{}", sheet.slug());
            used.extend(Column::of(sheet));
        }
        assert_eq!(used.len(), Column::ALL.len());
    }
}
