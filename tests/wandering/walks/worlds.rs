//! What there is to wander about in: directories as they are shipped, as small as they get, and as odd; texts as odd as a
//! clipboard holds.

use std::sync::{Arc, LazyLock};

use kechuang::directory::{Contents, Directory};
use kechuang::search::Index;

use super::shipped::SHIPPED;

/// A directory with its index.
pub(crate) struct World {
    pub(crate) directory: Arc<Directory>,
    pub(crate) index: Arc<Index>,
}

/// What the directories are called.
pub(crate) const WORLDS: [&str; 7] = ["shipped", "half", "small", "one", "empty", "odd", "raw"];

/// Names as a curator in another country, or nobody, would write them. None holds what a directory is refused for.
const ODD: [&str; 10] = [
    "جمعية المهندسين في تيانجين",
    "e\u{301}a\u{308}\u{323}o\u{302}\u{300}学\u{302A}会",
    "ｆｕｌｌ－ｗｉｄｔｈ　ｎａｍｅ",
    "👩🔬🧪🚀",
    "한국과학기술단체총연합회",
    "สมาคมวิทยาศาสตร์แห่งประเทศไทย",
    "x",
    "“①”…·●─│",
    "𠀀𪛖䶵𰻞",
    "བསྐྱེད་རྫོགས་",
];

/// Names that no directory is read with, but that a damaged file might hold.
const RAW: [&str; 5] = [
    "\u{1b}[2Jgone",
    "a\u{202E}cba\u{202C}",
    "\u{200B}\u{200D}\u{FEFF}",
    "two\nlines\ttab",
    "\u{9B}31m\u{E000}\u{FFFC}",
];

/// What may be pasted.
pub(crate) static PASTES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = [
        "医学",
        "天津市药学会\r\nq\ny\n",
        "\u{1b}[31mred\u{1b}[0m\u{7}",
        "\u{202E}txet\u{202C} \u{200B}",
        "年龄:38 月份:9",
        " ",
        "",
    ];
    let odd = ODD.iter().chain(&RAW).map(|text| (*text).to_owned());
    let long =
        ["学".repeat(1_000), "x ".repeat(4_000), "e\u{301}".repeat(500), "\u{302}".repeat(300), "a\n".repeat(3_000)];
    texts.map(str::to_owned).into_iter().chain(odd).chain(long).collect()
});

static ALL: LazyLock<Vec<World>> = LazyLock::new(|| {
    // What comes later would look like memory that a walk has taken.
    drop(older());
    let made = WORLDS.iter().map(|name| match *name {
        "shipped" => World { directory: Arc::clone(&SHIPPED.0), index: Arc::clone(&SHIPPED.1) },
        name => {
            let mut contents = SHIPPED.0.contents();
            change(name, &mut contents);
            let directory = Arc::new(Directory::from(contents));
            let index = Arc::new(Index::build(&directory));
            World { directory, index }
        }
    });
    made.collect()
});

/// The directory of a name's place.
pub(crate) fn world(place: usize) -> &'static World {
    &ALL[place % ALL.len()]
}

/// What every directory is compared with: names that a damaged file might hold, and a service that none of them has.
pub(crate) fn older() -> Arc<Directory> {
    static OLDER: LazyLock<Arc<Directory>> = LazyLock::new(|| {
        let mut contents = SHIPPED.0.contents();
        let mut more = contents.services[1].clone();
        (more.id, more.number) = ("service-withdrawn".into(), 900);
        contents.services.push(more);
        rename(&mut contents, &RAW);
        Arc::new(contents.into())
    });
    Arc::clone(&OLDER)
}

fn change(name: &str, contents: &mut Contents) {
    match name {
        "half" => {
            contents.services.retain(|service| service.number % 2 == 1);
            for discipline in &mut contents.disciplines {
                let half = discipline.societies.len() / 2;
                discipline.societies = discipline.societies[..half].into();
            }
        }
        "small" => {
            contents.services.truncate(3);
            contents.disciplines.truncate(1);
            contents.profiles.clear();
            contents.charter = None;
        }
        "one" | "empty" => {
            contents.services.truncate(usize::from(name == "one"));
            contents.disciplines.clear();
            contents.departments.clear();
            contents.profiles.clear();
            contents.charter = None;
            contents.info.preface = None;
        }
        "odd" => rename(contents, &ODD),
        _ => rename(contents, &RAW),
    }
}

/// Gives everything odd names, some of them long.
fn rename(contents: &mut Contents, names: &[&str]) {
    let name = |at: usize| {
        let name = names[at % names.len()];
        if at % 4 == 3 { name.repeat(60) } else { name.to_owned() }
    };
    for (at, service) in contents.services.iter_mut().enumerate() {
        service.name = name(at);
        service.english = (at % 3 == 0).then(|| name(at + 1));
        service.summary = name(at + 2);
        for contact in &mut service.contacts {
            for phone in &mut contact.phones {
                phone.note = Some(name(at + 3));
            }
        }
    }
    for discipline in &mut contents.disciplines {
        for (at, society) in discipline.societies.iter_mut().enumerate() {
            society.name = name(at);
            society.alternate_names = [name(at + 1)].into();
        }
    }
    for (at, department) in contents.departments.iter_mut().enumerate() {
        department.name = name(at);
    }
    contents.info.short_title = name(1);
}
