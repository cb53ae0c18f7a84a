//! A directory that is read again while it is shown.

use std::sync::Arc;

use kechuang::loader::{LoadError, Source, load};
use kechuang::tui::action::Message;

use crate::support::desk::{Desk, options};

/// What is wrong with a directory that has no file.
fn faults() -> Arc<LoadError> {
    let faults = load(&Source { files: Vec::new(), ..Source::shipped() }, |_| ()).unwrap_err();
    Arc::new(LoadError::Faults(faults))
}

fn last_row(desk: &Desk) -> String {
    desk.frame().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_fault_stands_in_the_last_row_until_it_is_mended() {
    for (width, height) in [(120, 36), (80, 24), (50, 20), (40, 10)] {
        let mut desk = Desk::open_with(options(), width, height);
        desk.send(Message::ReadAgain(Err(faults())));
        let told = |desk: &Desk| last_row(desk).contains("目录未更新");
        assert!(told(&desk), "{}", last_row(&desk));
        desk.press("j j ? j ? /");
        assert!(told(&desk), "{}", last_row(&desk));
        desk.send(Message::ReadAgain(Ok(())));
        assert!(last_row(&desk).contains("目录已重新读取"));
        desk.press("Esc");
        assert!(!told(&desk));
    }
}
