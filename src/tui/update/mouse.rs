//! The mouse, in terms of what stood under it.

use super::copying::pick;
use super::query::find;
use super::{go, in_tree};
use crate::tui::action::{Effect, Motion, MouseAction};
use crate::tui::layout::Arrangement;
use crate::tui::mode::{Focus, Mode};
use crate::tui::model::{Model, Popup};

pub(super) fn point(model: &mut Model, mouse: MouseAction) -> Vec<Effect> {
    match mouse {
        MouseAction::Node { row, on_mark } => {
            model.typing = false;
            model.focus = Focus::Tree;
            return in_tree(model, |tree| {
                if tree.select_row(row) && on_mark {
                    tree.toggle();
                }
            });
        }
        MouseAction::Entry(row) => {
            model.typing = false;
            model.focus = Focus::List;
            // Where the details are not beside the list, choosing an entry goes to them.
            if model.list.select_row(row) && model.panes().arrangement == Arrangement::Narrow {
                model.focus = Focus::Detail;
            }
        }
        MouseAction::Query => find(model),
        MouseAction::Detail => {
            model.typing = false;
            model.focus = Focus::Detail;
        }
        MouseAction::MenuEntry(row) => {
            let offset = if let Some(Popup::Menu(menu)) = &model.popup { menu.rows.offset } else { 0 };
            return pick(model, offset + row + 1);
        }
        MouseAction::Outside => model.popup = None,
        MouseAction::Wheel(scope, lines) => return wheel(model, scope, lines),
    }
    Vec::new()
}

fn wheel(model: &mut Model, scope: Mode, lines: i16) -> Vec<Effect> {
    let focus = model.focus;
    model.focus = match scope {
        Mode::Tree => Focus::Tree,
        Mode::Detail => Focus::Detail,
        Mode::List | Mode::Query => Focus::List,
        Mode::Menu | Mode::Help | Mode::Qr => focus,
    };
    let motion = if lines < 0 { Motion::Up } else { Motion::Down };
    let effects = (0..lines.unsigned_abs()).flat_map(|_| go(model, motion)).collect::<Vec<_>>();
    model.focus = focus;
    // Of several searches only the last one matters.
    effects.into_iter().next_back().into_iter().collect()
}
