//! Who answers the telephone.

use super::catalogue::messages;

messages! {
    /// The words of the phone book.
    PhoneBook {
        societies: "清单中的学会", "the societies of the list";
        and_others: "等", "and others";
        cards(records, cards): "{records} 条共 {cards} 张名片：同一部门只有一张", "{records} entries on {cards} cards: a department has one";
        doubtful(note): "存疑：{note}", "in doubt: {note}";
        also_of(names): "也是{names}的号码", "also the number of {names}";
        both_kinds: "电话和传真同号", "voice and fax at one number";
        no_number: "原书没有印号码", "no number is printed";
        brief_doubt: "存疑", "doubt";
        brief_shared: "共用", "shared";
        brief_fax: "传真", "fax";
        brief_both: "话传", "+fax";
        brief_extension: "分机", "ext.";
        services(count): "{count} 项服务", "services: {count}";
        title: "电话簿", "Phone book";
        placeholder(key): "按 {key} 查找：部门、服务、拼音、号码", "press {key} to find: who, what for, pinyin, digits";
        typing: "输入部门、服务、拼音或号码", "type who, what for, pinyin or digits";
        used_for: "用于", "For";
        nobody: "目录里没有部门或机构的电话", "The directory names nobody to call";
        nothing_selected: "没有选中号码；请改动查找内容", "No number is selected; change the query";
    }
}
