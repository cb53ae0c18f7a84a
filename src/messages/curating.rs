//! What is said to whoever keeps a directory true: what is due to be asked after, whom to call, what readers report.

use super::catalogue::messages;

messages! {
    /// Words of `kechuang stale`, `callsheet`, `report`, `slips` and `new`.
    Curating {
        sheet_number: "号码", "Number";
        sheet_kind: "电话或传真", "Voice or fax";
        sheet_answers: "谁接听", "Who answers";
        sheet_services: "服务和机构", "Services and organizations";
        sheet_schedules: "要问的时间", "Times to ask about";
        sheet_societies: "学会清单", "List of societies";
        sheet_right: "号码对不对（√ 或 ×）", "Right? (y or n)";
        sheet_new_number: "新号码", "New number";
        sheet_schedules_right: "时间对（√，或服务序号）", "Times right (y, or service numbers)";
        sheet_on: "核对于（2026-11）", "Confirmed on (2026-11)";
        sheet_by: "核对单位", "By (office)";
        sheet_how: "方式（电话、网页、书面）", "How (call, page, letter)";
        sheet_remark: "备注", "Remark";
        sheet_title(numbers, title): "{title}：要核对的 {numbers} 个号码", "{title}: numbers to be confirmed: {numbers}";
        sheet_hint:
            "每行一个号码。填好后用 kechuang import 读回；没有打勾的不改。",
            "A number a row. When it is filled in, kechuang import reads it back; what is not ticked stays.";
        sheet_written(numbers, path): "{numbers} 个号码，已写入 {path}", "numbers: {numbers}, written to {path}";
        due_none(days): "没有到期的：全部在 {days} 天内核对过", "nothing is due: everything was confirmed within {days} days";
        due_total(things, numbers):
            "{things} 处到期，打 {numbers} 个号码可全部问到",
            "due: {things}; numbers to call for all of them: {numbers}";
        due_no_number: "没有号码", "No number";
        due_things(count): "{count} 处", "due: {count}";
        due_never: "从未核对", "never confirmed";
        due_since(date, days): "核对于 {date}，已 {days} 天", "confirmed {date}, {days} days ago";
        due_contact: "联系方式", "contact";
        due_list: "学会清单", "list of societies";
        due_id: "编号", "Id";
        due_title: "名称", "Title";
        due_what: "内容", "What";
        due_days: "天数", "Days";
        slip: "纠错条", "Slip";
        field_name: "名称", "Name";
        field_number: "号码", "Number";
        field_window: "时间", "Time";
        field_condition: "条件", "Condition";
        field_other: "其他", "Other";
        slip_wrong: "有误", "Wrong";
        slip_now: "现在", "Now";
        slip_of_edition: "版本", "Edition";
        slip_edition(reported, current): "{reported}（现为 {current}）", "{reported} (now {current})";
        slip_as_printed: "仍如所印", "as it was printed";
        slip_changed: "已改动", "changed since";
        slip_open: "没有指明所印文字", "no printed words were named";
        slip_gone: "目录中没有这一条", "no such entry";
        slip_nothing: "（无）", "(nothing)";
        slip_fault(line, fault): "第 {line} 行的纠错条：{fault}", "the slip of line {line}: {fault}";
        slip_unfinished(end): "没有完，缺 {end} 一行", "it has no end: the line {end} is missing";
        slip_lacks(key): "缺少 {key} 一行", "the line {key} is missing";
        slip_unknown_field(found, fields): "栏目“{found}”不认识；可用：{fields}", "“{found}” is no field; one of: {fields}";
        no_slips: "没有找到纠错条", "there is no slip in it";
        no_slip(id): "“{id}”不是一条记录，不能写纠错条", "“{id}” is no entry, so there is no slip on it";
        not_printed(text, there): "那里没有印着“{text}”；所印：{there}", "“{text}” is not printed there; what is: {there}";
        nothing_wrong: "--wrong 后面要写明哪里有误", "--wrong has to say what is wrong";
        record_written(place, id, call):
            "{place}: 新条目 {id}；请填好空着的各项，再核对：{call}",
            "{place}: new record {id}; fill in what is empty, then: {call}";
        option_of_other_kind(option, kind): "{option} 只用于 kechuang new {kind}", "{option} goes with kechuang new {kind} only";
        folder_behind(kind):
            "kechuang new {kind} 的文件夹用 --into DIR 指明",
            "for kechuang new {kind}, name the folder with --into DIR";
        discipline(id, name): "{id} {name}", "{id} {name}";
        discipline_missing(all): "请用 --discipline 指明学会所属的学科：{all}", "name the society's discipline with --discipline: {all}";
        no_such_discipline(word, all): "没有学科“{word}”；可用：{all}", "there is no discipline “{word}”; one of: {all}";
        no_disciplines:
            "目录中还没有学科；请先在 societies/ 中写一个",
            "the directory has no discipline yet; write one into societies/ first";
        unfit_department(id):
            "“{id}”不能作部门的编号；应为 department- 加小写字母或数字，如 department-office",
            "“{id}” is no id of a department; it is department- and small letters or digits, such as department-office";
        taken_id(id): "编号 {id} 已经有了；请换一个", "there is a record {id} already; choose another id";
        unreadable_file(file):
            "{file} 有语法错误，没有写入；请先用 kechuang check 找出",
            "{file} cannot be read, and nothing was written; kechuang check says why";
        slips_unread(path, reason): "读不了 {path}：{reason}", "{path} cannot be read: {reason}";
    }
}
