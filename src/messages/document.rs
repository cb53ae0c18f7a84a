//! Labels and phrases around what a record holds.

use super::catalogue::messages;

messages! {
    /// What sort of record.
    Kinds {
        service: "服务", "service";
        society: "学会", "society";
        department: "部门", "department";
        profile: "机构", "organization";
        article: "通则", "article";
        preface: "前言", "preface";
    }

    /// Labels and phrases of the detail view.
    Facts {
        page(page): "第 {page} 页", "p. {page}";
        page_from(page): "第 {page} 页起", "from p. {page}";
        audience: "面向", "For";
        age: "年龄", "Age";
        nationality: "国籍", "Nationality";
        residence: "工作地", "Place of work";
        degree: "学历", "Degree";
        rank: "职称", "Rank";
        born_from(date): "（{date}及以后出生）", " (born on or after {date})";
        excluded: "除外", "Excluded";
        sex: "性别", "Sex";
        other_conditions: "条件", "Conditions";
        conditions_in: "见正文", "See the section";
        quota: "名额", "Quota";
        amount: "金额", "Amount";
        term: "期限", "Term";
        limit: "限额", "Limit";
        contacts: "联系方式", "Contact";
        department: "部门", "Department";
        printed_as(name): "原书写作“{name}”", "printed as “{name}”";
        confirmed(when, how, by): "核对于 {when}（{how}，{by}）", "Confirmed {when} ({how}, {by})";
        unconfirmed(year): "未核对（原书 {year} 年所印）", "Not confirmed (as printed in {year})";
        by_call: "电话", "by telephone";
        by_page: "网页", "on a web page";
        by_letter: "书面", "in writing";
        phone: "电话", "Phone";
        fax: "传真", "Fax";
        list_phone: "清单部门电话", "Phone (list)";
        list_fax: "清单部门传真", "Fax (list)";
        list_department: "清单联系部门", "List kept by";
        list_itself: "学会清单", "the list of societies";
        no_number_of_its_own:
            "原书没有列出该学会自己的电话；以下是学会清单联系部门的电话。",
            "The book gives no number of the society's own; this is that of the department that keeps the list.";
        no_contact_of_its_own:
            "原书没有列出该学会自己的联系方式；以下是学会清单的联系部门。",
            "The book gives no contact of the society's own; this is the department that keeps the list.";
        of_list(department): "{department}，非该学会自有", "{department}, not the society's own";
        of_list_long(department):
            "{department}，学会清单的联系部门，非该学会自有电话",
            "{department}, which keeps the list; not the society's own number";
        of_list_note: "非该学会自有电话，是学会清单联系部门的", "Not the society's own: the number of the department that keeps the list";
        of_list_short: "清单部门的，非该学会自有", "the list's, not the society's own";
        more_numbers(count): "等 {count} 个号码", "of {count} numbers";
        email: "邮箱", "E-mail";
        web: "网址", "Web";
        address: "地址", "Address";
        postal_code: "邮编", "Postcode";
        figures: "数字", "Figures";
        history: "沿革", "History";
        documents: "文件", "Documents";
        urls: "相关网址", "Links";
        notes: "说明", "Notes";
        english_name: "英文名", "English name";
        printed_name: "书中名称", "Printed name";
        english_ours: "译名", "English name ours";
        english_printed: "英文名见原书", "English name as printed";
        both_printed: "中英文名均见原书", "both as printed";
        own_note: "批注", "Your note";
        own_note_pending: "批注（尚未存盘）", "Your note (not on the disk yet)";
        also: "又名", "Also called";
        as_of(date): "截至 {date}", "as of {date}";
        in_caption: "见图片说明", "from a caption";
        in_picture: "见书中图片", "from a picture";
        translated(pairs): "译名：{pairs}", "Labels in our words, and as printed: {pairs}";
        bilingual(ours, printed): "{printed}（{ours}）", "{ours} · {printed}";
        labelled(label, text): "{label}：{text}", "{label}: {text}";
        remarked(text, remark): "{text}（{remark}）", "{text} ({remark})";
        explained(text, what): "{text}——{what}", "{text} — {what}";
        comma: "，", ", ";
        semicolon: "；", "; ";
        and: "、", ", ";
        damaged:
            "这一条在编译好的目录中已损坏，无法显示；请重新编译目录。",
            "This record is damaged in the compiled directory and cannot be shown; compile the directory again.";
        summary(page):
            "本文为摘编，正式表述以原书第 {page} 页为准。",
            "This is a summary; the official wording is on page {page} of the book.";
        summary_from(page):
            "本文为摘编，正式表述以原书第 {page} 页起的正文为准。",
            "This is a summary; the official wording begins on page {page} of the book.";
        summary_unpaged: "本文为摘编，正式表述以原书为准。", "This is a summary; the book has the official wording.";
        discipline: "学科", "Discipline";
        number: "序号", "Number";
        listed: "清单", "List";
        answers_for: "负责的服务", "Services it answers for";
        answers_for_at(number): "负责的服务（{number}）", "Services it answers for at {number}";
        answers_for_societies(count): "以及清单中的 {count} 个学会", "and the {count} societies of the list";
        comparison: "对照", "Comparison";
        place: "所在", "Place";
        printed_on: "页码", "Page";
        in_short: "概要", "Summary";
        text: "正文", "Text";
        and_others(count): "以及另外 {count} 条", "and {count} others";
        compared(different, same): "{different} 项不同，{same} 项相同", "different: {different}, the same: {same}";
        in_one_piece: "通读", "In one piece";
        whole_chapter: "本章全文", "this chapter";
        whole_charter: "章程全文", "the whole charter";
        answers_for_societies_alone(count): "清单中的 {count} 个学会", "the {count} societies of the list";
        serves(services): "用于 {services} 项服务，见下", "services: {services}, see below";
        serves_societies: "用于清单中的学会", "for the societies of the list";
        serves_both(services):
            "用于 {services} 项服务和清单中的学会，见下",
            "services: {services}, and the societies of the list; see below";
        id(id): "编号 {id}", "Id {id}";
    }
}
