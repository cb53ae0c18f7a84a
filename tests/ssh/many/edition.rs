//! A new edition while visitors read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Site;
use crate::support::balancer::{is_missing, replaced};
use crate::support::folder::Folder;
use crate::support::pty::{KECHUANG, Terminal, code};
use crate::support::sshd::kiosk_block;

/// Entries that have another name in each edition: one on the first screen, and one far from it.
const FIRST: &str = "推荐全国创新争先奖天津市候选对象";
const FAR: &str = "天津市数学会";

/// Compiles an edition of the shipped directory, whose two entries carry its name.
fn compiled(name: &str) -> (Folder, PathBuf) {
    let folder = Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let mut changed = 0;
    for below in ["services", "societies"] {
        for entry in fs::read_dir(folder.mine().join(below)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let new = text.replace(&format!("\"{FIRST}\""), &format!("\"{name}的服务\""));
            let new = new.replace(&format!("\"{FAR}\""), &format!("\"{name}的学会\""));
            changed += usize::from(new != text);
            fs::write(&path, new).unwrap();
        }
    }
    assert_eq!(changed, 2);
    let file = folder.root().join("edition.kcd");
    let output = Command::new(KECHUANG).arg("compile").arg(folder.mine()).arg("-o").arg(&file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (folder, file)
}

/// What the README says on a node, of a file with this name: a check, and a link that takes its name by a rename.
fn published(name: &str) -> String {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let at = readme.find("kechuang check haihe-2026-11.kcd && ln ").expect("how an edition gets its name");
    let line = readme[at..].split('\'').next().unwrap();
    line.replacen("kechuang", &format!("'{KECHUANG}'"), 1).replace("haihe-2026-11.kcd", name)
}

/// The README's way on a node: a copy under a new name, and the rest.
fn publish(node: &Folder, file: &Path, name: &str) {
    if !node.root().join(name).exists() {
        fs::copy(file, node.root().join(name)).unwrap();
    }
    let output = Command::new("sh").args(["-c", &published(name)]).current_dir(node.root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Two disks with the same edition, and the nodes that serve what the link on theirs leads to.
fn serving(first: &Path) -> ([Folder; 2], Site) {
    let disks = [Folder::empty(), Folder::empty()];
    let blocks = disks.each_ref().map(|disk| {
        publish(disk, first, "haihe-1.kcd");
        let link = disk.root().join("haihe.kcd");
        replaced(&kiosk_block(), "--kiosk\n", &format!("--kiosk --data {}\n", link.display()))
    });
    (disks, Site::with(blocks))
}

/// A visitor who has just come in finds what an edition says, and nothing of the other one. He stays in the query line.
fn reads(visitor: &Terminal, edition: &str, other: &str) {
    visitor.send("/");
    for (entry, detail) in [("学会", "022-27122522"), ("服务", "不超过300名")] {
        let name = format!("{edition}的{entry}");
        visitor.send("\x15").send(&name).see_selected(&name);
        let page = visitor.see(detail);
        assert!(!page.contains(&format!("{other}的")), "{page}");
    }
}

#[test]
fn under_twenty_open_sessions_none_breaks() {
    if is_missing() {
        return;
    }
    let (old, new) = (compiled("先前"), compiled("后来"));
    let (disks, site) = serving(&old.1);
    let before = site.visitors(20);
    let shares = site.shares();
    assert_eq!(shares.iter().sum::<usize>(), 20);
    assert!(shares.iter().all(|share| *share > 0), "{shares:?}");
    for disk in &disks {
        publish(disk, &new.1, "haihe-2.kcd");
    }
    // Who comes now reads the new one, on both nodes; who was there reads the old one, also where he had not looked.
    let after = site.visitors(4);
    for visitor in &after {
        reads(visitor, "后来", "先前");
    }
    for visitor in &before {
        reads(visitor, "先前", "后来");
    }
    // Even when nobody can open it any more.
    for disk in &disks {
        fs::remove_file(disk.root().join("haihe-1.kcd")).unwrap();
    }
    for mut visitor in before.into_iter().chain(after) {
        visitor.send("\x15").send("药学会").see_selected("天津市药学会");
        visitor.send("\x03");
        assert_eq!(code(visitor.end()), 0);
    }
    assert_eq!(site.shares(), [0, 0]);
}

#[test]
fn the_old_edition_is_back_by_the_same_rename() {
    if is_missing() {
        return;
    }
    let (old, new) = (compiled("先前"), compiled("后来"));
    let (disks, site) = serving(&old.1);
    for disk in &disks {
        publish(disk, &new.1, "haihe-2.kcd");
    }
    let between = site.visitor();
    for disk in &disks {
        publish(disk, &old.1, "haihe-1.kcd");
    }
    reads(&site.visitor(), "先前", "后来");
    reads(&between, "后来", "先前");
}

#[test]
fn one_that_is_damaged_on_the_way_never_gets_the_name() {
    if is_missing() {
        return;
    }
    let old = compiled("先前");
    let (disks, site) = serving(&old.1);
    let mut bytes = fs::read(&old.1).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    fs::write(disks[0].root().join("haihe-2.kcd"), bytes).unwrap();
    let output =
        Command::new("sh").args(["-c", &published("haihe-2.kcd")]).current_dir(disks[0].root()).output().unwrap();
    assert!(!output.status.success());
    assert_eq!(fs::read_link(disks[0].root().join("haihe.kcd")).unwrap(), Path::new("haihe-1.kcd"));
    reads(&site.visitor(), "先前", "后来");
}
