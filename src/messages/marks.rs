//! Several entries at once: marking, taking along, writing to a file.

use super::catalogue::messages;

messages! {
    /// What is said of marked entries.
    Marks {
        marked(count): "已选 {count}", "{count} marked";
        absent(count, absent): "已选 {count}，{absent} 条不在此列", "{count} marked, {absent} not listed here";
        absent_short(count, absent): "已选 {count}，{absent} 不在此", "{count} marked, {absent} elsewhere";
        only: "选中的条目", "Marked entries";
        range_begun(end, leave):
            "连选：移动光标，{end} 结束，{leave} 放弃",
            "A range: move the cursor, {end} ends it, {leave} lets go of it";
        range_left: "已放弃连选", "The range is let go of";
        all_marked(count): "已选中所列 {count} 条", "Marked all that is listed: {count}";
        best_marked(count, total):
            "已选中所列 {count} 条；相符的共 {total} 条，其余没有列出",
            "Marked what is listed: {count} of the {total} that match";
        all_unmarked(count): "已取消所列 {count} 条", "No longer marked: {count}";
        none_marked(key): "没有选中的条目；按 {key} 选中", "No entry is marked; {key} marks one";
        to_unmark(count, key): "选中的还有 {count} 条；再按 {key} 全部取消", "{count} are still marked; {key} again lets go of them";
        unmarked(count): "已取消选中的 {count} 条", "Let go of {count} marked entries";
        one_only(call): "此处只取一条；要取几条请用 {call}", "One entry is to be picked here; for several: {call}";
        hint(word, count): "{word}({count})", "{word} ({count})";
        several(count, what): "所选 {count} 条的{what}", "{what} of {count} entries";
        several_lacking(count, what, lacking):
            "所选 {count} 条的{what}，{lacking} 条没有",
            "{what} of {count} entries, {lacking} without";
        several_lacking_short(count, lacking): "{count} 条，{lacking} 条没有", "{count}, {lacking} without";
        several_short(count): "{count} 条", "{count} entries";
        several_brief(count, what): "{count} 条{what}", "{count}: {what}";
        nothing_of_that(count): "所选 {count} 条都没有这一项", "None of the {count} marked entries has one";
        too_long(count, key):
            "所选 {count} 条太长，剪贴板放不下；按 {key} 写入文件",
            "The {count} marked are too long for a clipboard; {key} writes them to a file";
        too_long_alone(count): "所选 {count} 条太长，剪贴板放不下", "The {count} marked are too long for a clipboard";
        copy_failed(text, reason):
            "{text}没有复制：{reason}；可少选几条",
            "{text}: not copied, {reason}; mark fewer";
        phones: "电话", "Numbers";
        phones_alone: "号码", "Bare numbers";
        names: "名称", "Names";
        lines: "一行一条", "One line each";
        whole: "全文", "Whole entries";
        cards: "名片", "vCards";
        table: "CSV 表格", "CSV";
        copy_title: "复制所选的什么？", "Copy what of the marked?";
        code_title: "所选的哪一项做成二维码？", "Which of the marked as codes?";
        code_phone: "电话", "Phone";
        code_url: "网址", "Web";
        code_contact: "名片", "Contact";
        code_event: "日程", "Dates";
        code_line: "一行", "One line";
        code_text: "全文", "Whole entry";
        one_by_one: "逐个显示", "one after another";
        no_codes(count): "所选 {count} 条没有可做成二维码的内容", "None of the {count} marked can be a code";
        too_many_codes(count, most):
            "已选 {count} 条；二维码一次最多逐个显示 {most} 条",
            "{count} are marked; codes are shown for {most} at the most";
        code_place(place, count): "{place}/{count}", "{place}/{count}";
        export_title: "写成哪种文件？", "Which sort of file?";
        export_one_title: "此条写成哪种文件？", "This entry as which sort of file?";
        export_listed: "所列全部", "All that is listed";
        export_listed_title: "所列的写成哪种文件？", "All that is listed as which sort of file?";
        json_file: "JSON", "JSON";
        jsonl_file: "JSON（一行一条）", "JSON, one a line";
        hsds_file: "HSDS 3.1（JSON）", "HSDS 3.1 (JSON)";
        jsonld_file: "JSON-LD（schema.org）", "JSON-LD (schema.org)";
        markdown_file: "Markdown 文稿", "Markdown document";
        vcard_file: "名片（vCard，供通讯录）", "Cards for an address book (vCard)";
        ical_file: "日历（iCalendar）", "Dates for a calendar (iCalendar)";
        csv_file: "CSV 表格", "CSV table";
        xlsx_file: "Excel 工作簿", "Excel workbook";
        writing(count): "正在写入 {count} 条", "Writing {count} entries";
        written(count, path): "已将 {count} 条写入 {path}", "Wrote {count} entries to {path}";
        not_written(reason): "没有写入文件：{reason}", "No file was written: {reason}";
        disk_full(folder): "{folder} 所在的磁盘已满", "the disk of {folder} is full";
        no_permission(folder): "没有写入 {folder} 的权限", "no permission to write in {folder}";
        read_only(folder): "{folder} 只能读，不能写", "{folder} can only be read";
        no_folder: "当前文件夹已不存在", "the current folder is gone";
        column_name: "名称", "name";
        column_phones: "电话", "phones";
        column_answering: "接听", "answering";
        column_remarks: "备注", "remarks";
        column_place: "所属", "place";
        column_kind: "类别", "kind";
        column_page: "页", "page";
        column_id: "编号", "id";
        column_english: "英文名", "English name";
        column_group: "组", "group";
        column_since: "收藏时间", "favourite since";
        column_note: "批注", "note";
        none_of_that(name): "“{name}”没有可取的内容，没有输出", "“{name}” has nothing of that kind and is not printed";
        more_warnings(count): "另有 {count} 条类似的提示", "{count} more remarks of that kind";
    }
}
