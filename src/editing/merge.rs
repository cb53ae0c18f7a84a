//! A value in the place of another one, with as little change as can be: what is the same stays as it is written.

use super::changes::Changes;
use crate::directory::ron_options;
use crate::loader::syntax_tree::{SyntaxField, SyntaxKind, SyntaxNode};

/// Changes `old` to what `new` says, which is a value of the text `ron`.
pub(super) fn into<'a>(changes: &mut Changes<'a>, old: &'a SyntaxNode, ron: &str, new: &SyntaxNode) {
    let new_inside = new.inside_some(ron);
    if new_inside.name(ron) == "None" {
        if !same(changes.text, old, ron, new) {
            changes.replace(old, &ron[new.span.clone()]);
        }
        return;
    }
    let (old, new) = (old.inside_some(changes.text), new_inside);
    if same(changes.text, old, ron, new) {
        return;
    }
    match (&old.parts, &new.parts) {
        (SyntaxKind::Fields(before), SyntaxKind::Fields(after)) if is_one_type(changes.text, old, ron, new) => {
            fields(changes, old, before, ron, after);
        }
        (SyntaxKind::Items(before), SyntaxKind::Items(after))
            if is_one_type(changes.text, old, ron, new)
                && (before.len() == after.len() || changes.text[old.span.clone()].starts_with('[')) =>
        {
            items(changes, old, before, ron, after);
        }
        _ => changes.replace(old, &ron[new.span.clone()]),
    }
}

/// Whether both have one name, and brackets of one kind. A name may be left out before fields.
fn is_one_type(text: &str, old: &SyntaxNode, ron: &str, new: &SyntaxNode) -> bool {
    let names = (old.name(text), new.name(ron));
    text[..old.span.end].chars().next_back() == ron[..new.span.end].chars().next_back()
        && (names.0 == names.1 || names.1.is_empty() && matches!(new.parts, SyntaxKind::Fields(_)))
}

fn fields<'a>(
    changes: &mut Changes<'a>,
    old: &'a SyntaxNode,
    before: &'a [SyntaxField],
    ron: &str,
    after: &[SyntaxField],
) {
    let bare = |name: &str| name.trim_start_matches("r#").to_owned();
    let order: Vec<String> = after.iter().map(|field| bare(&ron[field.name.clone()])).collect();
    let order: Vec<&str> = order.iter().map(String::as_str).collect();
    for (field, name) in after.iter().zip(&order) {
        match before.iter().find(|field| field.is_named(changes.text, name)) {
            Some(there) => into(changes, &there.value, ron, &field.value),
            None => changes.field(old, &order, name, &ron[field.value.span.clone()]),
        }
    }
    for field in before {
        if !order.iter().any(|name| field.is_named(changes.text, name)) {
            changes.remove(old, &field.value);
        }
    }
}

fn items<'a>(
    changes: &mut Changes<'a>,
    old: &'a SyntaxNode,
    before: &'a [SyntaxNode],
    ron: &str,
    after: &[SyntaxNode],
) {
    let text = changes.text;
    let is_same = |(old, new): &(&SyntaxNode, &SyntaxNode)| same(text, old, ron, new);
    let first = before.iter().zip(after).take_while(is_same).count();
    let (mine, others) = (&before[first..], &after[first..]);
    let last = mine.iter().rev().zip(others.iter().rev()).take_while(is_same).count();
    let (mine, others) = (&mine[..mine.len() - last], &others[..others.len() - last]);
    for (mine, other) in mine.iter().zip(others) {
        into(changes, mine, ron, other);
    }
    for gone in mine.iter().skip(others.len()) {
        changes.remove(old, gone);
    }
    for come in others.iter().skip(mine.len()) {
        changes.item(old, first + mine.len(), &ron[come.span.clone()]);
    }
}

/// Whether two values are the same, however they are written.
fn same(text: &str, old: &SyntaxNode, ron: &str, new: &SyntaxNode) -> bool {
    let (old, new) = (old.inside_some(text), new.inside_some(ron));
    let (mine, other) = (&text[old.span.clone()], &ron[new.span.clone()]);
    if mine == other {
        return true;
    }
    match (&old.parts, &new.parts) {
        (SyntaxKind::Text(_), SyntaxKind::Text(_)) => {
            let said = |piece: &str| ron_options().from_str::<String>(piece).ok();
            said(mine).is_some_and(|mine| Some(mine) == said(other))
        }
        (SyntaxKind::Plain, SyntaxKind::Plain) => {
            let number = |piece: &str| piece.parse::<f64>().ok().map(f64::to_bits);
            number(mine).is_some_and(|mine| Some(mine) == number(other))
        }
        (SyntaxKind::Fields(before), SyntaxKind::Fields(after)) => {
            is_one_type(text, old, ron, new)
                && before.len() == after.len()
                && after.iter().all(|field| {
                    let name = ron[field.name.clone()].trim_start_matches("r#");
                    let there = before.iter().find(|field| field.is_named(text, name));
                    there.is_some_and(|there| same(text, &there.value, ron, &field.value))
                })
        }
        (SyntaxKind::Items(before), SyntaxKind::Items(after)) => {
            is_one_type(text, old, ron, new)
                && before.len() == after.len()
                && before.iter().zip(after).all(|(mine, other)| same(text, mine, ron, other))
        }
        (SyntaxKind::Entries(before), SyntaxKind::Entries(after)) => {
            before.len() == after.len()
                && before.iter().zip(after).all(|((key, value), (other_key, other))| {
                    same(text, key, ron, other_key) && same(text, value, ron, other)
                })
        }
        _ => false,
    }
}
