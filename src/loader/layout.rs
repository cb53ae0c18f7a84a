//! What the files of a directory are called, and which type each holds.

/// The file without which there is no directory.
pub const DIRECTORY: &str = "directory.ron";
/// The departments that answer.
pub const DEPARTMENTS: &str = "departments.ron";
/// What is said of all societies together.
pub const SOCIETIES: &str = "societies.ron";
/// The charter.
pub const CHARTER: &str = "charter.ron";
/// Words that mean the same.
pub const THESAURUS: &str = "thesaurus.ron";
/// Every file that stands in no folder.
pub const FILES: [&str; 5] = [DIRECTORY, DEPARTMENTS, SOCIETIES, CHARTER, THESAURUS];

/// A service in each file.
pub const SERVICES_FOLDER: &str = "services";
/// A discipline with its societies in each file.
pub const DISCIPLINES_FOLDER: &str = "societies";
/// A profile in each file.
pub const PROFILES_FOLDER: &str = "profiles";
/// Every folder. It holds files with one value each, and no other folder.
pub const FOLDERS: [&str; 3] = [SERVICES_FOLDER, DISCIPLINES_FOLDER, PROFILES_FOLDER];

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// [`DirectoryInfo`](crate::directory::DirectoryInfo).
    Directory,
    /// A list of [`Department`](crate::directory::Department).
    Departments,
    /// [`SocietyList`](crate::directory::SocietyList).
    Societies,
    /// [`Charter`](crate::directory::Charter).
    Charter,
    /// [`Thesaurus`](crate::directory::Thesaurus).
    Thesaurus,
    /// [`Service`](crate::directory::Service).
    Service,
    /// [`Discipline`](crate::directory::Discipline).
    Discipline,
    /// [`Profile`](crate::directory::Profile).
    Profile,
}

impl FileKind {
    /// What the file with a path below the directory's root holds; `None` where the format has no place for it.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        match path.split_once('/') {
            None if path == DIRECTORY => Some(Self::Directory),
            None if path == DEPARTMENTS => Some(Self::Departments),
            None if path == SOCIETIES => Some(Self::Societies),
            None if path == CHARTER => Some(Self::Charter),
            None if path == THESAURUS => Some(Self::Thesaurus),
            Some((_, name)) if name.contains('/') => None,
            Some((SERVICES_FOLDER, _)) => Some(Self::Service),
            Some((DISCIPLINES_FOLDER, _)) => Some(Self::Discipline),
            Some((PROFILES_FOLDER, _)) => Some(Self::Profile),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, FOLDERS, FileKind};

    #[test]
    fn each_file_and_each_folder_has_its_kind() {
        assert!(FILES.iter().all(|file| FileKind::of(file).is_some()));
        assert!(FOLDERS.iter().all(|folder| FileKind::of(&format!("{folder}/01.ron")).is_some()));
        for other in ["", "01.ron", "services", "services/a/01.ron", "photos/01.ron", "services/directory.ron/x"] {
            assert_eq!(FileKind::of(other), None, "{other}");
        }
    }
}
