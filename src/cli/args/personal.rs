//! The arguments of `kechuang match`: what is told of a person or a body, and the words that it may be told in.

use clap::builder::PossibleValue;
use clap::{Args, Command, ValueEnum};
use jiff::civil::Date;

use super::values::{OpenOn, TODAY, TableFormat, age, months, open_on};
use crate::calendar::Months;
use crate::cli::today::date;
use crate::directory::{Degree, Party, Rank, Sex};
use crate::messages::Usage;

/// `kechuang match`.
#[derive(Debug, Args)]
pub(crate) struct MatchArgs {
    #[arg(long, value_name = "AGE", value_parser = age, allow_negative_numbers = true)]
    pub(crate) age: Option<u8>,
    #[arg(long, value_name = "DATE", value_parser = date, conflicts_with = "age")]
    pub(crate) born: Option<Date>,
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) sex: Option<Sex>,
    #[arg(long, value_name = "TERM", value_delimiter = ',')]
    pub(crate) role: Vec<String>,
    #[arg(long, value_name = "TERM", value_delimiter = ',')]
    pub(crate) org: Vec<String>,
    #[arg(long, value_name = "TERM", value_delimiter = ',')]
    pub(crate) field: Vec<String>,
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) degree: Option<Degree>,
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) studying: Option<Study>,
    #[arg(long, value_enum, ignore_case = true)]
    pub(crate) rank: Option<Rank>,
    #[arg(long, value_name = "PLACE")]
    pub(crate) nationality: Option<String>,
    #[arg(long, value_name = "PLACE")]
    pub(crate) residence: Option<String>,
    #[arg(long = "as", value_enum, ignore_case = true)]
    pub(crate) party: Option<Party>,
    #[arg(long, value_name = "MONTH", value_parser = months)]
    pub(crate) month: Option<Months>,
    #[arg(long, value_name = "DAY", num_args = 0..=1, default_missing_value = TODAY, value_parser = open_on, conflicts_with = "month")]
    pub(crate) open: Option<OpenOn>,
    #[arg(long, conflicts_with = "format")]
    pub(crate) sheet: bool,
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
}

impl MatchArgs {
    /// The subcommand with its help.
    pub(super) fn described(command: Command, usage: &Usage) -> Command {
        command
            .about(usage.matching)
            .mut_arg("age", |arg| arg.help(usage.match_age))
            .mut_arg("born", |arg| arg.help(usage.match_born))
            .mut_arg("sex", |arg| arg.help(usage.match_sex))
            .mut_arg("role", |arg| arg.help(usage.match_role))
            .mut_arg("org", |arg| arg.help(usage.match_org))
            .mut_arg("field", |arg| arg.help(usage.match_field))
            .mut_arg("degree", |arg| arg.help(usage.match_degree))
            .mut_arg("studying", |arg| arg.help(usage.match_studying))
            .mut_arg("rank", |arg| arg.help(usage.match_rank))
            .mut_arg("nationality", |arg| arg.help(usage.match_nationality))
            .mut_arg("residence", |arg| arg.help(usage.match_residence))
            .mut_arg("party", |arg| arg.help(usage.match_party))
            .mut_arg("month", |arg| arg.help(usage.match_month))
            .mut_arg("open", |arg| arg.help(usage.match_open))
            .mut_arg("sheet", |arg| arg.help(usage.match_sheet))
            .mut_arg("format", |arg| arg.help(usage.list_format))
    }
}

/// What somebody studies for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Study {
    No,
    For(Degree),
}

impl Study {
    const ALL: [Self; 5] = [
        Self::No,
        Self::For(Degree::College),
        Self::For(Degree::Bachelor),
        Self::For(Degree::Master),
        Self::For(Degree::Doctor),
    ];

    const fn slug(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::For(degree) => degree.slug(),
        }
    }
}

/// Types for what is told of a person: which values there are, how each is named, and the words that it has besides.
macro_rules! personal_enums {
    ($($name:ident { $($value:pat => $aliases:expr,)* })*) => {$(
        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                let aliases: &[&str] = match self { $($value => &$aliases,)* };
                Some(PossibleValue::new(self.slug()).aliases(aliases.iter().copied()))
            }
        }
    )*};
}

personal_enums! {
    Sex {
        Sex::Female => ["f", "女", "女性"],
        Sex::Male => ["m", "男", "男性"],
    }
    Degree {
        Degree::College => ["大专", "专科"],
        Degree::Bachelor => ["本科", "学士"],
        Degree::Master => ["硕士", "硕士研究生", "研究生"],
        Degree::Doctor => ["phd", "博士", "博士研究生"],
    }
    Study {
        Study::No => ["none", "否", "不在读"],
        Study::For(Degree::College) => ["大专", "专科"],
        Study::For(Degree::Bachelor) => ["本科"],
        Study::For(Degree::Master) => ["硕士", "硕士研究生"],
        Study::For(Degree::Doctor) => ["phd", "博士", "博士研究生"],
    }
    Rank {
        Rank::Assistant => ["初级", "助理工程师"],
        Rank::Intermediate => ["engineer", "中级", "工程师"],
        Rank::Associate => ["副高", "副高级", "高级"],
        Rank::Full => ["正高", "正高级"],
    }
    Party {
        Party::Individual => ["个人"],
        Party::Team => ["团队"],
        Party::Body => ["单位"],
    }
}
