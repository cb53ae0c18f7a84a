//! The text of a record that is still to be written: what it must have stands empty, so that it is refused until somebody
//! fills it in, and what it may have stands as comments with a word of each kind.

use super::quoted;

/// A service with its id and number: the text of a file.
#[must_use]
pub fn service_skeleton(id: &str, number: u32) -> String {
    format!("(\n    id: {},\n    number: {number},\n{SERVICE})\n", quoted(id))
}

/// A society with its id and number, as it stands in the list of a discipline.
#[must_use]
pub fn society_skeleton(id: &str, number: u32) -> String {
    format!("(\n    id: {},\n    number: {number},\n{SOCIETY})", quoted(id))
}

/// A department with its id, as it stands in the list of all.
#[must_use]
pub fn department_skeleton(id: &str) -> String {
    format!("(\n    id: {},\n{DEPARTMENT})", quoted(id))
}

const SERVICE: &str = r#"    name: "",
    // english: "…",
    // english_printed: true,
    // alternate_names: ["…"],
    // keywords: ["…"],
    // pinyin: "…",
    part: "",
    // category: "…",
    page: 0,
    summary: "",
    // providers: [(role: Organizer, label: "…", names: ["…"])],
    // audiences: [(label: "…", printed: "…", terms: ["…"])],
    // eligibility: (ages: [(max: 45, printed: "…")], criteria: [(asks: Other, printed: "…")]),
    // schedules: [(label: "…", printed: "…", windows: [Months(from: 3, to: 5)])],
    // benefits: [(kind: Quota, what: "…", value: 20, printed: "…")],
    // figures: [(what: "…", value: 20, printed: "…")],
    // history: [(date: "2023-05", what: "…")],
    // documents: [(title: "…")],
    contacts: [
        (department: "", phones: [(number: "")]),
    ],
    // urls: [(url: "…")],
    // sections: [(heading: "…", body: [Text("…")])],
    // notes: ["…"],
"#;

const SOCIETY: &str = r#"    name: "",
    // english: "…",
    // english_printed: true,
    // alternate_names: ["…"],
    // pinyin: "…",
    // notes: ["…"],
"#;

const DEPARTMENT: &str = r#"    name: "",
    // english: "…",
    // english_printed: true,
    // alternate_names: ["…"],
    // pinyin: "…",
    page: 0,
    // notes: ["…"],
"#;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use serde::de::DeserializeOwned;

    use super::{department_skeleton, service_skeleton, society_skeleton};
    use crate::directory::{Department, Discipline, Service, Society, ron_options};
    use crate::editing::{fields_at, layout};
    use crate::loader::layout::FileKind;
    use crate::loader::syntax_tree::{FieldPath, SyntaxNode};

    /// The names of the fields, those in comments as well, in their order; with all comments taken for fields it is read.
    fn fields<T: DeserializeOwned>(skeleton: &str) -> Vec<String> {
        let whole = skeleton.replace("// ", "");
        ron_options().from_str::<T>(&whole).unwrap();
        ron_options().from_str::<T>(skeleton).unwrap();
        let names = whole.lines().filter_map(|line| line.strip_prefix("    ")?.split_once(':'));
        names.filter(|(name, _)| !name.contains(['(', ' '])).map(|(name, _)| name.to_owned()).collect()
    }

    #[test]
    fn a_skeleton_has_every_field_of_its_type_in_their_order() {
        let root = FieldPath::default();
        let order = |kind, text: &str, path: &FieldPath| fields_at(kind, text, &SyntaxNode::read(text), path).unwrap();
        let service = service_skeleton("service-01", 1);
        assert_eq!(fields::<Service>(&service), order(FileKind::Service, &service, &root));
        let society = society_skeleton("society-a-01", 1);
        let discipline = format!("(id: \"a\", number: 1, name: \"a\", societies: [{society}])");
        ron_options().from_str::<Discipline>(&discipline).unwrap();
        let in_list = root.field("societies").at(0);
        assert_eq!(fields::<Society>(&society), order(FileKind::Discipline, &discipline, &in_list));
        let department = department_skeleton("department-01");
        let list = format!("[{department}]");
        assert_eq!(fields::<Department>(&department), order(FileKind::Departments, &list, &root.at(0)));
        assert_eq!(layout(&service).unwrap(), service);
    }
}
