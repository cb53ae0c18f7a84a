//! Everything the program says, in Chinese and in English: the one message catalogue.
//!
//! Knows `directory`, `loader`, `search` and `text`: the enums of those rooms, so that each of their values has its
//! words.
//!
//! Rule: a language is a value of [`Messages`], so a message that one language lacks does not compile. `{name}` in a
//! message stands for something filled in by [`fill`]; a test holds that both languages name the same things.
//!
//! Parts:
//! - `zh`, `en`: the messages in each language
//! - `commands`: what is said of each command, as a hint and as help
//! - `diagnostics`: what is wrong with a directory's files, and what would be right
//! - `problems`: what is wrong with a query
//! - `refusal`: why a file or a folder is not read

mod commands;
mod diagnostics;
mod en;
mod problems;
mod refusal;
mod zh;

pub use commands::CommandText;
pub use diagnostics::{DiagnosticText, fault};
pub use zh::Commands;

use crate::directory::{Kind, PhoneKind};

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

    /// The messages in this language.
    #[must_use]
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::Zh => &zh::WORDS,
            Self::En => &en::WORDS,
        }
    }
}

/// A message with the things in braces filled in.
#[must_use]
pub fn fill(message: &str, things: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(message.len() + 32);
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(things.iter().find(|(known, _)| *known == name).map_or("", |(_, thing)| thing));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

macro_rules! words {
    ($($(#[$about:meta])* $group:ident: $type:ident { $($field:ident,)* })*) => {
        /// The messages of one language, by the place where they are said.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the type says it")]
        pub struct Messages { pub commands: Commands, $(pub $group: $type,)* }

        $($(#[$about])*
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the message says what it is for")]
        pub struct $type { $(pub $field: &'static str,)* }

        impl $type {
            /// Every message with its name.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((concat!(stringify!($type), ".", stringify!($field)), self.$field),)*]
            }
        })*

        impl Messages {
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str)> {
                let hints = self.commands.all().into_iter().map(|(name, text)| (name, text.hint)).collect();
                let helps = self.commands.all().into_iter().map(|(name, text)| (name, text.help)).collect();
                [hints, helps, $(self.$group.all(),)*].concat()
            }
        }
    };
}

words! {
    /// Titles of panes and what stands in an empty one.
    panes: Panes {
        tree,
        detail,
        help,
        all,
        societies,
        departments,
        about,
        results,
        placeholder,
        typing,
        widened,
        loading,
        checking,
        no_match,
        no_match_help,
        empty_scope,
        nothing_chosen,
        too_small,
        code_too_large,
        code_too_long,
        position,
    }
    /// What sort of record.
    kinds: Kinds {
        service,
        society,
        department,
        profile,
        article,
        preface,
    }
    /// Labels and phrases of the detail view.
    facts: Facts {
        page,
        page_from,
        part,
        audience,
        age,
        nationality,
        residence,
        degree,
        rank,
        born_from,
        excluded,
        quota,
        amount,
        term,
        limit,
        contacts,
        department,
        printed_as,
        phone,
        fax,
        email,
        web,
        address,
        postal_code,
        figures,
        history,
        documents,
        urls,
        notes,
        also,
        as_of,
        in_caption,
        in_picture,
        labelled,
        remarked,
        explained,
        comma,
        and,
        summary,
        summary_from,
        summary_unpaged,
        discipline,
        number,
        listed,
        answers_for,
        answers_for_societies,
        chapter,
        charter,
        id,
        signed,
    }
    /// What has just happened, and what the reader can do next.
    toasts: Toasts {
        copied,
        tmux,
        sent,
        sent_through,
        command,
        copy_failed,
        copy_off,
        no_phone,
        no_code,
        nothing_to_pick,
        nothing_selected,
        nothing_to_copy,
        mouse_on,
        mouse_off,
        reason_timeout,
        reason_not_started,
        reason_ended,
        reason_display,
        reason_too_long,
        reason_unfit,
        cannot_suspend,
        completed_none,
    }
    /// Titles and entries of the copy menus.
    menus: Menus {
        serves,
        copy_phone,
        copy_other,
        pick,
        show_code,
        card,
        name,
        phone,
        fax,
        email,
        web,
        address,
        id,
    }
    /// Headings of the help screen.
    groups: Groups {
        moving,
        tree,
        list,
        find,
        detail,
        copy,
        menu,
        program,
        query,
    }
    /// The command line.
    cli: Cli {
        about,
        query,
        data,
        data_limit,
        lang,
        double_pinyin,
        glyphs,
        search,
        search_query,
        search_kind,
        search_limit,
        search_format,
        search_stdin,
        search_stdin_most,
        search_cut,
        stdin_too_long,
        stdin_unreadable,
        show,
        show_id,
        show_format,
        pick,
        pick_print,
        no_such_id,
        no_such_id_closest,
        find_by_name,
        nothing_picked,
        check,
        check_path,
        check_format,
        check_readings,
        doubtful,
        kiosk,
        idle_timeout,
        qr,
        qr_id,
        qr_of,
        qr_invert,
        qr_needs_dark,
        serve_config,
        serve_user,
        serve_path,
        doctor,
        doctor_format,
        clean,
        faults,
        faults_or_more,
        file_clean,
        others_faulty,
        error_label,
        help_label,
        other_label,
        configuration_fault,
        configuration_faults,
        configuration_unread,
        unreadable,
        kiosk_alone,
        query_and_command,
        absent,
        denied,
        not_a_folder,
        not_a_file,
        leads_nowhere,
        too_long,
        too_much,
        too_many,
        only_a_part,
        no_file_of_it,
        not_in_directory,
        no_terminal,
        dumb_terminal,
        kiosk_command,
        kiosk_idle,
        kiosk_fault,
        no_code,
        no_such_code,
        unfit_user,
        unfit_path,
        root_user,
        unwritten,
        usage,
        commands,
        command,
        arguments,
        options,
        values,
        default,
        variable,
        help_flag,
        version_flag,
        help_command,
        help_of,
        no_such_command,
        value_missing,
        value_not_among,
        value_wrong,
        argument_unknown,
        argument_unknown_closest,
        argument_missing,
        arguments_conflict,
        call_wrong,
        see_help,
        no_thread,
        terminal_failed,
    }
    /// What the doctor says of the terminal.
    doctor: Doctor {
        screen,
        screen_yes,
        screen_no,
        term,
        unset,
        size,
        size_value,
        colours,
        colours_16,
        colours_none,
        no_color,
        no_term,
        term_has_none,
        term_has,
        locale,
        charset,
        utf8,
        not_utf8,
        utf8_assumed,
        multiplexer,
        none,
        in_tmux,
        in_screen,
        near_tmux,
        near_screen,
        ssh,
        ssh_yes,
        ssh_no,
        display,
        display_wayland,
        display_far,
        clipboard,
        step_native,
        step_tmux,
        step_osc52,
        step_osc52_tmux,
        step_osc52_screen,
        step_off,
        why_kiosk,
        why_environment,
        why_configuration,
        why_display,
        why_tmux,
        why_ssh,
        why_no_display,
        width,
        width_narrow,
        width_wide,
        width_unknown,
        asked,
        mute,
        not_asked,
        none_that_answers,
        given,
        advice,
        nothing,
        settings,
        settings_none,
        settings_right,
        settings_wrong,
        settings_unread,
        fix_no_terminal,
        fix_term,
        fix_size,
        fix_utf8,
        fix_near_tmux,
        fix_osc52,
        fix_wayland,
        fix_off,
        fix_mute,
    }
    /// What of a query could not be understood.
    problems: Problems {
        unknown_field,
        unknown_field_closest,
        unknown_kind,
        unknown_kind_closest,
        unknown_value,
        not_a_number,
        too_long,
        too_many_terms,
    }
}

impl Messages {
    /// The word for a sort of record.
    #[must_use]
    pub const fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Service => self.kinds.service,
            Kind::Society => self.kinds.society,
            Kind::Department => self.kinds.department,
            Kind::Profile => self.kinds.profile,
            Kind::Article => self.kinds.article,
            Kind::Preface => self.kinds.preface,
        }
    }

    /// A text behind what it is of; alone where that is not said.
    #[must_use]
    pub fn labelled(&self, label: &str, text: &str) -> String {
        if label.is_empty() { text.to_owned() } else { fill(self.facts.labelled, &[("label", label), ("text", text)]) }
    }

    /// A text with a remark in brackets, if there is one.
    #[must_use]
    pub fn remarked(&self, text: &str, remark: Option<&str>) -> String {
        remark.map_or_else(|| text.to_owned(), |it| fill(self.facts.remarked, &[("text", text), ("remark", it)]))
    }

    /// The word for what answers at a number.
    #[must_use]
    pub const fn phone_kind(&self, kind: PhoneKind) -> &'static str {
        match kind {
            PhoneKind::Voice => self.facts.phone,
            PhoneKind::Fax => self.facts.fax,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Lang, fill};

    fn things(message: &str) -> BTreeSet<&str> {
        message.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
    }

    #[test]
    fn both_languages_name_the_same_things() {
        for ((name, zh), (_, en)) in Lang::Zh.messages().all().into_iter().zip(Lang::En.messages().all()) {
            assert_eq!(things(zh), things(en), "{name}");
            assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{name}");
        }
    }

    #[test]
    fn a_message_is_filled_in_order_and_never_twice() {
        assert_eq!(fill("{a}-{b}-{a}", &[("a", "1"), ("b", "{a}")]), "1-{a}-1");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn the_locale_chooses_the_language() {
        let languages = [None, Some("C.UTF-8"), Some("zh_CN.UTF-8"), Some("en_GB"), Some("de_DE.UTF-8"), Some("POSIX")];
        let expected = [Lang::Zh, Lang::Zh, Lang::Zh, Lang::En, Lang::En, Lang::Zh];
        assert_eq!(languages.map(Lang::of_locale), expected);
    }
}
