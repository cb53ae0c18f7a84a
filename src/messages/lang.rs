//! The languages that the program speaks.

/// A language the program speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese, the language of the directory.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language of a locale as `LC_ALL`, `LC_MESSAGES` or `LANG` name it (`zh_CN.UTF-8`, `en_GB`).
    /// Where no locale is set, or the bare `C`, the directory's own language: its readers know it.
    #[must_use]
    pub fn of_locale(locale: Option<&str>) -> Self {
        let language = locale.unwrap_or_default().split(['_', '.', '@', '-']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "" | "c" | "posix" | "zh" => Self::Zh,
            _ => Self::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_locale_chooses_the_language() {
        let languages = [None, Some("C.UTF-8"), Some("zh_CN.UTF-8"), Some("en_GB"), Some("de_DE.UTF-8"), Some("POSIX")];
        let expected = [Lang::Zh, Lang::Zh, Lang::Zh, Lang::En, Lang::En, Lang::Zh];
        assert_eq!(languages.map(Lang::of_locale), expected);
    }
}
