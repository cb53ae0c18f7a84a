//! What comes in: why a file is not read, what is unclear in one, and what it would change.

use super::catalogue::messages;

messages! {
    /// What an import says.
    Import {
        line(number): "第 {number} 行", "line {number}";
        element(number): "第 {number} 项", "element {number}";
        card(number): "第 {number} 张名片", "card {number}";
        empty: "文件是空的；可用 kechuang template xlsx 取得空白表格", "the file is empty; kechuang template xlsx gives an empty workbook";
        not_text:
            "不是文字（试过 UTF-8、UTF-16 和 GB18030）；请在表格软件中另存为 .xlsx，或“CSV UTF-8”",
            "no text in UTF-8, UTF-16 or GB18030; save it from the spreadsheet as .xlsx, or as “CSV UTF-8”";
        nul(line):
            "第 {line} 行有 NUL 字符，不是文字文件；请在表格软件中另存为 .xlsx，或“CSV UTF-8”",
            "a NUL in line {line}, so this is no text; save it from the spreadsheet as .xlsx, or as “CSV UTF-8”";
        open_quote(line):
            "第 {line} 行的引号没有收尾；请补上，或在表格软件中重新另存",
            "the quote in line {line} is never closed; close it, or save the table again from the spreadsheet";
        too_many_columns(found, most):
            "有 {found} 列，最多读 {most} 列；请删去目录没有的列",
            "{found} columns, and no more than {most} are read; take out those that the directory does not have";
        too_many_rows(most): "超过 {most} 行；请分成几个文件", "more than {most} rows; divide the file";
        too_many_cells(most): "超过 {most} 个单元格；请分成几个文件", "more than {most} filled cells; divide the file";
        broken(reason):
            "工作簿已损坏，无法读取（{reason}）；请在表格软件中打开，另存为 .xlsx",
            "the workbook is broken ({reason}); open it in the spreadsheet and save it as .xlsx again";
        old_workbook:
            "旧式工作簿（.xls）；请在表格软件中另存为 .xlsx",
            "a workbook in the old form (.xls); save it from the spreadsheet as .xlsx";
        password:
            "工作簿有密码；请在表格软件中取消密码，另存为 .xlsx",
            "the workbook has a password; take it off in the spreadsheet and save it as .xlsx";
        macros:
            "工作簿含有宏（.xlsm）；请另存为不含宏的 .xlsx",
            "the workbook has macros (.xlsm); save it as .xlsx, without them";
        binary_workbook:
            "二进制工作簿（.xlsb）；请在表格软件中另存为 .xlsx",
            "a binary workbook (.xlsb); save it from the spreadsheet as .xlsx";
        open_document:
            "LibreOffice 表格（.ods）；请另存为 .xlsx",
            "a LibreOffice table (.ods); save it as .xlsx";
        other_archive:
            "是压缩文件，但不是工作簿；请给出 .xlsx、.csv、.vcf 或 .json 文件",
            "an archive and no workbook; give a file .xlsx, .csv, .vcf or .json";
        bomb(most):
            "解开后过大（上限 {most}，或压缩比异常）；请在表格软件中另存为 .xlsx",
            "it unpacks to far more than it should (at most {most}); save it from the spreadsheet as .xlsx again";
        not_json(line, column):
            "第 {line} 行第 {column} 列处不是合法的 JSON；应为 kechuang export --format json 的输出",
            "no JSON at line {line}, column {column}; it should be what kechuang export --format json writes";
        other_json:
            "是 JSON，但不是本目录导出的格式，也不是 HSDS；应为 kechuang export --format json（或 jsonl、hsds）的输出",
            "JSON, but neither an export of a directory nor HSDS; it should be what kechuang export --format json (or jsonl, hsds) writes";
        other_hsds(version):
            "是 HSDS {version} 版；应为 3.1 版，即 kechuang export --format hsds 的输出",
            "HSDS of version {version}; it should be 3.1, as kechuang export --format hsds writes it";
        unversioned_hsds:
            "像是 HSDS，但没有写明版本；应为 \"version\": \"3.1\"，即 kechuang export --format hsds 的输出",
            "looks like HSDS and does not say of which version; it should be \"version\": \"3.1\", as kechuang export --format hsds writes it";
        foreign_hsds(place):
            "是别的程序写的 HSDS：{place} 没有本目录的 kechuang 属性；应为 kechuang export --format hsds 的输出",
            "HSDS of another program: {place} lacks the property kechuang; it should be what kechuang export --format hsds writes";
        old_card(line):
            "第 {line} 行是旧式名片（vCard 2.1，含 CHARSET 或 QUOTED-PRINTABLE）；请从通讯录导出 vCard 3.0",
            "line {line} is of an old card (vCard 2.1, with CHARSET or QUOTED-PRINTABLE); export it as vCard 3.0";
        broken_card(line):
            "第 {line} 行不是名片的内容；名片以 BEGIN:VCARD 开头，以 END:VCARD 结尾",
            "line {line} is no line of a card; a card begins with BEGIN:VCARD and ends with END:VCARD";
        no_headings:
            "找不到表头；前 20 行中要有一行写着“编号”“名称”等列名，见 kechuang template xlsx",
            "no headings; one of the first 20 rows must name columns such as id and name, see kechuang template xlsx";
        skipped_hidden: "隐藏的工作表，没有读", "a hidden sheet, not read";
        skipped_no_headings: "没有表头，没有读", "no headings, not read";
        skipped_preface: "前言不从外面读入", "the preface is not taken in";
        skipped_wrong_number: "号码不对，没有写新号码：不改", "the number is wrong, and no other is given: it stays";
        skipped_other_number: "另有号码没有核对：不算核对过", "another of its numbers is not confirmed: so the contact is not";
        skipped_not_on_card: "名片上少了目录中的一项：不删", "something that the directory has is not on the card: it stays";
        card_nobody(name): "目录中没有“{name}”的名片", "nobody in the directory has the card “{name}”";
        card_several(name): "叫“{name}”的不止一个；请用带 UID 的名片", "several are called “{name}”; use the card with its UID";
        card_not_one(found): "“{found}”是新的，但不清楚代替哪一个；一次一项改一个", "“{found}” is new, and it is not clear for which one it stands; change one of a kind at a time";
        card_shared(number): "{number} 也是别的部门的号码，其名片没有同样改；请都改，或直接编辑", "{number} is also that of another department, whose card does not change it; change both, or edit the files";
        card_contradicts(found): "{found} 在另一张名片上不是这样；请只留一张", "another card says otherwise of {found}; keep one of them";
        call_no_such_number(number): "目录中没有号码“{number}”", "no entry has the number “{number}”";
        call_twice(number): "号码“{number}”有两行", "the number “{number}” has two rows";
        call_contradicts: "号码打了勾，又写了新号码；留一样", "the number is ticked as right, and a new one is given; keep one";
        call_tick(found): "看不懂“{found}”；写 √（y）或 ×（n）", "“{found}” is not understood; write y (√) or n (×)";
        call_when(found): "“{found}”不是何年何月；写成 2026-11 或 2026-11-03", "“{found}” is no month or day; write 2026-11 or 2026-11-03";
        call_no_office: "没有写核对单位", "the office that asked is missing";
        call_how(found): "方式“{found}”不认识；写电话、网页或书面", "“{found}” is no way to ask; write call, page or letter";
        call_no_schedule(number): "序号 {number} 没有可核对的时间", "service {number} has no time to be confirmed at this number";
        skipped_nameless: "没有编号也没有名称，没有读", "neither an id nor a name, not read";
        unknown_heading(found): "没有“{found}”这一列；列名见 kechuang template xlsx", "there is no column “{found}”; kechuang template xlsx has all of them";
        unknown_heading_closest(found, closest): "没有“{found}”这一列；是否想写“{closest}”", "there is no column “{found}”; did you mean “{closest}”";
        no_heading: "这一列没有表头，却有内容；请写上列名，或删去这一列", "this column has cells and no heading; name it, or take it out";
        heading_twice(other): "与 {other} 的表头重复；请删去一列", "the same heading as {other}; take one of the columns out";
        made_number(found):
            "{found} 是数值，区号前的 0 或横线可能已丢失；请把单元格设为“文本”后重新输入",
            "{found} is a number here, and may have lost its zero or its hyphen; format the cell as text and type it again";
        made_date(found):
            "{found} 是表格软件转成的日期；请把单元格设为“文本”后重新输入原来的内容",
            "{found} is a date that the spreadsheet has made; format the cell as text and type again what it was";
        formula_error(found): "公式出错：{found}；请改为文字", "a formula ended in {found}; put the text itself there";
        merged(last): "到 {last} 是合并单元格；请取消合并，每行各填", "merged with cells up to {last}; unmerge them and fill each row";
        twice(id, other): "{id} 在 {other} 已有一行；请只留一行", "{id} stands in {other} too; keep one of the rows";
        no_id: "没有编号，也推不出编号；请填“编号”", "there is no id, and none that would follow; give one";
        not_an_id(found):
            "“{found}”不能作编号；应如 service-73、society-学科-01、department-名、profile-名",
            "“{found}” is no id; one is like service-73, society-DISCIPLINE-01, department-NAME, profile-NAME";
        not_an_id_closest(found, closest): "没有编号“{found}”；是否想写 {closest}", "there is no id “{found}”; did you mean {closest}";
        not_new(id): "目录中没有 {id}；通则和前言不能从表格新增，请直接编辑文件", "there is no {id}; articles and the preface do not come from a table, edit the file itself";
        name_taken(name, id): "“{name}”已是 {id} 的名称；编号是否写错", "“{name}” is the name of {id}; is the id wrong";
        lacks(column): "新增的条目缺少“{column}”", "a new record needs: {column}";
        slid(column, count):
            "“{column}”列有 {count} 格与相邻一行的原值相同：这一列似乎错了一行；请核对后重新对齐",
            "{count} cells of “{column}” are what stood in the row beside: the column seems to have slid by one; align it again";
        names_changed(count):
            "{count} 行的编号未变而名称全变：似乎有一列错位或只排序了一列；请核对",
            "the names of {count} rows change while their ids stay: a column seems to have slid, or one alone was sorted";
        not_a_value(reason): "值不对：{reason}", "no value for this field: {reason}";
        no_place(id): "在文件中找不到 {id} 的这一处；请用 kechuang edit {id}", "there is no place for this in the file of {id}; use kechuang edit {id}";
        added: "新增", "new";
        changed: "改", "changed";
        taken_out: "（去掉）", "(taken out)";
        nothing: "（空）", "(empty)";
        becomes(what, old, new): "{what}：{old} → {new}", "{what}: {old} → {new}";
        skipped: "跳过", "skipped";
        unclear: "不明", "unclear";
        totals(added, changed, unchanged, skipped):
            "新增 {added} · 改 {changed} · 不变 {unchanged} · 跳过 {skipped}",
            "new {added} · changed {changed} · unchanged {unchanged} · skipped {skipped}";
        totals_unclear(totals, unclear): "{totals} · 不明 {unclear}", "{totals} · unclear {unclear}";
        societies_counted(old, new):
            "学会总数（societies.ron 的 count）随之由 {old} 改为 {new}",
            "the number of societies (count in societies.ron) becomes {new} with them, and was {old}";
        faulty(message, help): "{message}；{help}", "{message}; {help}";
        absent(count):
            "目录另有 {count} 条不在文件中，保持不变；要删除请直接编辑文件",
            "{count} records of the directory are not in the file and stay as they are; to delete one, edit its file";
        preview(call): "以上是预览，没有写入；写入：{call}", "this is a preview and nothing is written; to write it: {call}";
        wrote(files): "已写入 {files} 个文件", "files written: {files}";
        nothing_to_write: "没有要写的改动", "nothing to write";
        unclear_told(count):
            "有 {count} 处不明，没有写入；请改好后再试",
            "{count} unclear, and nothing is written; mend the file and try again";
        would_be_faulty(count):
            "这样改后目录会有 {count} 处错误，没有写入；请改好后再试",
            "with these changes the directory would have {count} faults, so nothing is written; mend the file and try again";
        unwritten(path, reason): "{path} 写不进去，已恢复原样：{reason}", "{path} cannot be written, and all is as it was: {reason}";
        half_written(path, reason):
            "{path} 写不进去（{reason}），且有的文件未能恢复；请核对目录",
            "{path} cannot be written ({reason}), and not every file could be put back; check the directory";
        changed_meanwhile(path): "{path} 在此期间被改动，没有写入；请再试一次", "{path} was changed meanwhile and nothing is written; try again";
        compiled(path): "{path} 是编译好的目录，不能写入；请给出它的文件夹", "{path} is a compiled directory, which is not written to; name its folder";
    }
}
