//! Why something is not kept, or not read of what is kept.

use super::catalogue::messages;

messages! {
    /// Why something is not kept, or not read of what is kept.
    State {
        no_folder:
            "收藏等无处可存：XDG_STATE_HOME 和 HOME 都未指明文件夹",
            "nothing can be kept: neither XDG_STATE_HOME nor HOME names a folder";
        unread(reason): "读不到收藏：{reason}", "what you keep is not read: {reason}";
        unread_too_long(path, found, limit):
            "读不到收藏：{path} 有 {found}，最多读 {limit}",
            "what you keep is not read: {path} has {found}, and {limit} are read at most";
        unwritten(path, reason):
            "尚未存下，稍后再试：无法写入 {path}：{reason}",
            "not kept yet, will be tried again: cannot write {path}: {reason}";
        locked(path):
            "尚未存下，稍后再试：{path} 被另一程序锁住",
            "not kept yet, will be tried again: another program holds {path}";
        newer(path, version):
            "{path} 由更新版本的程序写成（格式 {version}），本程序不读也不改",
            "{path} was written by a newer version of the program (format {version}); this one neither reads nor changes it";
        too_large(path, limit):
            "未存下：{path} 会超过 {limit}",
            "not kept: {path} would be more than {limit}";
        set_aside(path, line, aside):
            "{path} 第 {line} 行已损坏，原文件移为 {aside}",
            "{path} was damaged in line {line}; it lies in {aside} now";
        damaged(path, line, reason):
            "{path} 第 {line} 行已损坏：{reason}",
            "{path} is damaged in line {line}: {reason}";
    }
}
