//! The directory as a folder of pages.

use super::catalogue::messages;
use crate::directory::Kind;

messages! {
    /// What stands around the entries of the pages.
    Site {
        services: "服务", "Services";
        societies: "学会", "Societies";
        departments: "部门", "Departments";
        profiles: "机构", "Organizations";
        articles: "通则", "Charter";
        preface: "前言", "Preface";
        skip: "跳到正文", "Skip to the text";
        way: "返回", "Back";
        contents: "目录", "Contents";
        neighbours: "前后条目", "Entries before and behind";
        before: "上一条：", "Previous: ";
        behind: "下一条：", "Next: ";
        rows(from, to): "第 {from}–{to} 条", "{from}–{to}";
        calendar: "日历", "Calendar";
        calendar_inferred: "日历（含推算）", "Calendar with inferred dates";
        cards: "名片", "Cards";
        workbook: "表格", "Workbook";
        find: "查找", "Search";
        find_hint:
            "可用汉字、全拼、首字母、英文名或编号，如 yaoxuehui、yxh。按 / 到此处，↑ ↓ 选择，Enter 打开，Esc 清空。",
            "Characters, pinyin, initials, English names or numbers: yaoxuehui, yxh. / comes here, ↑ ↓ choose, Enter opens, Esc clears.";
        found: "查找结果", "Results";
        found_none: "没有找到", "Nothing found";
        found_one: "找到 1 条", "1 found";
        found_many: "找到 # 条", "# found";
        found_cut: "找到 # 条，列出最相符的 % 条", "# found; the best % are listed";
        loading: "正在载入名录……", "Loading names ...";
        failed: "名录没有载入；下面的目录仍然完整。", "The names could not be loaded; the list below is complete all the same.";
        exists(path): "{path} 已存在而且不是空的，没有改动；要替换其中的网页请加 --force", "{path} is there and not empty, and was left alone; --force replaces a site that stands there";
        not_a_folder(path): "{path} 不是文件夹；请写一个文件夹", "{path} is no folder; give the name of one";
        not_ours(path): "{path} 里不是本程序写的网页，没有改动；请写另一个文件夹", "{path} holds no site that kechuang wrote, and was left alone; give another folder";
        holds_others(path, other): "{path} 里还有别的文件，如 {other}，没有改动；请先移走", "{path} also holds other files, such as {other}, and was left alone; move them first";
        written(pages, path): "已写成 {pages} 页：{path}", "{pages} pages: {path}";
        many_names(files): "条目很多：首页只列各部分的分页，查找时才载入名录的 {files} 个文件", "There are many entries: the first page leads to lists, and the {files} files of names are loaded when somebody searches";
        our_words:
            "各页内容为摘编，正式表述以原书为准。本站不收集任何信息：查找在您的浏览器中进行。",
            "What these pages say is a summary; the book has the official wording. Nothing is collected: searching happens in your browser.";
    }
}

impl Site {
    /// The heading above the records of a kind.
    pub(crate) const fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Service => self.services,
            Kind::Society => self.societies,
            Kind::Department => self.departments,
            Kind::Profile => self.profiles,
            Kind::Article => self.articles,
            Kind::Preface => self.preface,
        }
    }
}
